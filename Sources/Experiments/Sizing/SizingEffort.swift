/// How many replications a search for the least staffing spends.
public struct SizingEffort: Sendable {
  /// Replications after which a staffing is judged while locating; the last look decides by the estimate alone.
  public var looks = [8, 20, 40]
  /// Standard errors between estimate and bound that end the looks, at the first look and later.
  public var clearDistances = (first: 4.0, later: 3.0)
  /// Fewest replications of a certificate: below, intervals are too rough to certify by.
  public var leastCertifying = 20
  /// Most replications of a certificate.
  public var mostCertifying = 300
  /// Most replications to show that a staffing does not suffice.
  public var mostRefuting = 120
  /// The wanted probability that a staffing as good as located is certified.
  public var power = 0.9
  /// Descents, each with fresh draws.
  public var mostDescents = 4
  /// Replications of each staffing on the curve, and how many steps it has to each side of the answer.
  public var curve = 12
  /// Steps of the curve on each side of the answer.
  public var curveReach = 2
  /// Replications of a finite difference, where several fields are varied.
  public var difference = 12

  /// Mixes that are looked at once cuts that may have ruled out too much are taken out.
  public var mostFurtherPoints = 24

  /// The usual effort.
  public init() {}
}
