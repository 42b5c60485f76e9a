import QueueingTheory
import Testing

struct ErlangATests {
  @Test(
    arguments: [
      (48, 1, 0.5, 50, [0.467774068554, 2.96757591957, 0.0309122491622, 0.0618244983244, 0.930324240804]),
      (1, 0.2, 0.5, 6, [0.321546990122, 0.257920065549, 0.128960032775, 0.257920065549, 0.725866639354]),
      (100, 1, 1, 100, [0.513298798279, 3.98609968091, 0.0398609968091, 0.0398609968091, 0.960139003191]),
      (110, 1, 1, 100, [0.84172132994, 10.9110720492, 0.0991915640841, 0.0991915640841, 0.990889279508]),
      (2, 1, 0.25, 2, [0.723196004957, 1.47628797356, 0.184535996695, 0.73814398678, 0.815464003305]),
    ] as [(Double, Double, Double, Int, [Double])])
  func `the steady state is the oracle's`(
    arrivals: Double, services: Double, abandonments: Double, servers: Int, expected: [Double]
  ) {
    let queue = ErlangA(
      arrivalRate: arrivals, serviceRate: services, abandonmentRate: abandonments, servers: servers)
    let actual = [
      queue.delayProbability, queue.meanQueue, queue.abandonmentProbability, queue.meanWait, queue.utilization,
    ]
    #expect(agrees(actual, expected, within: 1.5e-11))
  }

  @Test(
    arguments: [
      (48, 1, 0.5, 50, 1.0 / 3, 0.0271356082922, 0.943018954747),
      (1, 0.2, 0.5, 6, 1.0 / 3, 0.219886110399, 0.735434557803), (2, 1, 0.25, 2, 1, 0.296834454844, 0.580881514549),
    ] as [(Double, Double, Double, Int, Double, Double, Double)])
  func `the tails of the wait are the oracle's`(
    arrivals: Double, services: Double, abandonments: Double, servers: Int, time: Double, exceeds: Double,
    served: Double
  ) {
    let queue = ErlangA(
      arrivalRate: arrivals, serviceRate: services, abandonmentRate: abandonments, servers: servers)
    #expect(relativeError(queue.waitExceeds(time), exceeds) < 1e-11)
    #expect(relativeError(queue.servedWithin(time), served) < 1e-11)
  }

  @Test func `the fourth example has the oracle's tail`() {
    let queue = ErlangA(arrivalRate: 100, serviceRate: 1, abandonmentRate: 1, servers: 100)
    #expect(relativeError(queue.waitExceeds(0.1), 0.154779381118) < 1e-11)
  }

  @Test func `the classical example has the oracle's waits in seconds`() {
    let queue = ErlangA(arrivalRate: 48, serviceRate: 1, abandonmentRate: 0.5, servers: 50)
    #expect(relativeError(60 * queue.meanWait, 3.7095) < 1e-5)
    #expect(relativeError(60 * queue.meanWaitOfServed, 3.6159002) < 2e-8)
    #expect(relativeError(60 * queue.waitQuantile(0.9), 12.4446) < 1e-5)
    #expect(queue.waitQuantile(0.2) == 0)
  }

  @Test func `with patience like service the queue is that of infinitely many servers`() {
    let queue = ErlangA(arrivalRate: 3, serviceRate: 1, abandonmentRate: 1, servers: 2)
    // P(Poisson(3) >= 2) = 1 - 4 exp(-3).
    #expect(relativeError(queue.delayProbability, 1 - 4 * 0.049787068367863944) < 1e-14)
  }

  @Test func `a large overload does not overflow`() {
    let queue = ErlangA(arrivalRate: 5000, serviceRate: 1, abandonmentRate: 0.5, servers: 1000)
    #expect(relativeError(queue.abandonmentProbability, 0.8) < 1e-12)
    #expect(relativeError(queue.utilization, 1) < 1e-12)
  }
}
