/// A number learnt from replications, with how well it is known.
///
/// Every estimate is a pure value: equal inputs give equal bits on every platform.
///
/// ## Topics
///
/// ### Means
/// - ``Estimate/mean(of:level:)``
///
/// ### Ratios of sums
/// - ``Estimate/ratio(numerators:denominators:level:method:isShare:)``
///
/// ### Quantiles
/// - ``Estimate/quantile(of:probability:level:)``
public struct Estimate: Sendable, Equatable {
  /// How an interval was made.
  public enum Method: Sendable, CaseIterable {
    /// Student's t on the values themselves.
    case mean
    /// Student's t on the linearised ratio.
    case delta
    /// Student's t on the jackknife's pseudo-values.
    case jackknife
    /// Fieller's theorem: exact for normal pairs.
    case fieller
    /// Student's t on the logit of a share, mapped back.
    case logit
    /// Order statistics of the sample.
    case orderStatistics
    /// Student's t with the degrees of freedom of Welch and Satterthwaite.
    case welch
  }

  /// The point estimate.
  public var value: Double

  /// The standard deviation of the point estimate; nil where one replication or the method gives none.
  public var standardError: Double?

  /// The confidence interval; nil where the sample is too small to give one.
  public var interval: Interval?

  /// The number of replications behind the estimate.
  public var count: Int

  /// The confidence that the interval was made for, such as 0.95.
  public var level: Double

  /// How the interval was made.
  public var method: Method

  /// An estimate from its parts.
  public init(
    value: Double, standardError: Double?, interval: Interval?, count: Int, level: Double, method: Method
  ) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.count = count
    self.level = level
    self.method = method
  }

  /// Half the width of the interval, if there is one.
  public var halfWidth: Double? {
    guard let interval else { return nil }
    return interval.halfWidth
  }
}
