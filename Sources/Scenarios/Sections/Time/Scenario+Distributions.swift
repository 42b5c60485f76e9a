import EventKernel

/// In what the amounts of a law are given, and its values counted.
enum LawUnit {
  /// Durations, in seconds.
  case time
  /// Money per time, in units of currency a month.
  case margin

  var called: String {
    switch self {
    case .time: "a duration, or a distribution of durations"
    case .margin: "money per month, or a distribution of it"
    }
  }
}

/// A law under a name; its unit shows in how its amounts are written, or does not matter.
struct DeclaredLaw {
  let unit: LawUnit?
  let law: Distribution
}

extension Draft {
  mutating func readDistributions(_ scenario: inout ObjectReader) {
    let read =
      scenario.map("distributions", .default([:]), called: "a distribution", count: 0...Bounds.named) {
        name, reader -> (DeclaredLaw, Place)? in
        let unit = Self.unit(of: reader)
        let law = readLaw(&reader, unit: unit ?? .time)
        return (DeclaredLaw(unit: unit, law: law ?? .constant(60)), reader.place)
      } ?? []
    for (name, value) in read {
      laws[name] = value.0
      lawNames.append(name)
      places.append((.distribution, name, value.1))
    }
  }

  /// A law that is written in place, by its name, or as one amount that is always the same.
  mutating func law(
    _ reader: inout ObjectReader, _ name: String, _ presence: Presence = .required, unit: LawUnit
  ) -> Distribution? {
    var isObject = reader.isObject(name)
    if !reader.has(name), case .default(let value) = presence, value.object != nil { isObject = true }
    if isObject {
      let read: Distribution?? = reader.object(name, presence, called: "a distribution") { readLaw(&$0, unit: unit) }
      return read ?? nil
    }
    let text = reader.peek(name)
    if let text, laws[text] != nil { use(text, .distribution) }
    return reader.value(name, presence, as: lawScalar(unit))?.law
  }

  /// A law of times that are not nothing: below half a microsecond a time is no tick, and waiting for it never ends.
  mutating func waitingLaw(
    _ reader: inout ObjectReader, _ name: String, _ presence: Presence = .required
  ) -> Distribution? {
    guard let law = law(&reader, name, presence, unit: .time) else { return nil }
    guard law.mean <= 0 || law.cumulative(5e-7) > 1e-9 else { return law }
    reader.error(.range, at: name, "this law gives times of nothing: its mean is above \"0s\" and its cv moderate")
    return nil
  }

  private struct Written {
    let law: Distribution
    let json: JSONValue.Kind
  }

  private func lawScalar(_ unit: LawUnit) -> Scalar<Written> {
    let (laws, names, currency) = (laws, lawNames, currency)
    return Scalar(
      called: unit.called,
      read: { json throws(Remedy) in
        if let text = json.text, let declared = laws[text] {
          if let known = declared.unit, known != unit {
            throw .unit("\(Shown.quoted(text)) is a distribution of \(known == .time ? "durations" : "money")")
          }
          if let fault = Self.fault(of: declared.law, unit: unit) { throw fault }
          return Written(law: declared.law, json: json.kind)
        }
        switch unit {
        case .time:
          guard let text = json.text else { throw Self.wrong(json, unit) }
          do throws(Remedy) {
            let duration = try Units.duration(text)
            return Written(law: .constant(Double(duration) / 1e6), json: .string(Units.text(duration: duration)))
          } catch {
            if text.utf8.first.map({ (0x30...0x39).contains($0) }) == true { throw error }
            let known = names.isEmpty ? "none is declared" : "declared are \(Shown.choices(names))"
            throw Remedy(
              .unknownName, "no such distribution; \(known)", suggestion: NearestWord.to(text, among: names))
          }
        case .margin:
          if case .number(let number) = json.kind {
            let money = Double(try Units.money(number)) / 1e6
            guard money <= Bounds.margin else { throw .range("a margin is at most 10^9 a month") }
            return Written(law: .constant(money), json: json.kind)
          }
          guard let text = json.text else { throw Self.wrong(json, unit) }
          let isAmount = text.utf8.first.map { (0x30...0x39).contains($0) } == true
          guard isAmount else {
            let known = names.isEmpty ? "none is declared" : "declared are \(Shown.choices(names))"
            throw Remedy(
              .unknownName, "no such distribution; \(known)", suggestion: NearestWord.to(text, among: names))
          }
          let rate = try Units.moneyRate(text, currency: currency)
          let money = Self.perMonth(rate)
          guard money <= Bounds.margin else { throw .range("a margin is at most 10^9 a month") }
          return Written(law: .constant(money), json: .string(rate.text))
        }
      }, write: { $0.json })
  }

  private static func wrong(_ json: JSONValue, _ unit: LawUnit) -> Remedy {
    if case .number(let number) = json.kind, unit == .time { return Units.durationWithoutUnit(number.text) }
    return wrongType(json, needed: unit.called)
  }

  static func perMonth(_ rate: Units.MoneyRate) -> Double {
    Double(rate.micros) / 1e6 * (Double(Units.month) / Double(rate.period.microseconds))
  }

  /// The unit that the amounts of a written law show.
  private static func unit(of reader: ObjectReader) -> LawUnit? {
    for name in ["mean", "p50", "p90", "min", "max", "mode", "low", "high", "value", "scale", "unit"] {
      if let text = reader.peek(name) { return text.contains("/") ? .margin : .time }
    }
    return reader.isList("values") || reader.has("csv") ? .time : nil
  }

  // MARK: A law by its facts

  /// Reads `{ "dist": "gamma", "mean": "6m", "cv": 0.5 }`.
  mutating func readLaw(_ reader: inout ObjectReader, unit: LawUnit) -> Distribution? {
    let forms = Distribution.forms
    let words = forms.map { String(describing: $0.name) }
    guard let word = reader.choice("dist", of: words),
      let form = forms.first(where: { String(describing: $0.name) == word })
    else {
      // Not to tell of fields whose law is not known.
      for name in Self.allParameters { _ = reader.value(name, .optional, as: .anything) }
      return nil
    }
    if word == "empirical" { return readObservations(&reader, unit: unit) }
    var facts: [String: Double] = [:]
    var isComplete = true
    for parameter in Self.parameters(of: form) {
      let name = String(describing: parameter.name)
      let alias = Self.aliases[name].flatMap { reader.has($0) && !reader.has(name) ? $0 : nil } ?? name
      guard reader.has(alias) else {
        _ = reader.value(alias, .optional, as: .anything)
        continue
      }
      let value: Double?
      switch parameter.kind {
      case .amount, .amounts: value = reader.value(alias, as: amount(unit))?.value
      case .number: value = reader.number(alias, in: -1e9...1e9)
      }
      if let value { facts[name] = value } else { isComplete = false }
    }
    guard isComplete else { return nil }
    let given = Set(facts.keys)
    guard let way = form.ways.first(where: { Set($0.parameters.map { String(describing: $0.name) }) == given }) else {
      let ways = form.ways.map { way in
        way.parameters.map { String(describing: $0.name) }.joined(separator: " and ")
      }
      reader.error("distribution", at: "dist", "a \(word) law is found from \(ways.joined(separator: "; or from "))")
      return nil
    }
    let numbers = ContiguousArray(way.parameters.map { facts[String(describing: $0.name)] ?? 0 })
    return checked(way.build(numbers), unit: unit, in: &reader)
  }

  private func checked(
    _ construction: Distribution.Construction, unit: LawUnit, in reader: inout ObjectReader
  ) -> Distribution? {
    switch construction {
    case .impossible(let reason):
      reader.error("distribution", at: "dist", String(describing: reason))
      return nil
    case .law(let law):
      if let fault = Self.fault(of: law, unit: unit) {
        reader.error(fault.code, at: "dist", fault.text)
        return nil
      }
      return law
    }
  }

  /// Whether a law's values could leave what the simulator counts in.
  private static func fault(of law: Distribution, unit: LawUnit) -> Remedy? {
    let mean = law.mean
    let least = law.quantile(0x1p-53)
    let most = law.quantile(1 - 0x1p-53)
    guard mean.isFinite, least.isFinite, most.isFinite, least >= 0, most <= 1e300 else {
      return .range("this law reaches values that are too large to count")
    }
    switch unit {
    case .time:
      if mean > Bounds.longestMean { return .range("the mean of a duration is at most 50 years") }
    case .margin:
      if mean > Bounds.margin || most > 1e4 * Bounds.margin {
        return .range(
          "this law reaches margins that are too large: the mean is at most 10^9 a month, and no more than that varies")
      }
    }
    return nil
  }

  private struct Amount {
    let value: Double
    let json: JSONValue.Kind
  }

  private func amount(_ unit: LawUnit) -> Scalar<Amount> {
    let currency = currency
    switch unit {
    case .time:
      let duration = Scalar<Int64>.duration()
      return Scalar(
        called: "a duration",
        read: { json throws(Remedy) in
          let ticks = try duration.read(json)
          return Amount(value: Double(ticks) / 1e6, json: duration.write(ticks))
        }, write: { $0.json })
    case .margin:
      return Scalar(
        called: "money per month",
        read: { json throws(Remedy) in
          if case .number(let number) = json.kind {
            return Amount(value: Double(try Units.money(number)) / 1e6, json: json.kind)
          }
          guard let text = json.text else { throw Units.moneyRateHelp(currency) }
          let rate = try Units.moneyRate(text, currency: currency)
          return Amount(value: Self.perMonth(rate), json: .string(rate.text))
        }, write: { $0.json })
    }
  }

  /// What planners also call the limits of a uniform law.
  private static let aliases = ["min": "low", "max": "high"]

  private static func parameters(of form: Distribution.Form) -> [Distribution.Parameter] {
    var result: [Distribution.Parameter] = []
    for way in form.ways {
      for parameter in way.parameters
      where !result.contains(where: { String(describing: $0.name) == String(describing: parameter.name) }) {
        result.append(parameter)
      }
    }
    return result
  }

  private static let allParameters: [String] = {
    var names = ["csv", "column", "in", "low", "high"]
    for form in Distribution.forms {
      for parameter in parameters(of: form) {
        let name = String(describing: parameter.name)
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }()

  // MARK: Observations

  /// Reads `values`, or a column of a CSV: durations with units, or numbers of the unit that `in` names.
  private mutating func readObservations(_ reader: inout ObjectReader, unit: LawUnit) -> Distribution? {
    guard reader.has("csv") != reader.has("values") else {
      _ = reader.value("values", .optional, as: .anything)
      _ = reader.value("csv", .optional, as: .anything)
      _ = reader.value("column", .optional, as: .anything)
      _ = reader.value("in", .optional, as: .anything)
      reader.error("distribution", at: "dist", "an empirical law has values, or the csv and the column that hold them")
      return nil
    }
    guard reader.has("csv") else {
      guard let values = reader.list("values", of: amount(unit), count: 1...Bounds.observations) else { return nil }
      return checked(.empirical(values: values.map(\.value)), unit: unit, in: &reader)
    }
    let path = reader.text("csv")
    let column = reader.text("column")
    let period = unit == .time ? reader.choice("in", .optional, of: ["s", "m", "h", "d", "w"]) : nil
    guard let path, let column else { return nil }
    var values: [Double] = []
    let factor =
      switch period {
      case "m": 60.0
      case "h": 3_600.0
      case "d": 86_400.0
      case "w": 604_800.0
      default: 1.0
      }
    let csvPlace = reader.place(of: "csv")
    readRows(path, at: csvPlace, columns: [(column, reader.place(of: "column"))], limit: Bounds.observations) {
      cells, _ throws(Remedy) in
      if unit == .time, period == nil {
        values.append(Double(try Units.duration(cells[0])) / 1e6)
        return true
      }
      guard let number = Decimal(cells[0], allowsExponent: true), number.significand >= 0 else {
        throw .unit("a number that is not negative is needed here")
      }
      values.append(number.value() * factor)
      return true
    }
    guard !values.isEmpty else { return nil }
    return checked(.empirical(values: values), unit: unit, in: &reader)
  }
}

extension Scalar where Value == JSONValue {
  /// Whatever is written.
  static var anything: Scalar {
    Scalar(called: "a value", read: { json throws(Remedy) in json }, write: { $0.kind })
  }
}
