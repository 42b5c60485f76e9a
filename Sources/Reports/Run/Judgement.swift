internal import ClosedLoop
internal import Experiments
internal import Statistics

/// Whether the programme is worth its money: one word for machines and one sentence for people.
///
/// The side of the net benefit's interval decides; an interval around 0 is undecided.
struct Judgement {
  /// The word.
  enum Decision: String {
    case worthIt = "worth it"
    case notWorthIt = "not worth it"
    case undecided = "undecided"
    case measuredOnly = "measured only"
    case nothingToJudge = "nothing to judge"
  }

  let decision: Decision
  let sentence: String

  init(_ report: Report) {
    let result = report.result
    let benefit = result.estimate("money.net_benefit")
    if (result.estimate("failures.voiced")?.value ?? 0) == 0 {
      self.init(.nothingToJudge, "no feedback told of a failure, so there was nobody to win back")
    } else if Self.isZero(result.estimate("money.cost")) && Self.isZero(benefit) {
      let risk = ReadableEstimate(result.estimate("clv.at_risk"), .money, currency: report.currency).text
      self.init(.measuredOnly, "nobody is answered; what customers told puts \(risk) at risk")
    } else if let benefit, let interval = benefit.interval {
      let kept = Self.kept(result)
      let net = ReadableEstimate(benefit, .money, currency: report.currency).text
      if interval.low > 0 {
        self.init(.worthIt, "\(Self.returned(report)); \(kept)")
      } else if interval.high < 0 {
        self.init(.notWorthIt, "\(Self.returned(report)); \(kept)")
      } else {
        self.init(.undecided, "net benefit \(net) may lie on either side of 0; \(kept)")
      }
    } else {
      self.init(.undecided, "\(ReadableNumber.count(result.count, "replication")) cannot tell; ask for at least 10")
    }
  }

  private init(_ decision: Decision, _ reason: String) {
    self.decision = decision
    let word = decision.rawValue
    sentence = "\(word.prefix(1).uppercased())\(word.dropFirst()): \(reason)."
  }

  private static func isZero(_ estimate: Estimate?) -> Bool {
    guard let estimate else { return true }
    return estimate.value == 0 && (estimate.halfWidth ?? 0) == 0
  }

  /// What a unit of currency spent gives back, or what is saved where nothing is spent.
  private static func returned(_ report: Report) -> String {
    let result = report.result
    guard !isZero(result.estimate("money.cost")), var returns = result.estimate("money.roi") else {
      let saved = ReadableEstimate(result.estimate("clv.saved"), .money, currency: report.currency).text
      return "it costs nothing that is counted here and saves \(saved)"
    }
    // Net benefit over cost, plus the cost itself.
    returns.value += 1
    returns.interval = returns.interval.map { Interval(low: $0.low + 1, high: $0.high + 1) }
    let figure = ReadableEstimate(returns, .money)
    return "every 1 \(report.currency) spent returns \(figure.value) \(report.currency) \(figure.interval)"
      .trimmedAtEnd
  }

  private static func kept(_ result: RunResult) -> String {
    guard var net = result.estimate("customers.net") else { return "no customer was followed" }
    guard net.value < 0 else { return "\(counted(net)) customers kept \(interval(net))".trimmedAtEnd }
    net.value.negate()
    net.interval = net.interval.map { Interval(low: -$0.high, high: -$0.low) }
    return "\(counted(net)) customers lost \(interval(net))".trimmedAtEnd
  }

  private static func counted(_ estimate: Estimate) -> String { ReadableEstimate(estimate, .count).value }

  private static func interval(_ estimate: Estimate) -> String { ReadableEstimate(estimate, .count).interval }
}

extension String {
  /// With another ending, where it has the one given.
  func replacingSuffix(_ suffix: String, by other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }

  /// Without blanks at the end.
  var trimmedAtEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
