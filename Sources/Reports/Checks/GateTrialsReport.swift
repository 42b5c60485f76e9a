internal import Statistics

/// What trials of the gates gave: counted errors against stated rates, and what was caught.
public struct GateTrialsReport: Sendable {
  /// A count held against a rate.
  public struct Line: Sendable {
    /// What was tried.
    public let subject: String
    /// How often it happened.
    public let count: Int
    /// In how many trials.
    public let trials: Int
    /// The stated rate.
    public let rate: Double
    /// Whether the rate is the most that may happen, or the least that must.
    public let isLimit: Bool

    /// A count and its rate.
    public init(_ subject: String, _ count: Int, of trials: Int, rate: Double, isLimit: Bool) {
      self.subject = subject
      self.count = count
      self.trials = trials
      self.rate = rate
      self.isLimit = isLimit
    }

    /// The chance of a count this bad or worse, were the rate exactly as stated.
    public var pValue: Double {
      isLimit
        ? BinomialTest.atLeast(count, of: trials, rate: rate) : BinomialTest.atMost(count, of: trials, rate: rate)
    }

    /// Whether the count contradicts the rate: an exact binomial test at 1 in 1,000.
    public var isBroken: Bool { pValue < GateTrialsReport.significance }
  }

  /// A count that is less likely than this under the stated rate contradicts it.
  public static let significance = 0.001

  private let intro: String
  private let lines: [Line]

  /// A report of counts.
  public init(_ intro: String, _ lines: [Line]) {
    self.intro = intro
    self.lines = lines
  }

  /// Whether every count agrees with its rate.
  public var holds: Bool { lines.allSatisfy { !$0.isBroken } }

  /// The counts on a page of plain text.
  public var text: String {
    var block = TextBlock(
      ["What was tried", "counted", "stated", "p", ""], [.left, .right, .left, .right, .left])
    for line in lines {
      let stated = "\(line.isLimit ? "at most" : "at least") \(Self.percent(line.rate))"
      block.add(
        line.subject, "\(ReadableNumber.text(Double(line.count))) of \(ReadableNumber.text(Double(line.trials)))",
        stated, Self.probability(line.pValue), line.isBroken ? "BROKEN" : "")
    }
    let verdict =
      holds
      ? "Every count agrees with its stated rate (exact binomial tests at 1 in 1,000)."
      : "A stated rate does not hold (exact binomial test at 1 in 1,000)."
    let text = TextBlock.wrapped(intro, columns: 100, indent: "") + [""] + block.lines(columns: 100) + ["", verdict]
    return text.joined(separator: "\n") + "\n"
  }

  /// The counts as one JSON object on one line.
  public var json: String {
    JSONText.object([
      ("suite", .text("gates")), ("holds", .truth(holds)), ("significance", .number(Self.significance)),
      (
        "counts",
        .list(
          lines.map { line in
            .object([
              ("subject", .text(line.subject)), ("count", .integer(Int64(line.count))),
              ("trials", .integer(Int64(line.trials))), (line.isLimit ? "atMost" : "atLeast", .number(line.rate)),
              ("p", .number(line.pValue)), ("holds", .truth(!line.isBroken)),
            ])
          })
      ),
    ]).line
  }

  private static func percent(_ share: Double) -> String {
    "\(ExactNumber.text((share * 1e5).rounded() / 1e3)) %"
  }

  private static func probability(_ value: Double) -> String {
    value < 0.0001 ? "< 0.0001" : ReadableNumber.text(value, decimals: 4)
  }
}
