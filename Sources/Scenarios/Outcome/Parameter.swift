internal import ClosedLoop

/// Where a value of the outcome model stands.
typealias NumberPlace = any WritableKeyPath<OutcomeModel, Double> & Sendable
typealias MoneyPlace = any WritableKeyPath<OutcomeModel, Int64> & Sendable
typealias WordPlace = any WritableKeyPath<OutcomeModel, String> & Sendable

/// A value with a default: where a scenario writes it, what it is, and what its default is worth.
///
/// The table of them is the only place in which the outcome model's fields are described: the reader takes bounds,
/// units and order from it, and the defaults from the model it points into.
public struct Parameter: Sendable {
  /// Its path in a scenario: `outcome.recovery.base`.
  public let path: String
  /// What it is.
  public let meaning: String
  /// How it enters: the term of a formula.
  public let form: String
  /// Where the default comes from.
  public let source: Provenance
  /// What the source is worth.
  public let strength: Strength
  /// How to find one's own value.
  public let advice: String
  /// What is read, and where it goes; nil for a field outside the outcome model.
  let value: Value?
  /// Whether anything depends on it.
  let matters: @Sendable (OutcomeModel) -> Bool

  /// What is read.
  enum Value: Sendable {
    case number(NumberPlace, ClosedRange<Double>)
    case share(NumberPlace, ClosedRange<Double>)
    case days(NumberPlace, from: Int64)
    case minutes(NumberPlace)
    case money(MoneyPlace)
    case word([String], WordPlace)
  }

  init(
    _ path: String, _ value: Value?, _ meaning: String, form: String, _ source: Provenance, _ strength: Strength,
    _ advice: String, matters: @escaping @Sendable (OutcomeModel) -> Bool = { _ in true }
  ) {
    self.path = value == nil ? path : "outcome.\(path)"
    self.value = value
    self.meaning = meaning
    self.form = form
    self.source = source
    self.strength = strength
    self.advice = advice
    self.matters = matters
  }

  /// The unit and the bounds in words.
  public var bounds: String {
    switch value {
    case nil: "as the format says"
    case .number(_, let range): "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
    case .share(_, let range): "a share from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
    case .days(_, let least): "a duration from \(Units.text(duration: least))"
    case .minutes: "a duration"
    case .money: "money"
    case .word(let words, _): "one of \(words.joined(separator: ", "))"
    }
  }

  private static func text(_ value: Double) -> String { CanonicalJSON.number(value) }

  /// What it is in a model, as a scenario would write it.
  func written(in model: OutcomeModel) -> JSONValue {
    switch value {
    case nil: JSONValue(.null)
    case .number(let place, _), .share(let place, _): JSONValue(model[keyPath: place])
    case .days(let place, _): Self.duration(model[keyPath: place] * Double(Units.day))
    case .minutes(let place): Self.duration(model[keyPath: place] * Double(Units.minute))
    case .money(let place): JSONValue(Double(model[keyPath: place]) / 1e6)
    case .word(_, let place): JSONValue(model[keyPath: place])
    }
  }

  private static func duration(_ microseconds: Double) -> JSONValue {
    JSONValue(Units.text(duration: Int64(microseconds.rounded())))
  }

  /// Reads it into a model; what is not written stays.
  func read(_ reader: inout ObjectReader, _ name: String, into model: inout OutcomeModel) {
    let standard = Presence.default(written(in: model))
    switch value {
    case nil: break
    case .number(let place, let range):
      if let read = reader.number(name, standard, in: range) { model[keyPath: place] = read }
    case .share(let place, let range):
      if let read = reader.share(name, standard, in: range) { model[keyPath: place] = read }
    case .days(let place, let least):
      if let read = reader.duration(name, standard, in: least...(20 * Units.year)) {
        model[keyPath: place] = Double(read) / Double(Units.day)
      }
    case .minutes(let place):
      if let read = reader.duration(name, standard, in: 0...Units.week) {
        model[keyPath: place] = Double(read) / Double(Units.minute)
      }
    case .money(let place):
      if let read = reader.money(name, standard) {
        if read > 1_000_000_000_000 {
          reader.error(.range, at: name, "at most a million")
        } else {
          model[keyPath: place] = read
        }
      }
    case .word(let words, let place):
      if let read = reader.choice(name, standard, of: words) { model[keyPath: place] = read }
    }
  }
}

extension Parameter {
  /// Reads the rows of a table, which stand in the order of the resolved scenario; a group of fields is one object.
  static func read(
    _ rows: ArraySlice<Parameter>, under prefix: String, from reader: inout ObjectReader, into model: inout OutcomeModel
  ) {
    var index = rows.startIndex
    while index < rows.endIndex {
      let rest = rows[index].path.dropFirst(prefix.utf8.count + 1)
      guard let dot = rest.firstIndex(of: ".") else {
        rows[index].read(&reader, String(rest), into: &model)
        index += 1
        continue
      }
      let group = String(rest[..<dot])
      let inner = "\(prefix).\(group)"
      var end = index
      while end < rows.endIndex, rows[end].path.hasPrefix(inner + ".") { end += 1 }
      reader.fields(group, .default([:]), called: groupNames[inner] ?? "the fields of \(group)") {
        read(rows[index..<end], under: inner, from: &$0, into: &model)
        check(inner, &$0, model)
      }
      index = end
    }
  }

  /// What is required of several fields together.
  private static func check(_ group: String, _ reader: inout ObjectReader, _ model: OutcomeModel) {
    if group == "outcome.thresholds", model.detractorThreshold >= model.promoterThreshold {
      reader.error(.range, at: "promoter", "a promoter's attitude lies above a detractor's")
    }
    let shares = group == "outcome.csat" ? model.survey.satisfactionShares : model.survey.easeShares
    guard group == "outcome.csat" || group == "outcome.ces" else { return }
    var sum = 0.0
    for share in shares { sum += share }
    if abs(sum - 1) > Bounds.shareTolerance {
      let shown = CanonicalJSON.number((sum * 1e6).rounded() / 1e4)
      reader.add(Diagnostic(.error, "share-sum", at: reader.place, "the answers add up to \(shown)%, not to 100%"))
    }
  }

  /// What messages call a group.
  private static let groupNames = [
    "outcome.thresholds": "the thresholds of attitude", "outcome.group_hazard": "the hazard of groups",
    "outcome.leave_probability": "the chance to leave", "outcome.factors": "the factors of a failure's hazard",
    "outcome.attitude": "the attitude", "outcome.attitude.drop": "the drop of attitude",
    "outcome.attitude.relief": "the relief", "outcome.voice": "the share of voiced failures",
    "outcome.failure_share": "the share of failures", "outcome.ordinary_recovery": "the ordinary recovery",
    "outcome.fit": "the fit of an answer", "outcome.recovery": "the law of recovery",
    "outcome.over_contact": "the harm of needless contact", "outcome.survey": "the survey after closing",
    "outcome.csat": "the question of satisfaction", "outcome.ces": "the question of ease",
    "outcome.advocacy": "what promoters give",
  ]
}

extension OutcomeModel {
  /// The law of decay as a scenario writes it.
  var decayWord: String {
    get { "\(recovery.decay.keyword)" }
    set {
      for law in ResponseDecay.allCases where "\(law.keyword)" == newValue { recovery.decay = law }
    }
  }

  /// What the stated histogram contains, as a scenario writes it.
  var histogramWord: String {
    get { "\(histogram.keyword)" }
    set {
      for reading in HistogramReading.allCases where "\(reading.keyword)" == newValue { histogram = reading }
    }
  }
}
