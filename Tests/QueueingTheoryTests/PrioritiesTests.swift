import QueueingTheory
import Testing

struct PrioritiesTests {
  typealias CustomerClass = Priorities.CustomerClass

  @Test func `a single server has the oracle's waits`() {
    let waits = Priorities.waits([0.2, 0.3, 0.3].map { CustomerClass(arrivalRate: $0, exponentialMean: 1) })
    #expect(agrees(waits, [1, 2, 8], within: 1e-14))
  }

  @Test func `different services have the oracle's waits and conserve work`() {
    let classes = zip([0.1, 0.2, 0.1], [1.0, 2, 3]).map { CustomerClass(arrivalRate: $0, exponentialMean: $1) }
    let waits = Priorities.waits(classes)
    #expect(relativeError(Priorities.residualWork(classes), 1.8) < 1e-14)
    #expect(agrees(waits, [2, 4, 18], within: 1e-14))
    var work = 0.0
    for (one, wait) in zip(classes, waits) { work += one.arrivalRate * one.mean * wait }
    #expect(relativeError(work, 7.2) < 1e-14)
  }

  @Test func `constant services have the oracle's waits`() {
    let waits = Priorities.waits([0.4, 0.3].map { CustomerClass(arrivalRate: $0, constant: 1) })
    #expect(agrees(waits, [0.583333333333, 1.94444444444]))
  }

  @Test func `several servers have the oracle's waits`() {
    let four = Priorities.waits(arrivalRates: [1, 1, 1.6], serviceRate: 1, servers: 4)
    #expect(agrees(four, [0.262584421432, 0.525168842864, 3.93876632148]))
    #expect(relativeError((four[0] + four[1] + 1.6 * four[2]) / 3.6, 1.96938316074) < 1e-11)
    let ten = Priorities.waits(arrivalRates: [2, 3, 3], serviceRate: 1, servers: 10)
    #expect(agrees(ten, [0.0511475188496, 0.102295037699, 0.409180150796]))
  }

  @Test func `preemption has the oracle's times`() {
    let classes = [0.2, 0.3, 0.3].map { CustomerClass(arrivalRate: $0, exponentialMean: 1) }
    #expect(agrees(Priorities.preemptiveSojourns(classes), [1.25, 2.5, 10], within: 1e-14))
  }

  @Test func `only the classes behind an overload wait for ever`() {
    let waits = Priorities.waits([0.5, 0.6].map { CustomerClass(arrivalRate: $0, exponentialMean: 1) })
    #expect(waits[0].isFinite)
    #expect(waits[1] == .infinity)
  }
}
