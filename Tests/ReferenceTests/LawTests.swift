import EventKernel
import PortableMath
import Statistics
import Testing

/// A hundred thousand values of each law with five sets of parameters, drawn as the product draws them: through the table.
///
/// The kernel's tests hold the exact quantiles against Kolmogorov and Smirnov; this is about tables and tails, which that
/// distance hardly sees. p = 1e-6 for each.
@Suite("A law drawn through its table")
struct LawTests {
  /// A continuous law by what it is called.
  struct Drawn: Sendable, CustomTestStringConvertible {
    let law: Distribution
    var testDescription: String { "\(law)" }
  }

  static let continuous: [Drawn] = [
    .uniform(low: 0, high: 1), .uniform(low: 3, high: 17), .uniform(low: 0, high: 1e-6), .uniform(low: 1e6, high: 2e6),
    .uniform(low: 59, high: 61),
    .exponential(mean: 1), .exponential(mean: 1e-3), .exponential(mean: 100), .exponential(mean: 3600),
    .exponential(mean: 86_400),
    .weibull(shape: 0.4, scale: 2), .weibull(shape: 0.8, scale: 300), .weibull(shape: 1, scale: 1),
    .weibull(shape: 2, scale: 1), .weibull(shape: 20, scale: 5),
    .lognormal(mu: 0, sigma: 0.1), .lognormal(mu: 6.2, sigma: 0.5), .lognormal(mu: 12.46845, sigma: 1),
    .lognormal(mu: -1.6, sigma: 1.8), .lognormal(mu: 2, sigma: 3),
    .gamma(shape: 0.05, scale: 1), .gamma(shape: 0.5, scale: 2), .gamma(shape: 2, scale: 180),
    .gamma(shape: 4, scale: 90), .gamma(shape: 400, scale: 0.0025),
    .beta(alpha: 1.2, beta: 1.8, low: 0, high: 1), .beta(alpha: 0.3, beta: 0.5, low: 0, high: 1),
    .beta(alpha: 2, beta: 3, low: 5, high: 10), .beta(alpha: 40, beta: 2, low: 0, high: 1),
    .beta(alpha: 1, beta: 1, low: 0, high: 1),
    .triangular(low: 1, mode: 3, high: 8), .triangular(low: 0, mode: 0, high: 1), .triangular(low: 0, mode: 1, high: 1),
    .triangular(low: 0, mode: 0.01, high: 1), .triangular(low: 300, mode: 600, high: 3600),
    Distribution.Construction.hyperexponential(mean: 4, cv: 1.05).certain,
    Distribution.Construction.hyperexponential(mean: 4, cv: 1.5).certain,
    Distribution.Construction.hyperexponential(mean: 4, cv: 2).certain,
    Distribution.Construction.hyperexponential(mean: 600, cv: 3).certain,
    Distribution.Construction.hyperexponential(mean: 4, cv: 5).certain,
  ].map { Drawn(law: $0) }

  static func sample(_ law: Distribution, count: UInt64) -> [Double] {
    let table = QuantileTable(law)
    let chance = Chance(seed: 21, replication: 0, domain: 3)
    return (0..<count).map { table.quantile(chance.block(entity: $0, purpose: 2).u2) }
  }

  @Test("follows it in the tails too (Anderson and Darling)", arguments: continuous)
  func tails(drawn: Drawn) {
    let values = Self.sample(drawn.law, count: 100_000)
    let p = AndersonDarling(values) { drawn.law.cumulative($0) }.pValue
    #expect(p >= 1e-6 && p <= 1 - 1e-6, "p = \(p)")
  }

  @Test(
    "that counts trials gives each number as often as it should",
    arguments: [0.05, 0.25, 0.4, 0.7, 0.99])
  func counts(success: Double) {
    let law = Distribution.geometric(success: success, unit: 1)
    let count = 100_000
    // So many numbers that the rest is expected ten times or more.
    var last = 1
    while Double(count) * (1 - law.cumulative(Double(last + 1))) >= 10 { last += 1 }
    var observed = [Int](repeating: 0, count: last + 1)
    for value in Self.sample(law, count: UInt64(count)) { observed[min(Int(value), last + 1) - 1] += 1 }
    let expected = (0...last).map { cell in
      Double(count)
        * (cell == last
          ? 1 - law.cumulative(Double(last)) : law.cumulative(Double(cell + 1)) - law.cumulative(Double(cell)))
    }
    let p = ChiSquaredTest(observed: observed, expected: expected).pValue
    #expect(p >= 1e-6 && p <= 1 - 1e-6, "p = \(p)")
  }

  @Test(
    "picks by weight as often as the weights say, by both tables, with and without the rest of the draw",
    arguments: [[1, 1], [0.3, 0.3, 0.4], [5, 1, 94], [0.001, 3, 3, 2, 8], (1...64).map { Double($0) }])
  func picks(weights: [Double]) {
    let cumulative = CumulativeTable(weights: weights)
    let alias = AliasTable(weights: weights)
    let total = weights.reduce(0, +)
    let count = 200_000
    var byShare = [Int](repeating: 0, count: weights.count)
    var byWord = byShare
    var rests: [Double] = []
    let chance = Chance(seed: 22, replication: 0, domain: 3)
    for entity in 0..<UInt64(count) {
      let draws = chance.block(entity: entity, purpose: 3)
      let (index, rest) = cumulative.split(draws.u0)
      byShare[index] += 1
      byWord[alias.index(of: draws.word1)] += 1
      if entity < 100_000 { rests.append(rest) }
    }
    let expected = weights.map { Double(count) * $0 / total }
    for observed in [byShare, byWord] {
      let p = ChiSquaredTest(observed: observed, expected: expected).pValue
      #expect(p >= 1e-6 && p <= 1 - 1e-6, "p = \(p)")
    }
    // What is left of the draw is an even number again.
    let p = AndersonDarling(rests) { $0 }.pValue
    #expect(p >= 1e-6 && p <= 1 - 1e-6, "p = \(p)")
  }
}
