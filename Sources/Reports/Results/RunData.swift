internal import Scenarios

/// What a run's files say, for pages.
struct RunData: Sendable {
  /// A gate with its verdict.
  struct GateRow: Sendable {
    let name: String
    let requirement: String
    let figure: Figure
    let verdict: String
    let isWarning: Bool
  }

  /// A week of the payback.
  struct Week: Sendable {
    let week: Int
    let day: Int64
    let spent: Double
    let received: Double
    let net: Figure
  }

  let folder: ResultFolder
  let title: String
  let scenario: JSONValue?
  let currency: String
  let replications: Int
  private let figures: [String: Figure]
  private let sums: [String: [(numerator: Double, denominator: Double)]]
  /// Groups in the order of the scenario.
  let tiers: [String]
  let channels: [String]
  let teams: [String]
  let promises: [String]
  /// Metrics over all, in the order of the file.
  let metrics: [(name: String, statistic: String, figure: Figure)]
  let gates: [GateRow]
  let payback: [Week]

  /// What is read of a run.
  init(_ folder: ResultFolder) throws(ResultProblem) {
    self.folder = folder
    scenario = folder.json("scenario.resolved.json")
    title = scenario?["title"]?.text ?? folder.manifest["scenario"]?.text ?? ""
    replications = Int(folder.manifest["replications"]?.number?.value ?? 0)
    let dimensions = ["tier", "channel", "team", "treatment", "sla", "severity", "cause"]
    var figures: [String: Figure] = [:]
    var groups = [String: [String]](uniqueKeysWithValues: dimensions.map { ($0, []) })
    var metrics: [(name: String, statistic: String, figure: Figure)] = []
    if let summary = try folder.table(
      "summary.csv", words: ["metric", "statistic", "unit"] + dimensions + ["fate"],
      figures: ["value", "ci_low", "ci_high", "n"])
    {
      let (names, statistics, units) = (summary.words("metric"), summary.words("statistic"), summary.words("unit"))
      let cells = dimensions.map { summary.words($0) }
      let fates = summary.words("fate")
      let (values, lows) = (summary.figures("value"), summary.figures("ci_low"))
      let (highs, counts) = (summary.figures("ci_high"), summary.figures("n"))
      for row in 0..<summary.count where fates[row] != "without" {
        var key = names[row]
        var isGroup = false
        for (index, dimension) in dimensions.enumerated() where !cells[index][row].isEmpty {
          key += "|\(dimension)=\(cells[index][row])"
          isGroup = true
          if groups[dimension]?.contains(cells[index][row]) == false { groups[dimension]?.append(cells[index][row]) }
        }
        let figure = Figure(
          value: values[row], low: lows[row], high: highs[row], count: counts[row].isFinite ? Int(counts[row]) : 0,
          unit: units[row])
        if figures[key] == nil { figures[key] = figure }
        if !isGroup { metrics.append((names[row], statistics[row], figure)) }
      }
    }
    self.figures = figures
    self.metrics = metrics
    tiers = groups["tier"] ?? []
    channels = groups["channel"] ?? []
    teams = groups["team"] ?? []
    promises = groups["sla"] ?? []
    currency = scenario?["currency"]?.text ?? figures["money.cost"]?.unit ?? ""
    sums = try Self.sums(of: folder, dimensions: dimensions)
    gates = try Self.gates(of: folder)
    payback = try Self.payback(of: folder)
  }

  private static func sums(
    of folder: ResultFolder, dimensions: [String]
  ) throws(ResultProblem) -> [String: [(numerator: Double, denominator: Double)]] {
    guard
      let table = try folder.table(
        "replications.csv", words: ["metric"] + dimensions + ["fate"], figures: ["numerator", "denominator"])
    else { return [:] }
    var sums: [String: [(numerator: Double, denominator: Double)]] = [:]
    let (names, fates) = (table.words("metric"), table.words("fate"))
    let cells = dimensions.map { table.words($0) }
    let (numerators, denominators) = (table.figures("numerator"), table.figures("denominator"))
    for row in 0..<table.count where fates[row] != "without" && cells.allSatisfy({ $0[row].isEmpty }) {
      sums[names[row], default: []].append((numerators[row], denominators[row]))
    }
    return sums
  }

  private static func gates(of folder: ResultFolder) throws(ResultProblem) -> [GateRow] {
    guard
      let table = try folder.table(
        "gates.csv", words: ["gate", "requirement", "verdict", "severity"], figures: ["value", "ci_low", "ci_high"])
    else { return [] }
    return (0..<table.count).map { row in
      GateRow(
        name: table.words("gate")[row], requirement: table.words("requirement")[row],
        figure: Figure(
          value: table.figures("value")[row], low: table.figures("ci_low")[row], high: table.figures("ci_high")[row]),
        verdict: table.words("verdict")[row], isWarning: table.words("severity")[row] == "warn")
    }
  }

  private static func payback(of folder: ResultFolder) throws(ResultProblem) -> [Week] {
    guard
      let table = try folder.table(
        "payback.csv", words: ["date"], figures: ["week", "spent", "received", "net", "ci_low", "ci_high"])
    else { return [] }
    let dates = table.words("date")
    let columns = ["week", "spent", "received", "net", "ci_low", "ci_high"].map { table.figures($0) }
    return (0..<table.count).compactMap { row in
      guard let day = ISODate.dayNumber(dates[row]), columns.prefix(4).allSatisfy({ $0[row].isFinite }) else {
        return nil
      }
      return Week(
        week: Int(columns[0][row]), day: day, spent: columns[1][row], received: columns[2][row],
        net: Figure(value: columns[3][row], low: columns[4][row], high: columns[5][row]))
    }
  }

  /// What a metric is, over all or in one group; nil where nothing was observed.
  func figure(_ metric: String, _ dimension: String = "", _ group: String = "") -> Figure? {
    let found = figures[dimension.isEmpty ? metric : "\(metric)|\(dimension)=\(group)"]
    return found.flatMap { $0.value.isFinite ? $0 : nil }
  }

  /// What each replication gave for a metric over all.
  func sums(_ metric: String) -> [(numerator: Double, denominator: Double)] { sums[metric] ?? [] }

  /// The mean of a metric's numerators over replications; nil where there are none.
  func numerator(_ metric: String) -> Double? { Self.mean(sums(metric).map(\.numerator)) }

  /// The mean of its denominators.
  func denominator(_ metric: String) -> Double? { Self.mean(sums(metric).map(\.denominator)) }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// A day that the manifest names; number since 1970-01-01.
  func day(_ path: String...) -> Int64? {
    var value: JSONValue? = folder.manifest
    for key in path { value = value?[key] }
    return (value?.text).flatMap { ISODate.dayNumber($0) }
  }
}

extension ISODate {
  /// The number since 1970-01-01 of the day that a date or an instant begins with; nil where it begins with none.
  static func dayNumber(_ text: String) -> Int64? {
    let parts = text.utf8.prefix(10).split(separator: 0x2D, omittingEmptySubsequences: false)
      .compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]), (1...9_999).contains(parts[0])
    else { return nil }
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
