import ClosedLoop
import EventKernel

/// Reading when triage happens, what goes astray, and what rules ask of a sender and his file.
extension Draft {
  /// Reads `"real-time"`, `{ "batch": "daily 08:00" }` or `{ "delay": "10m" }`.
  mutating func readWhen(_ reader: inout ObjectReader) {
    guard reader.isObject("when") else {
      _ = reader.value("when", .default("real-time"), as: .choice(["real-time"]))
      return
    }
    reader.fields("when", called: "when triage happens") { when in
      guard when.has("batch") != when.has("delay") else {
        _ = when.value("batch", .optional, as: .anything)
        _ = when.value("delay", .optional, as: .anything)
        _ = when.value("calendar", .optional, as: .anything)
        when.add(
          Diagnostic(
            .error, .missingKey, at: when.place,
            "when says either batch, \"daily 08:00\", or the delay until an alert is read, \"10m\""))
        return
      }
      if when.has("delay") {
        triage.policy.timing.notification = law(&when, "delay", unit: .time)
      } else {
        readBatches(&when)
      }
    }
  }

  private mutating func readBatches(_ when: inout ObjectReader) {
    let batches = when.oneOrMore("batch", of: .batch, count: 1...Bounds.rangesOfDay) ?? []
    let calendar = calendar(&when, "calendar", .default("always")) ?? 0
    var times: ContiguousArray<Ticks> = []
    for day in 0..<(clock.days + 8) {
      let midnight = clock.civil.instant(day: day, timeOfDay: 0)
      let next = clock.civil.instant(day: day + 1, timeOfDay: 0)
      guard calendars.calendars[calendar].opening(from: midnight) < next else { continue }
      for batch in batches where batch.days.contains(where: { $0.index == clock.civil.weekday(ofDay: day) }) {
        times.append(clock.civil.instant(day: day, timeOfDay: batch.time.microseconds))
      }
    }
    times.sort()
    triage.policy.timing.batches = times
    triage.policy.timing.isBatched = true
    if !(times.first ?? .max < max(clock.length, 1)), !batches.isEmpty {
      when.error("never-open", at: "batch", "no batch falls into the run")
    }
  }

  /// Reads a share, or `{ "share": "8%", "look": "3m" }`.
  mutating func readMisrouting(_ reader: inout ObjectReader) {
    let usual = Distribution.constant(120)
    guard reader.isObject("misrouting") else {
      triage.policy.timing.misrouting = reader.share("misrouting", .default(0)) ?? 0
      if triage.policy.timing.misrouting > 0 { triage.policy.timing.look = usual }
      triage.misroutingPlace = reader.place(of: "misrouting")
      return
    }
    reader.fields("misrouting", called: "misrouting") { misrouting in
      triage.policy.timing.misrouting = misrouting.share("share") ?? 0
      triage.policy.timing.look = law(&misrouting, "look", .default("2m"), unit: .time) ?? usual
      triage.misroutingPlace = misrouting.place
    }
  }

  /// Checks that there is a wrong queue to land in.
  mutating func checkMisrouting() {
    guard triage.policy.timing.misrouting > 0 else { return }
    let approval = resolution.plan.approvalQueue
    guard queues.names.indices.filter({ $0 != approval }).count < 2 else { return }
    diagnostics.error(
      "misrouting", at: triage.misroutingPlace,
      "cases cannot land in a wrong queue where there is only one: leave misrouting out")
  }

  // MARK: What a rule asks of the sender and his file

  func readDetails(_ reader: inout ObjectReader, _ match: inout RuleMatch) {
    match.sources = Self.oneOf(&reader, "source", ["direct", "indirect"])
    match.requests = Self.oneOf(&reader, "contact_requested")
    match.valueAtRisk = Self.amounts(&reader, "clv_at_risk")
    match.expectedUplift = Self.amounts(&reader, "expected_uplift")
    match.repeats = Self.repeats(&reader)
  }

  /// A word as the bit of its place; all bits where nothing is written.
  private static func oneOf(_ reader: inout ObjectReader, _ name: String, _ words: [String]) -> UInt64 {
    guard let word = reader.value(name, .optional, as: .choice(words)) else { return .max }
    return words.firstIndex(of: word).map { 1 << UInt64($0) } ?? .max
  }

  /// False as bit 0 and true as bit 1; both where nothing is written.
  private static func oneOf(_ reader: inout ObjectReader, _ name: String) -> UInt64 {
    reader.boolean(name, .optional).map { $0 ? 2 : 1 } ?? .max
  }

  /// Reads a least amount, or `{ "at_least": 50, "below": 400 }`.
  private static func amounts(_ reader: inout ObjectReader, _ name: String) -> AmountRange {
    let money = Scalar<Int64>.money(currency: reader.currency, allowsNegative: true)
    func units(_ millionths: Int64?) -> Double? { millionths.map { Double($0) / 1e6 } }
    guard reader.isObject(name) else {
      return AmountRange(least: units(reader.value(name, .optional, as: money)) ?? -.infinity)
    }
    var range = AmountRange()
    reader.fields(name, called: "a range of amounts") { amounts in
      range.least = units(amounts.value("at_least", .optional, as: money)) ?? -.infinity
      range.limit = units(amounts.value("below", .optional, as: money)) ?? .infinity
      if !range.isLimited {
        amounts.add(Diagnostic(.error, .missingKey, at: amounts.place, "a range says at_least, or below, or both"))
      } else if range.least >= range.limit {
        amounts.error(.range, at: "below", "below must be greater than at_least")
      }
    }
    return range
  }

  /// Reads true, false, or `{ "failures": 2, "within": "90d" }`.
  private static func repeats(_ reader: inout ObjectReader) -> RepeatMatch {
    let usual = 90 * Units.day
    guard reader.isObject("repeat") else {
      switch reader.boolean("repeat", .optional) {
      case nil: return RepeatMatch()
      case true?: return RepeatMatch(least: 1, within: usual)
      case false?: return RepeatMatch(greatest: 0, within: usual)
      }
    }
    var match = RepeatMatch()
    reader.fields("repeat", called: "how often a customer has complained before") { repeats in
      match.least = repeats.integer("failures", .default(1), in: 1...RepeatMatch.most) ?? 1
      match.period = repeats.duration("within", .default("90d"), in: 1...Bounds.longestRun) ?? usual
    }
    return match
  }
}

extension Scalar where Value == Units.Batch {
  /// When a batch runs: `"daily 08:00"` or `"mon-fri 14:00"`.
  static var batch: Scalar {
    Scalar.quantity(
      "when a batch runs", bare: { _ in Units.batchHelp }, read: { text throws(Remedy) in try Units.batch(text) },
      write: \.text)
  }
}
