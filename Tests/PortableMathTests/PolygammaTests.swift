import PortableMath
import Testing

struct PolygammaTests {
  @Test func `digamma and trigamma have the oracle's values`() {
    #expect(relativeError(Gamma.digamma(2.5), 0.703156640645243) < 1e-14)
    #expect(relativeError(Gamma.trigamma(2.5), 0.490357756100235) < 1e-14)
  }

  @Test func `digamma and trigamma of one are classical constants`() {
    #expect(relativeError(Gamma.digamma(1), -0.5772156649015329) < 2e-15)
    #expect(relativeError(Gamma.trigamma(1), 1.6449340668482264) < 1e-15)
  }
}
