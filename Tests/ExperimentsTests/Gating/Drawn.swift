import ClosedLoop
import EventKernel

/// Observations from known laws at a fixed seed, as if replications had made them.
struct Drawn {
  private let chance: Chance
  private var number: UInt64 = 0

  /// Tests have a domain of chance of their own.
  init(seed: UInt64) { chance = Chance(seed: seed, replication: 0, domain: 3) }

  /// A law of mean 1 that is nearly normal, with a coefficient of variation of 2 %.
  static let nearlyNormal = Distribution.lognormal(mu: -0.000_2, sigma: 0.02)
  /// A law of mean 1 that is skewed, with a coefficient of variation of 1.
  static let skewed = Distribution.lognormal(mu: -0.346_573_590_279_972_64, sigma: 0.832_554_611_157_697_7)

  /// Values of a law, each multiplied and shifted.
  mutating func values(_ law: Distribution, _ count: Int, times scale: Double = 1, plus shift: Double = 0)
    -> [Observation]
  {
    (0..<count).map { _ in
      number += 1
      return Observation(law.quantile(chance.uniform(entity: number, purpose: 1)) * scale + shift)
    }
  }
}
