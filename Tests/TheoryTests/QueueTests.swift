import Oracles
import QueueingTheory
import Testing

/// The whole product beside queueing theory: waits, abandonment and attainment within four standard errors.
@Suite("A bare queue as a scenario")
struct QueueTests {
  @Test("waits as Erlang C says")
  func erlangC() throws {
    let queue = BareQueue(perHour: [24], serviceMinutes: 10, servers: 5, seed: 31)
    let run = try queue.run()
    let exact = ErlangC(arrivalRate: 24, serviceRate: 6, servers: 5)
    #expect(abs(try run.deviation("wait.time.mean", from: exact.meanWait)) <= 4)
    #expect(abs(try run.deviation("sla.first_response.met", from: 1 - exact.waitExceeds(5.0 / 60))) <= 4)
    #expect(abs(try run.deviation("staff.occupancy", from: exact.utilization)) <= 4)
    #expect(abs(try run.deviation("backlog.count", from: exact.meanQueue)) <= 4)
  }

  @Test("with classes waits as Cobham says")
  func cobham() throws {
    let queue = BareQueue(
      perHour: [6, 6, 9.6], serviceMinutes: 10, servers: 4, policy: "value-tier", weeks: 12, seed: 32)
    let run = try queue.run()
    let exact = Priorities.waits(arrivalRates: [6, 6, 9.6], serviceRate: 6, servers: 4)
    for (tier, wait) in exact.enumerated() {
      let z = try run.deviation("wait.time.mean[tier=class\(tier)]", from: wait)
      #expect(abs(z) <= 4, "class \(tier): z = \(z)")
    }
  }

  @Test("with impatience waits, loses and answers as Erlang A says")
  func erlangA() throws {
    let queue = BareQueue(perHour: [60], serviceMinutes: 12, servers: 12, patienceMinutes: 20, seed: 33)
    let run = try queue.run()
    let exact = ErlangA(arrivalRate: 60, serviceRate: 5, abandonmentRate: 3, servers: 12)
    #expect(abs(try run.deviation("cases.gave_up", from: exact.abandonmentProbability)) <= 4)
    #expect(abs(try run.deviation("wait.time.mean", from: exact.meanWait)) <= 4)
    #expect(abs(try run.deviation("sla.first_response.met", from: exact.servedWithin(5.0 / 60))) <= 4)
    #expect(abs(try run.deviation("staff.occupancy", from: exact.utilization)) <= 4)
  }

  @Test("with classes and impatience is the triage desk of the benchmark")
  func triageDesk() throws {
    let queue = BareQueue(
      perHour: [9.5, 28.5, 57], serviceMinutes: 12, servers: 20, patienceMinutes: 60, promiseMinutes: 15,
      policy: "value-tier", weeks: 12, seed: 34)
    let run = try queue.run()
    let abandoned = [0.006359, 0.010000, 0.055702]
    let wait = [0.381562, 0.600010, 3.342101]
    let met = [0.993641, 0.989999, 0.909325]
    for tier in 0..<3 {
      #expect(abs(try run.deviation("cases.gave_up[tier=class\(tier)]", from: abandoned[tier])) <= 4)
      #expect(abs(try run.deviation("wait.time.mean[tier=class\(tier)]", from: wait[tier] / 60)) <= 4)
      #expect(abs(try run.deviation("sla.first_response.met[tier=class\(tier)]", from: met[tier])) <= 4)
    }
  }
}
