import QueueingTheory
import Testing

struct ErlangCTests {
  @Test(arguments: [
    (1, 0.5, 0.5), (2, 1, 0.333333333333333), (10, 5, 0.0361053591583202), (5, 3, 0.236151603498542),
    (8, 5, 0.167266506661757), (50, 48, 0.694455611196834), (10, 8, 0.409180150796444), (100, 90, 0.216940480906366),
    (1000, 960, 0.133691780062912),
  ])
  func `the delay probability is the oracle's`(servers: Int, load: Double, expected: Double) {
    #expect(relativeError(ErlangC.delayProbability(servers: servers, offeredLoad: load), expected) < 1e-13)
  }

  /// Arrivals per minute, minutes of service, servers, seconds; delay, service level and mean wait in seconds.
  @Test(
    arguments: [
      (1.0, 5.0, 7, 20.0, 0.716312613, 48.622492, 1e-7), (1, 5, 8, 20, 0.863053767, 16.726651, 1e-7),
      (200.0 / 60, 3, 11, 20, 0.3896138, 0, 1e-6), (200.0 / 60, 3, 13, 20, 0.7955948, 17.116227, 1e-6),
      (200.0 / 60, 3, 14, 20, 0.8883500192, 7.835937, 1e-6), (12, 4, 55, 15, 0.845883092171, 8.184032104, 1e-9),
    ] as [(Double, Double, Int, Double, Double, Double, Double)])
  func `the textbook call centres have the oracle's service levels`(
    rate: Double, minutes: Double, servers: Int, seconds: Double, level: Double, wait: Double, tolerance: Double
  ) {
    let queue = ErlangC(arrivalRate: rate, serviceRate: 1 / minutes, servers: servers)
    #expect(relativeError(1 - queue.waitExceeds(seconds / 60), level) < tolerance)
    if wait > 0 { #expect(relativeError(60 * queue.meanWait, wait) < tolerance) }
  }

  @Test func `the worked examples have the oracle's delays`() {
    #expect(relativeError(ErlangC.delayProbability(servers: 11, offeredLoad: 10), 0.6821182) < 1e-7)
    #expect(relativeError(ErlangC.delayProbability(servers: 14, offeredLoad: 10), 0.1741319336) < 1e-9)
    #expect(relativeError(ErlangC.delayProbability(servers: 55, offeredLoad: 48), 0.238700936378) < 1e-11)
  }

  @Test func `the least staff for four fifths in twenty seconds is the oracle's`() {
    for (rate, staff) in [(1.0, 8), (10, 57), (100, 513)] {
      let least = ErlangC.leastServers(arrivalRate: rate, serviceRate: 0.2, share: 0.8, within: 1.0 / 3)
      #expect(least == staff)
    }
    #expect(ErlangC.leastServers(arrivalRate: 200.0 / 60, serviceRate: 1.0 / 3, share: 0.8, within: 1.0 / 3) == 14)
  }

  @Test func `the least staff for a fifth delayed is the oracle's`() {
    for (load, staff) in [(5.0, 8), (10, 14), (25, 31), (48, 56), (100, 111), (400, 422)] {
      #expect(ErlangC.leastServers(offeredLoad: load, delayProbability: 0.2) == staff)
    }
  }

  @Test func `the tails of M/M/4 are the oracle's`() {
    let queue = ErlangC(arrivalRate: 3.6, serviceRate: 1, servers: 4)
    #expect(relativeError(queue.waitExceeds(1), 0.528046804387) < 1e-11)
    #expect(relativeError(queue.sojournExceeds(5), 0.175576232667) < 1e-11)
  }

  @Test func `the tails of M/M/1 are the oracle's`() {
    let queue = ErlangC(arrivalRate: 0.8, serviceRate: 1, servers: 1)
    #expect(relativeError(queue.meanWait, 4) < 1e-14)
    #expect(relativeError(queue.waitQuantile(0.95), 13.8629436112) < 1e-11)
    #expect(relativeError(queue.sojournExceeds(14.9786613678), 0.05) < 1e-10)
  }

  @Test func `patient customers of the classical example wait long`() {
    let queue = ErlangC(arrivalRate: 48, serviceRate: 1, servers: 50)
    #expect(relativeError(queue.delayProbability, 0.694455611197) < 1e-11)
    #expect(relativeError(queue.meanQueue, 16.6669347) < 1e-8)
    #expect(relativeError(60 * queue.meanWait, 20.8336683) < 1e-8)
    #expect(relativeError(queue.utilization, 0.96) < 1e-14)
    #expect(relativeError(60 * queue.waitQuantile(0.9), 58.1387418) < 1e-8)
  }

  @Test func `an overloaded queue grows without end`() {
    let queue = ErlangC(arrivalRate: 5, serviceRate: 1, servers: 4)
    #expect(queue.delayProbability == 1)
    #expect(queue.meanWait == .infinity)
    #expect(queue.waitExceeds(10) == 1)
    #expect(!queue.isStable)
  }

  @Test func `the sojourn has a law also where its two rates meet`() {
    let queue = ErlangC(arrivalRate: 1, serviceRate: 1, servers: 2)
    let near = ErlangC(arrivalRate: 1 + 1e-9, serviceRate: 1, servers: 2)
    #expect(relativeError(queue.sojournExceeds(2), near.sojournExceeds(2)) < 1e-8)
  }
}
