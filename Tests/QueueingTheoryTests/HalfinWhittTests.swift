import QueueingTheory
import Testing

struct HalfinWhittTests {
  @Test(arguments: [
    (0.1, 0.880287083331), (0.5, 0.504538640998), (1, 0.223361274798), (2, 0.0268813624294),
  ])
  func `the limiting delay is the oracle's`(beta: Double, expected: Double) {
    #expect(relativeError(HalfinWhitt.delayProbability(beta: beta), expected) < 1e-11)
  }

  @Test(arguments: [(0.5, 0.506054468989), (0.2, 1.061516275420), (0.1, 1.420186888100)])
  func `the margin for a delay is the oracle's`(delay: Double, expected: Double) {
    #expect(relativeError(HalfinWhitt.beta(delayProbability: delay), expected) < 1e-11)
  }

  @Test(arguments: [(100.0, 110, 0.2370075), (400, 420, 0.2302854), (1000, 1032, 0.2230633)])
  func `the square-root rule has the oracle's staff and delay`(load: Double, servers: Int, delay: Double) {
    #expect(HalfinWhitt.servers(offeredLoad: load, beta: 1) == servers)
    #expect(relativeError(ErlangC.delayProbability(servers: servers, offeredLoad: load), delay) < 3e-7)
  }
}
