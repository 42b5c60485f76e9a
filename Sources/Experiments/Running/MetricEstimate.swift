public import ClosedLoop
public import Statistics

extension Metric {
  /// What replications say about this metric together.
  ///
  /// - Parameter observations: one per replication, in the order of replications.
  /// - Returns: nil where nothing was observed.
  public func estimate(of observations: [Observation], level: Double) -> Estimate? {
    switch kind {
    case .share:
      var estimate = Estimate.share(of: observations, level: level)
      // With few replications Student's law makes anything possible of one exception.
      if let value = estimate?.value, value == 0 || value == 1,
        observations.count(where: \.isObserved) < LevelTest.fewest
      {
        estimate?.interval = nil
      }
      return estimate
    case .ratio: return Estimate.ratio(of: observations, level: level)
    case .mean:
      let values = observations.compactMap(\.value)
      return values.isEmpty ? nil : Estimate.mean(of: values, level: level)
    }
  }
}

extension Estimate {
  /// What replications say about a ratio of sums; nil where nothing was observed.
  static func ratio(of observations: [Observation], level: Double) -> Estimate? {
    guard observations.contains(where: \.isObserved) else { return nil }
    return ratio(
      numerators: observations.map(\.numerator), denominators: observations.map(\.denominator), level: level)
  }

  /// What replications say about a share; nil where nothing was observed.
  ///
  /// Where all or none were met there is no spread to learn from: the interval is then that of one exception, so that
  /// twenty cases do not prove what twenty thousand would.
  static func share(of observations: [Observation], level: Double, method: RatioMethod = .automatic) -> Estimate? {
    guard observations.contains(where: \.isObserved) else { return nil }
    var numerators = observations.map(\.numerator)
    let denominators = observations.map(\.denominator)
    guard
      let plain = Estimate.ratio(
        numerators: numerators, denominators: denominators, level: level, method: method, isShare: true)
    else { return nil }
    guard plain.standardError == 0, plain.value == 0 || plain.value == 1,
      let place = denominators.firstIndex(where: { $0 >= 1 })
    else { return plain }
    numerators[place] += plain.value == 1 ? -1 : 1
    var result = Estimate.ratio(
      numerators: numerators, denominators: denominators, level: level, method: method, isShare: true)
    if let interval = result?.interval {
      result?.interval = Interval(low: min(plain.value, interval.low), high: max(plain.value, interval.high))
    }
    result?.value = plain.value
    return result
  }
}

extension Observation {
  /// Whether anything was observed.
  var isObserved: Bool { denominator != 0 }
}
