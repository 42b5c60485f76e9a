internal import PortableMath

/// A number of each replication whose mean is known without the replications, and which may move with what is estimated.
///
/// - Source: S. S. Lavenberg and P. D. Welch, *A perspective on the use of control variables to increase the efficiency of
///   Monte Carlo simulations*, Management Science 27 (1981).
public struct ControlVariate: Sendable, Equatable {
  /// One for each replication, in replication order.
  public var values: [Double]
  /// Their mean, known otherwise.
  public var mean: Double

  /// A control variate.
  public init(values: [Double], mean: Double) {
    self.values = values
    self.mean = mean
  }
}

/// Values from which the luck that a control variate shows is taken away, by least squares.
public struct ControlledMean: Sendable, Equatable {
  /// Change of the values for each unit of the control variate.
  public let slope: Double
  /// Share of the values' variance that the control variate explains (R²).
  public let explained: Double
  /// The values less the slope times the control's distance from its mean: their mean is the estimate.
  public let values: [Double]
  /// The mean without the luck that the control variate shows.
  public let mean: Double
  /// Its standard deviation: what is left of the spread, and the control's own distance from its mean.
  public let standardError: Double
  /// Two fewer than there are values.
  public let degreesOfFreedom: Double

  /// Fewest replications with which a slope is learnt.
  public static let least = 20

  /// The mean of values under control; nil where there are too few, where either has no spread, or where the two are not
  /// shown to move together: there it would only widen the interval.
  ///
  /// - Parameters:
  ///   - values: One for each replication.
  ///   - control: What is known of the same replications.
  ///   - significance: How improbable so strong a connection must be where there is none, two-sided; 1 asks for nothing.
  ///   - least: Fewest values, above 2.
  /// - Precondition: the control has as many values.
  /// - Complexity: O(values.count).
  public init?(
    _ values: [Double], _ control: ControlVariate, significance: Double = 0.01, least: Int = Self.least
  ) {
    precondition(values.count == control.values.count, "a control variate has a value for each")
    let count = Double(values.count)
    let own = Moments(values)
    let other = Moments(control.values)
    guard values.count >= max(3, least), own.sumOfSquares > 0, other.sumOfSquares > 0 else { return nil }
    var products = 0.0
    for index in values.indices { products += (values[index] - own.mean) * (control.values[index] - other.mean) }
    slope = products / other.sumOfSquares
    let left = max(0, own.sumOfSquares - slope * products)
    let distance = other.mean - control.mean
    explained = min(1, max(0, 1 - left / own.sumOfSquares))
    self.values = zip(values, control.values).map { [slope] in $0 - slope * ($1 - control.mean) }
    mean = own.mean - slope * distance
    degreesOfFreedom = count - 2
    standardError = (left / (count - 2) * (1 / count + distance * distance / other.sumOfSquares)).squareRoot()
    guard explained < 1 else { return }
    let statistic = (explained / (1 - explained) * (count - 2)).squareRoot()
    guard 2 * StudentT.upperTail(statistic, degreesOfFreedom: count - 2) <= significance else { return nil }
  }
}
