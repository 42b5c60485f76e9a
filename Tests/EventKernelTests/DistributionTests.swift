import EventKernel
import PortableMath
import Testing

@Suite struct DistributionTests {
  static let grid: [Double] = {
    let even: [Double] = (0..<2000).map { (Double($0) + 0.5) / 2000 }
    let small: [Double] = [0x1p-53, 1e-9, 1e-4]
    return even + small + small.map { 1 - $0 }
  }()

  @Test("a greater uniform number never gives a smaller value", arguments: TestedLaw.all)
  func monotone(tested: TestedLaw) {
    let values = Self.grid.sorted().map { tested.law.quantile($0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(values.allSatisfy { $0.isFinite && $0 >= 0 })
  }

  @Test("as many values lie below a quantile as it says", arguments: TestedLaw.all.filter { !$0.isDiscrete })
  func inverse(tested: TestedLaw) {
    let worst = Self.grid.map { abs(tested.law.cumulative(tested.law.quantile($0)) - $0) }.max()
    #expect(worst ?? 1 < 1e-9)
  }

  @Test("steps begin where the share passes the uniform number", arguments: TestedLaw.all.filter { $0.isDiscrete })
  func steps(tested: TestedLaw) {
    for u in Self.grid {
      let value = tested.law.quantile(u)
      #expect(tested.law.cumulative(value) >= u - 1e-12)
      #expect(tested.law.cumulative(value.nextDown) <= u + 1e-12)
    }
  }

  @Test("a hundred thousand values follow the law (Kolmogorov and Smirnov, p = 1e-6)", arguments: TestedLaw.all)
  func distance(tested: TestedLaw) {
    let sorted = Self.sample(of: tested.law, count: 100_000).sorted()
    let count = Double(sorted.count)
    var distance = 0.0
    for (index, value) in sorted.enumerated() {
      let share = tested.law.cumulative(value)
      let isLast = index + 1 == sorted.count || sorted[index + 1] > value
      if isLast { distance = max(distance, abs(share - Double(index + 1) / count)) }
      if !tested.isDiscrete { distance = max(distance, abs(share - Double(index) / count)) }
    }
    #expect(distance < (logarithm(2e6) / (2 * count)).squareRoot())
  }

  @Test("mean and variance of a hundred thousand values lie within 4.9 standard errors", arguments: TestedLaw.all)
  func moments(tested: TestedLaw) {
    let values = Self.sample(of: tested.law, count: 100_000)
    let count = Double(values.count)
    var tally = Tally()
    for value in values { tally.add(value) }
    let mean = tested.law.mean
    let variance = tested.law.variance
    #expect(abs((tally.mean ?? .nan) - mean) <= 4.9 * (variance / count).squareRoot() + 1e-12 * mean)
    // The sample tells the fourth moment only where the tail is not too long.
    if tested.law.coefficientOfVariation < 1.6 {
      var fourth = 0.0
      for value in values {
        let square = (value - mean) * (value - mean)
        fourth += square * square / count
      }
      let error = (max(0, fourth - variance * variance) / count).squareRoot()
      #expect(abs((tally.variance ?? .nan) - variance) <= 4.9 * error + 1e-12 * mean * mean)
    }
  }

  @Test("a scaled law gives scaled values, mean and deviation", arguments: TestedLaw.all)
  func scaled(tested: TestedLaw) {
    let scaled = tested.law.scaled(by: 60)
    for u in [0.01, 0.3, 0.5, 0.9, 0.999] {
      #expect(isClose(scaled.quantile(u), 60 * tested.law.quantile(u)))
    }
    #expect(isClose(scaled.mean, 60 * tested.law.mean))
    #expect(isClose(scaled.variance, 3600 * tested.law.variance))
    #expect(isClose(scaled.coefficientOfVariation, tested.law.coefficientOfVariation))
  }

  @Test(
    "laws have their known means and variances",
    arguments: [
      (.exponential(mean: 3), 3, 9),
      (.weibull(shape: 2, scale: 1), 0.886226925453, 0.214601836603),
      (.lognormal(mu: 2.191013317337, sigma: 0.472380727077), 10, 25),
      (.gamma(shape: 2.5, scale: 4), 10, 40),
      (.beta(alpha: 2.142857142857, beta: 3.857142857143, low: 1, high: 8), 3.5, 1.607142857143),
      (.triangular(low: 1, mode: 3, high: 8), 4, 2.166666666667),
      (.geometric(success: 0.4, unit: 1), 2.5, 3.75),
      (.empirical([0, 1, 3]), 1.25, 0.770833333333),
    ] as [(Distribution, Double, Double)])
  func knownMoments(law: Distribution, mean: Double, variance: Double) {
    #expect(isClose(law.mean, mean, within: 2e-12))
    #expect(isClose(law.variance, variance, within: 5e-12))
  }

  @Test(
    "laws have their known quantiles",
    arguments: [
      (.triangular(low: 1, mode: 3, high: 8), 0.1, 2.183215956620),
      (.triangular(low: 1, mode: 3, high: 8), 0.5, 3.816699867330),
      (.triangular(low: 1, mode: 3, high: 8), 0.9, 6.129171306613),
      (.beta(alpha: 2 + 1.0 / 7, beta: 3 + 6.0 / 7, low: 1, high: 8), 0.5, 3.382588601420),
      (.gamma(shape: 2.5, scale: 2), 0.99, 15.08627246938),
      (.exponential(mean: 2), 0.9, 4.605170185988),
      (.lognormal(mu: 1, sigma: 0.5), 0.5, 2.718281828459),
      (.empirical([1, 2, 4, 8, 16]), 0.25, 2),
      (.empirical([1, 2, 4, 8, 16]), 0.875, 12),
    ] as [(Distribution, Double, Double)])
  func knownQuantiles(law: Distribution, u: Double, expected: Double) {
    #expect(isClose(law.quantile(u), expected, within: 1e-12))
  }

  @Test("three attempts at 40 % reach 78.4 %, and take 1.96 on average")
  func attempts() {
    let law = Distribution.geometric(success: 0.4, unit: 1)
    #expect(isClose(law.cumulative(3), 0.784, within: 1e-14))
    let expected = (0..<3).reduce(0.0) { $0 + 1 - law.cumulative(Double($1)) }
    #expect(isClose(expected, 1.96, within: 1e-14))
  }

  @Test("the uniform numbers 0 and 1 stop the program")
  func ends() async {
    await #expect(processExitsWith: .failure) { _ = Distribution.exponential(mean: 1).quantile(1) }
    await #expect(processExitsWith: .failure) { _ = Distribution.exponential(mean: 1).quantile(0) }
  }

  private static func sample(of law: Distribution, count: UInt64) -> [Double] {
    let chance = Chance(seed: 12, replication: 0, domain: 3)
    return (0..<count).map { law.quantile(chance.uniform(entity: $0, purpose: 1)) }
  }
}

/// Whether two numbers agree but for rounding.
func isClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-10) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b))
}
