import ClosedLoop
import Experiments
import Testing

@Suite("A certificate")
struct CertificateTests {
  private func occasions(_ met: Int, of all: Int) -> [Observation] {
    (0..<all).map { Observation($0 < met ? 1 : 0) }
  }

  @Test("of a chance has the exact bounds of the published example")
  func chance() {
    // Computed outside: 142 of 150 and 139 of 150 at the 96 % level.
    let criterion = Criterion(.chance, .atLeast, 0.9)
    let eleven = Certificate(criterion, occasions(142, of: 150), confidence: 0.96)
    let ten = Certificate(criterion, occasions(139, of: 150), confidence: 0.96)
    #expect(abs((eleven.low ?? 0) - 0.903) < 0.0005)
    #expect(abs((ten.low ?? 0) - 0.879) < 0.0005)
    #expect(eleven.isMet && !ten.isMet && !ten.isBroken)
    #expect(eleven.occasions?.met == 142 && eleven.occasions?.all == 150)
  }

  @Test("of an average is one-sided on the linearised ratio")
  func average() {
    // Computed outside: r̂ = .805837563452, se = .017029681760, n = 8; t₇ at 95 % one-sided is 1.894578605.
    let numerators = [80.0, 72, 95, 60, 88, 79, 91, 70]
    let denominators = [100.0, 90, 110, 85, 105, 98, 108, 92]
    let rows = zip(numerators, denominators).map { Observation($0, over: $1) }
    let certificate = Certificate(Criterion(.ratio, .atLeast, 0.75), rows, confidence: 0.95)
    // Fewer than 20 replications: by the jackknife, .806348258897 with standard error .016973184134.
    #expect(abs((certificate.low ?? 0) - (0.806348258897 - 1.894578605 * 0.016973184134)) < 1e-8)
    #expect(certificate.isMet)
    #expect(!Certificate(Criterion(.ratio, .atLeast, 0.78), rows, confidence: 0.95).isMet)
  }

  @Test("is not given for certain where nothing was ever missed")
  func noSpread() throws {
    let rows = Array(repeating: Observation(10, over: 10), count: 20)
    let certificate = Certificate(Criterion(.share, .atLeast, 0.99), rows, confidence: 0.95)
    let low = try #require(certificate.low)
    #expect(low < 0.99 && low > 0.97)
    #expect(!certificate.isMet)
    #expect(Certificate(Criterion(.share, .atLeast, 0.95), rows, confidence: 0.95).isMet)
  }

  @Test("of a bound that is not to be exceeded looks at the other side")
  func atMost() {
    let rows = (0..<30).map { Observation(4 + Double($0 % 3) / 10) }
    #expect(Certificate(Criterion(.mean, .atMost, 4.2), rows, confidence: 0.95).isMet)
    #expect(!Certificate(Criterion(.mean, .atMost, 4.11), rows, confidence: 0.95).isMet)
    #expect(Certificate(Criterion(.mean, .atMost, 4.0), rows, confidence: 0.95).isBroken)
  }

  @Test("is not given where nothing was observed")
  func nothing() {
    let rows = Array(repeating: Observation.nothing, count: 30)
    for estimand in [Criterion.Estimand.share, .ratio, .mean, .chance] {
      let certificate = Certificate(Criterion(estimand, .atLeast, 0.5), rows, confidence: 0.95)
      #expect(!certificate.isMet && !certificate.isBroken && certificate.value == nil)
    }
  }
}
