import EventKernel
import Testing

@testable import Benchmarks

/// The models that are timed give the answers that are known, within four standard errors.
@Suite struct ModelTests {
  /// Standard errors of a year by class in the order of the answers, from 40 years.
  private let errors = [0.00028, 0.00022, 0.0012, 0.0035, 0.0055, 0.07, 0.0004, 0.0004, 0.0025, 0.004]

  private func check(_ tally: TriageTally) {
    for (place, answer) in Measuring.triageAnswers.enumerated() {
      let measured = tally.answers[place]
      #expect(abs(measured - answer.exact) < 4 * errors[place], "\(answer.name): \(measured)")
    }
  }

  @Test("a single server at half load holds its customers for two services")
  func singleServer() {
    var server = SingleServer(
      customers: 1_000_000, gap: 2e6, service: 1e6, chance: Chance(seed: 9, replication: 0))
    #expect(abs(server.meanStay() / 1e6 - 2) < 0.04)
    #expect(abs(ReferenceLoop.meanStay(customers: 1_000_000, load: 0.5) - 2) < 0.04)
  }

  @Test("the triage desk on the kernel")
  func triageDesk() {
    var desk = TriageDesk(TriageTerms(), chance: Chance(seed: 9, replication: 0))
    check(desk.tally(through: 8760 * Time.hour))
  }

  @Test("the triage desk without an event list")
  func referenceLoop() {
    check(ReferenceLoop.triage(TriageTerms(), hours: 8760))
  }

  @Test("a hold model's events are as far apart as its gaps say")
  func hold() {
    var hold = Hold(pending: 100, chance: Chance(seed: 9, replication: 0))
    #expect(abs(hold.meanGap(events: 1_000_000) - 1e4) < 200)
  }
}
