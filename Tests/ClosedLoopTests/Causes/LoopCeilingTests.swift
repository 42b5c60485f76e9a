import ClosedLoop
import PortableMath
import Testing

/// The ceilings of both loops against numbers worked out by hand.
@Suite("The ceilings of answering and of fixing")
struct LoopCeilingTests {
  @Test("One cause, one severity: each factor is the one that was stated, and micro is their product")
  func factors() {
    var plan = Given.desk()
    plan.causes = [Cause(name: Given.name("bill"), share: 1, severities: [0, 1, 0], losses: [0, 0, 0])]
    plan.channels[0].delay = nil
    let ceiling = LoopCeiling(plan)
    #expect(abs(ceiling.voiced - 0.2) < 1e-12)
    // 90 % identified, 95 % valid, consent to one of two ways: 1 - 0.2 · 0.2.
    let contactable: Double = 0.8208
    #expect(abs(ceiling.contactable - contactable) < 1e-12)
    // Beta(1.2, 1.8), four attempts.
    var missed = 1.0
    for chance in [0.6, 0.7, 0.76, 0.8] { missed *= chance }
    #expect(abs(ceiling.reached - (1 - missed)) < 1e-12)
    let solved: Double = 0.902
    #expect(abs(ceiling.resolved - solved) < 1e-12)
    // -2.6 + 2.3 + 0.5 on the logit.
    let recovered = 1 / (1 + exponential(-0.2))
    #expect(abs(ceiling.recovered - recovered) < 1e-12)
    #expect(abs(ceiling.relief - 0.7) < 1e-12)
    #expect(ceiling.avertable == 1)
    let reached = 1 - missed
    let told: Double = 0.14
    let product = told * contactable * reached * solved * recovered
    #expect(abs(ceiling.micro - product) < 1e-12)
    // Without a macro loop the usual fix: 60 % effect, 80 % success, 90 hours where 30 find 63 %.
    let found = 1 - exponential(-3)
    let fixed = 0.48 * found
    #expect(abs(ceiling.macro - fixed) < 1e-12)
  }

  @Test("Without failures there is nothing to avert")
  func nothing() {
    var plan = Given.desk()
    plan.causes = []
    #expect(LoopCeiling(plan).micro == 0 && LoopCeiling(plan).macro == 0)
  }
}
