import EventKernel
import Testing

@Suite("A quantile table")
struct QuantileTableTests {
  static let laws: [Distribution] = [
    .gamma(shape: 0.5, scale: 2), .gamma(shape: 2, scale: 1), .gamma(shape: 4, scale: 90),
    .gamma(shape: 400, scale: 0.01),
    .beta(alpha: 1.2, beta: 1.8, low: 0, high: 1), .beta(alpha: 0.3, beta: 0.4, low: 0, high: 1),
    .beta(alpha: 40, beta: 8, low: 2, high: 5),
  ]

  @Test("agrees with its law to 1e-7 of the value", arguments: laws)
  func agreesWithItsLaw(_ law: Distribution) {
    let table = QuantileTable(law)
    let chance = Chance(seed: 5, replication: 0, domain: 3)
    var worst = 0.0
    for index in 0..<2000 {
      let draws = chance.block(entity: UInt64(index), purpose: 1)
      // Even coverage, and both tails down to 1e-12.
      let tail = draws.u1 * draws.u1 * draws.u1 * draws.u1 * draws.u1 * draws.u1
      for u in [draws.u0, tail, 1 - tail] where u > 1e-15 && u < 1 - 1e-15 {
        let exact = law.quantile(u)
        worst = max(worst, abs(table.quantile(u) - exact) / max(abs(exact), 1e-300))
      }
    }
    #expect(worst < 1e-7, "\(worst)")
  }

  @Test("increases with the uniform number", arguments: laws)
  func increases(_ law: Distribution) {
    let table = QuantileTable(law)
    var last = -Double.infinity
    for index in 1..<20_000 {
      let value = table.quantile(Double(index) / 20_000)
      #expect(value >= last)
      last = value
    }
  }

  @Test("leaves laws with a closed form as they are")
  func leavesOthers() {
    let table = QuantileTable(.exponential(mean: 3))
    #expect(table.quantile(0.3) == Distribution.exponential(mean: 3).quantile(0.3))
  }
}
