import Statistics
import Testing

@Suite("The exact law of counted successes")
struct BinomialTestTests {
  @Test("Its tails are the sums of the binomial law")
  func sums() {
    // 1 − .999^1000 and 1 − .999^1000 − 1000·.001·.999^999, by hand; Python's math.comb agrees.
    #expect(abs(BinomialTest.atLeast(1, of: 1_000, rate: 0.001) - 0.632_304_575_230_343_4) < 1e-10)
    #expect(abs(BinomialTest.atLeast(2, of: 1_000, rate: 0.001) - 0.264_241_086_962_312_5) < 1e-10)
    // P(X ≤ 1) of 10 fair coins: 11 / 1024.
    #expect(abs(BinomialTest.atMost(1, of: 10, rate: 0.5) - 11.0 / 1024) < 1e-13)
    #expect(abs(BinomialTest.atLeast(9, of: 10, rate: 0.5) - 11.0 / 1024) < 1e-13)
  }

  @Test("What always happens has chance 1")
  func certain() {
    #expect(BinomialTest.atLeast(0, of: 5, rate: 0.2) == 1)
    #expect(BinomialTest.atMost(5, of: 5, rate: 0.2) == 1)
  }
}
