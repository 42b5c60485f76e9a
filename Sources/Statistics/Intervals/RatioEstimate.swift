internal import PortableMath

/// How the interval of a ratio of sums is to be made.
public enum RatioMethod: Sendable, CaseIterable {
  /// The method that suits the sample: logit for a share above 0.97 or below 0.03, else the jackknife for fewer than 20
  /// replications, else the delta method.
  case automatic
  /// Student's t on the linearised ratio.
  case delta
  /// Student's t on the jackknife's pseudo-values; the value is the jackknife's, corrected for bias.
  case jackknife
  /// Fieller's theorem; there is no interval where the denominators' mean is not clearly off 0.
  case fieller
  /// Student's t on the logit, mapped back; for ratios above 0 and below 1.
  case logit
}

extension Estimate {
  /// The ratio of two sums over replications, such as the share of all cases served in time.
  ///
  /// The unit of inference is the replication: a pooled binomial interval would be far too narrow. One replication gives
  /// no interval. Ratios without spread give an interval of width 0.
  ///
  /// - Parameters:
  ///   - numerators: One number per replication, in replication order.
  ///   - denominators: As many numbers.
  ///   - level: The confidence, above 0 and below 1.
  ///   - method: How the interval is made. Where a method cannot be used (a logit outside 0...1, a jackknife that leaves
  ///     a denominator of 0), the delta method steps in; `method` of the result tells.
  ///   - isShare: Whether each numerator counts part of its denominator, so that the ratio lies in 0...1; the interval
  ///     is then kept in 0...1.
  /// - Returns: The estimate; nil where the denominators sum to 0.
  /// - Complexity: O(numerators.count).
  public static func ratio(
    numerators: [Double], denominators: [Double], level: Double, method: RatioMethod = .automatic,
    isShare: Bool = false
  ) -> Estimate? {
    guard let sums = RatioSums(numerators, denominators) else { return nil }
    var estimate: Estimate?
    switch sums.resolved(method, isShare: isShare) {
    case .automatic, .delta: break
    case .jackknife: estimate = sums.jackknife(numerators, denominators, level: level)
    case .fieller: estimate = sums.fieller(numerators, denominators, level: level)
    case .logit: estimate = sums.logit(numerators, denominators, level: level)
    }
    var result = estimate ?? sums.delta(numerators, denominators, level: level)
    if isShare, let interval = result.interval { result.interval = interval.clampedToShare }
    return result
  }

  /// Values, one per replication, whose mean is the ratio of sums and whose spread is that of its linearisation.
  ///
  /// Two scenarios under common random numbers are compared by pairing these values: the mean of the differences is the
  /// difference of the ratios.
  ///
  /// - Parameters:
  ///   - numerators: One number per replication, in replication order.
  ///   - denominators: As many numbers.
  /// - Returns: The ratio plus (numerator − ratio · denominator) / mean denominator; nil where the denominators sum to 0.
  /// - Complexity: O(numerators.count).
  public static func linearizedRatio(numerators: [Double], denominators: [Double]) -> [Double]? {
    guard let sums = RatioSums(numerators, denominators) else { return nil }
    var values: [Double] = []
    values.reserveCapacity(numerators.count)
    for index in numerators.indices {
      values.append(sums.ratio + (numerators[index] - sums.ratio * denominators[index]) / sums.meanDenominator)
    }
    return values
  }
}

/// The sums behind a ratio, and the intervals that can be built on them.
struct RatioSums {
  let count: Int
  let numerator: Double
  let denominator: Double

  init?(_ numerators: [Double], _ denominators: [Double]) {
    precondition(numerators.count == denominators.count, "A ratio needs as many denominators as numerators")
    var numerator = 0.0
    var denominator = 0.0
    for value in numerators { numerator += value }
    for value in denominators { denominator += value }
    if denominator == 0 { return nil }
    self.count = numerators.count
    self.numerator = numerator
    self.denominator = denominator
  }

  var ratio: Double { numerator / denominator }

  var meanDenominator: Double { denominator / Double(count) }

  var degreesOfFreedom: Double { Double(count - 1) }

  func resolved(_ method: RatioMethod, isShare: Bool) -> RatioMethod {
    guard case .automatic = method else { return method }
    if isShare && ((ratio > 0.97 && ratio < 1) || (ratio > 0 && ratio < 0.03)) { return .logit }
    return count < 20 ? .jackknife : .delta
  }

  func deltaError(_ numerators: [Double], _ denominators: [Double]) -> Double? {
    if count < 2 { return nil }
    var sum = 0.0
    for index in numerators.indices {
      let difference = numerators[index] - ratio * denominators[index]
      sum += difference * difference
    }
    return (sum / degreesOfFreedom / Double(count)).squareRoot() / meanDenominator.magnitude
  }

  func delta(_ numerators: [Double], _ denominators: [Double], level: Double) -> Estimate {
    Estimate(
      value: ratio, standardError: deltaError(numerators, denominators), degreesOfFreedom: degreesOfFreedom,
      count: count, level: level, method: .delta)
  }

  func jackknife(_ numerators: [Double], _ denominators: [Double], level: Double) -> Estimate? {
    if count < 2 { return nil }
    var moments = Moments()
    for index in numerators.indices {
      let rest = denominator - denominators[index]
      if rest == 0 { return nil }
      moments.add(Double(count) * ratio - degreesOfFreedom * ((numerator - numerators[index]) / rest))
    }
    return Estimate(
      value: moments.mean, standardError: moments.standardError, degreesOfFreedom: degreesOfFreedom, count: count,
      level: level, method: .jackknife)
  }

  func logit(_ numerators: [Double], _ denominators: [Double], level: Double) -> Estimate? {
    if !(ratio > 0 && ratio < 1) { return nil }
    guard let error = deltaError(numerators, denominators) else { return nil }
    let centre = logarithm(ratio / (1 - ratio))
    let onLogit = Estimate(
      value: centre, standardError: error / (ratio * (1 - ratio)), degreesOfFreedom: degreesOfFreedom, count: count,
      level: level, method: .logit)
    guard let interval = onLogit.interval else { return nil }
    return Estimate(
      value: ratio, standardError: error,
      interval: Interval(
        low: min(ratio, 1 / (1 + exponential(-interval.low))),
        high: max(ratio, 1 / (1 + exponential(-interval.high)))),
      count: count, level: level, method: .logit)
  }

  func fieller(_ numerators: [Double], _ denominators: [Double], level: Double) -> Estimate? {
    guard let error = deltaError(numerators, denominators) else { return nil }
    precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1")
    let n = Double(count)
    let meanX = numerator / n
    let meanY = denominator / n
    var squaresX = 0.0
    var squaresY = 0.0
    var products = 0.0
    for index in numerators.indices {
      let x = numerators[index] - meanX
      let y = denominators[index] - meanY
      squaresX += x * x
      squaresY += y * y
      products += x * y
    }
    let t = StudentT.quantile(probability: 0.5 + level / 2, degreesOfFreedom: degreesOfFreedom)
    let factor = t * t / (degreesOfFreedom * n)
    let a = meanY * meanY - factor * squaresY
    let b = meanX * meanY - factor * products
    let c = meanX * meanX - factor * squaresX
    var interval: Interval?
    if a > 0 {
      let root = max(0, b * b - a * c).squareRoot()
      interval = Interval(low: (b - root) / a, high: (b + root) / a)
    }
    return Estimate(
      value: ratio, standardError: error, interval: interval, count: count, level: level, method: .fieller)
  }
}
