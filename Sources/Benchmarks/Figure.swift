/// What one benchmark gave: how fast it was, and whether its answer is right.
struct Figure: Sendable, Equatable {
  /// An answer that is known exactly, beside the one measured.
  struct Answer: Sendable, Equatable {
    var name: String
    var exact: Double
    var measured: Double
  }

  /// A further number with its name.
  struct Extra: Sendable, Equatable {
    var name: String
    var value: Double
  }

  var benchmark: String
  /// State changes: arrivals, ends of service, customers who give up.
  var events: Int64
  var time: Stopwatch.Reading
  /// Whether one thread did the work: then speed is by the time of its processor, which other work does not lengthen.
  var isOneThread = true
  /// The first is the one that stands for all.
  var answers: [Answer]
  /// Of the reference loop, just before.
  var referenceEventsPerSecond: Double?
  var extras: [Extra] = []

  var eventsPerSecond: Double {
    let seconds = isOneThread ? time.processorSeconds : time.seconds
    return seconds > 0 ? Double(events) / seconds : 0
  }

  /// How fast it is beside the reference loop.
  var ratio: Double? { referenceEventsPerSecond.map { eventsPerSecond / $0 } }

  /// One JSON object on one line.
  var json: String {
    var members = [
      "\"benchmark\":\"\(benchmark)\"", "\"events\":\(events)", "\"seconds\":\(Self.text(time.seconds))",
      "\"processor_seconds\":\(Self.text(time.processorSeconds))",
      "\"events_per_second\":\(Self.text(eventsPerSecond))",
      "\"exact\":\(Self.text(answers.first?.exact))", "\"measured\":\(Self.text(answers.first?.measured))",
    ]
    if let referenceEventsPerSecond, let ratio {
      members.append("\"reference_events_per_second\":\(Self.text(referenceEventsPerSecond))")
      members.append("\"ratio\":\(Self.text(ratio))")
    }
    for extra in extras { members.append("\"\(extra.name)\":\(Self.text(extra.value))") }
    let all = answers.map {
      "{\"name\":\"\($0.name)\",\"exact\":\(Self.text($0.exact)),\"measured\":\(Self.text($0.measured))}"
    }
    members.append("\"answers\":[\(all.joined(separator: ","))]")
    return "{\(members.joined(separator: ","))}"
  }

  private static func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return "\(value)"
  }

  /// Lines for a reader: the speed, then each answer.
  var lines: [String] {
    var first = Self.padded(benchmark, to: 18)
    first += Self.padded(Self.fixed(eventsPerSecond / 1e6, decimals: 2), to: -9) + " M events/s"
    first += Self.padded(Self.fixed(time.seconds, decimals: 3), to: -10) + " s"
    first += Self.padded(Self.fixed(time.processorSeconds, decimals: 3), to: -10) + " s of processors"
    if let ratio { first += Self.padded(Self.fixed(ratio, decimals: 2), to: -8) + " of the reference loop" }
    let more = extras.map {
      "    \(Self.padded($0.name, to: 42)) \(Self.padded(Self.fixed($0.value, decimals: 2), to: -14))"
    }
    let answers = answers.map {
      "    \(Self.padded($0.name, to: 42)) \(Self.padded(Self.fixed($0.measured, decimals: 6), to: -14))"
        + "   exact \(Self.fixed($0.exact, decimals: 6))"
    }
    return [first] + more + answers
  }

  /// A number with so many decimals.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "-" }
    var scale: Int64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int64((abs(value) * Double(scale)).rounded())
    let digits = String(whole % scale)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    return "\(sign)\(whole / scale).\(String(repeating: "0", count: decimals - digits.count))\(digits)"
  }

  /// A text in a column: to the left, or to the right of one whose width is given as negative.
  static func padded(_ text: String, to width: Int) -> String {
    let gap = String(repeating: " ", count: max(0, abs(width) - text.count))
    return width < 0 ? gap + text : text + gap
  }
}
