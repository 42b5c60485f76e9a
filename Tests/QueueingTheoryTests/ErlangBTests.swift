import QueueingTheory
import Testing

struct ErlangBTests {
  @Test(arguments: [
    (1, 0.5, 0.333333333333333), (2, 1, 0.2), (10, 5, 0.0183845703366481), (5, 3, 0.110054347826087),
    (8, 5, 0.070047852209567), (50, 48, 0.083337353493483), (100, 100, 0.075700452710861),
    (1000, 1000, 0.0248119176461604), (20, 16.63, 0.0776629038861816),
  ])
  func `the blocking is the oracle's`(servers: Int, load: Double, expected: Double) {
    #expect(relativeError(ErlangB.blocking(servers: servers, offeredLoad: load), expected) < 2e-14)
  }

  @Test func `without servers all is lost and without load nothing`() {
    #expect(ErlangB.blocking(servers: 0, offeredLoad: 3) == 1)
    #expect(ErlangB.blocking(servers: 3, offeredLoad: 0) == 0)
  }
}
