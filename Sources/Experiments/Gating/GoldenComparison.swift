public import ClosedLoop
public import Statistics

/// Whether an outcome is still the accepted one although bits changed on purpose: a decision with both errors known.
///
/// For each figure with a tolerance δ and the difference D with standard error se: different where |D| − t·se > δ at
/// the share of the false alarms, equivalent where |D| + t·se < δ at the share of the false passes (two one-sided
/// tests, D. J. Schuirmann 1987), inconclusive else. Figures that their golden's replications cannot settle, however
/// little changed, may be found different but do not hold up the verdict.
public struct GoldenComparison: Sendable {
  /// A figure and what became of it.
  public struct Finding: Sendable {
    /// Its name.
    public let name: String
    /// What moved.
    public let difference: MetricDifference
    /// The tolerance in its unit; nil where changes are only noticed.
    public let tolerance: Double?
    /// Whether the golden's replications are enough to call it equivalent where nothing changed.
    public let isJudged: Bool
    /// What the tests say; nil where changes are only noticed.
    public let verdict: Equivalence.Verdict?
    /// Whether a change is certain, be it within the tolerance or not.
    public let isNoticed: Bool
    /// The golden's replications that would settle it, where these do not.
    public let needed: Int?
  }

  /// What is said of the whole.
  public enum Verdict: String, Sendable {
    /// Every figure that is judged stayed within its tolerance, for sure.
    case equivalent
    /// A figure went beyond its tolerance, for sure.
    case different
    /// Nobody can tell yet.
    case inconclusive
  }

  /// One for each figure that both sides have.
  public let findings: [Finding]
  /// Figures that the golden has and the run has not.
  public let missing: [String]
  /// Figures that only the golden or only the run observed, in so many replications that it is no luck.
  public let oneSided: [String]
  /// Figures that only one side observed, in so few replications that it may be luck: they do not hold up the verdict.
  public let rarelySeen: [String]
  /// Replications compared.
  public let count: Int

  /// Standard errors that a tolerance has to hold if no change is to be called equivalent all but surely: with fewer,
  /// one figure in dozens would be inconclusive by luck, though nothing changed.
  static let errorsWithinTolerance = 5.0

  /// Compares replications with an accepted outcome.
  ///
  /// - Parameters:
  ///   - observations: of a metric instance, one for each replication now.
  ///   - count: how many of the golden's replications are looked at.
  ///   - rates: of one look at one figure.
  public init(
    _ golden: GoldenRecord, instances: [MetricInstance], names: [String], count: Int, paired: Bool,
    rates: ErrorRates, observations: (_ instance: Int) -> [Observation]
  ) {
    var findings: [Finding] = []
    var missing: [String] = []
    var oneSided: [String] = []
    var rarelySeen: [String] = []
    for figure in golden.figures {
      guard let instance = names.firstIndex(of: figure.name) else {
        missing.append(figure.name)
        continue
      }
      let metric = Metric.catalogue[instances[instance].metric]
      let (now, accepted) = (observations(instance), Array(figure.observations.prefix(count)))
      if let chance = Self.chanceOfOneSide(now, accepted) {
        // Half the rate, since either side may be the one.
        if chance < rates.falseAlarm / 2 { oneSided.append(figure.name) } else { rarelySeen.append(figure.name) }
      }
      guard let difference = MetricDifference(of: metric, now: now, accepted: accepted, paired: paired) else {
        continue
      }
      findings.append(Finding(figure, metric, difference, rates))
    }
    self.findings = findings
    self.missing = missing
    self.oneSided = oneSided
    self.rarelySeen = rarelySeen
    self.count = count
  }

  /// The probability that all replications that observed something lie on the side on which they do, where both sides
  /// observe equally often; nil where both or neither observed anything (R. A. Fisher's exact test).
  private static func chanceOfOneSide(_ now: [Observation], _ accepted: [Observation]) -> Double? {
    let (new, old) = (now.count(where: \.isObserved), accepted.count(where: \.isObserved))
    guard (new == 0) != (old == 0) else { return nil }
    let side = new > 0 ? now.count : accepted.count
    var chance = 1.0
    for taken in 0..<max(new, old) { chance *= Double(side - taken) / Double(now.count + accepted.count - taken) }
    return chance
  }

  /// What is said of the whole.
  public var verdict: Verdict {
    if !missing.isEmpty || !oneSided.isEmpty || findings.contains(where: { $0.verdict == .different }) {
      return .different
    }
    let judged = findings.filter(\.isJudged)
    return !judged.isEmpty && judged.allSatisfy { $0.verdict == .equivalent } ? .equivalent : .inconclusive
  }

  /// How many figures of a golden can be found different: the tests among which false alarms are shared.
  public static func tests(_ golden: GoldenRecord) -> Int { golden.figures.count }
}

extension GoldenComparison.Finding {
  fileprivate init(_ figure: GoldenRecord.Figure, _ metric: Metric, _ difference: MetricDifference, _ rates: ErrorRates)
  {
    let tolerance = Tolerance(of: metric).amount(around: difference.old)
    var needed: Int?
    if let tolerance {
      needed = Self.needed(figure, metric, tolerance)
    }
    let suffices = tolerance != nil && needed.map { $0 <= figure.observations.count } ?? false
    let judged = difference.equivalence(within: tolerance ?? 0)
    self.init(
      name: figure.name, difference: difference, tolerance: tolerance, isJudged: suffices,
      verdict: tolerance.map { _ in
        difference.isNone
          ? .equivalent : judged.verdict(failure: rates.falseAlarm, equivalence: rates.falsePass)
      },
      isNoticed: judged.pValueOfNoDifference < rates.falseAlarm, needed: suffices ? nil : needed)
  }

  /// Replications after which independent runs without change are all but surely found equivalent: those at which the
  /// tolerance holds five standard errors of the difference; nil where no number is enough.
  private static func needed(_ figure: GoldenRecord.Figure, _ metric: Metric, _ tolerance: Double) -> Int? {
    guard tolerance > 0,
      let difference = MetricDifference(
        of: metric, now: figure.observations, accepted: figure.observations, paired: false)
    else { return nil }
    let errors = GoldenComparison.errorsWithinTolerance * difference.standardError / tolerance
    let needed = errors * errors * Double(figure.observations.count)
    return needed < 1e6 ? Int(needed) + 1 : nil
  }
}
