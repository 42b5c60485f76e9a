import ClosedLoop
import Experiments
import Oracles
import QueueingTheory
import Scenarios
import Testing

/// The least staffing of a bare queue is known from Erlang: the search returns it, on average and with a chance.
@Suite("Sizing a bare queue")
struct SizingTests {
  private struct Unreadable: Error {}

  private static func size(_ requirement: String, seed: UInt64) async throws -> (SizingResult, StaffingTheory) {
    let queue = BareQueue(perHour: [24], serviceMinutes: 10, servers: 5, weeks: 2, seed: seed)
    func plan(_ people: Int) throws -> Plan {
      let reading = ScenarioReader.read(
        "queue.json", settings: ["teams.people.shifts.all.people=\(people)"],
        load: { _ in .success(Array(queue.text.utf8)) }, offsets: { _, _, _ in .utc })
      guard let scenario = reading.scenario else { throw Unreadable() }
      return scenario.plan
    }
    let least = try plan(4)
    let watched = try #require(
      WatchedRequirement(try Requirement.parse(requirement, in: least).get(), of: least))
    let space = StaffingSpace(ranges: [4...12], unitCosts: [100])
    let theory = StaffingTheory(least: least, most: [try plan(12)], space: space, requirements: [watched])
    let probe = EngineProbe<any Error>(
      [watched], threads: 2, makePlan: { try PreparedPlan(try plan($0.values[0])) },
      theory: { theory.staffing($0, observations: $1, from: Staffing([5])) })
    var search = SizingSearch(probe, space: space, criteria: [watched.criterion])
    return (try await search.run(from: Staffing([5])), theory)
  }

  /// The least that serves 93 % within five minutes: seven serve .970, six .895.
  private let least = ErlangC.leastServers(arrivalRate: 24, serviceRate: 6, share: 0.93, within: 5.0 / 60)

  @Test("on average returns what Erlang C says, and says that Erlang C applies")
  func average() async throws {
    let (result, theory) = try await Self.size("sla.first_response.met[sla=answer] >= 93%", seed: 41)
    #expect(result.verdict == .certified)
    #expect(result.certificate?.staffing == Staffing([least]))
    #expect(result.below?.isRefuted == true)
    #expect(theory.formula == .erlangC)
    #expect(theory.doubts.isEmpty)
    #expect(result.guess == Staffing([least]))
  }

  @Test("on at least nine in ten weeks returns the same, since weeks of four thousand cases vary little")
  func weeks() async throws {
    let (result, theory) = try await Self.size(
      "sla.first_response.met[sla=answer] >= 93% on at least 90% of weeks", seed: 42)
    #expect(result.certificate?.staffing == Staffing([least]))
    let occasions = try #require(result.certificate?.certificates[0].occasions)
    #expect(occasions.all == 2 * (result.certificate?.replications ?? 0))
    #expect(theory.doubts.count == 1)
  }

  @Test("on at least nine in ten replications counts each of them once")
  func replications() async throws {
    let (result, _) = try await Self.size(
      "sla.first_response.met[sla=answer] >= 93% on at least 90% of replications", seed: 43)
    #expect(result.certificate?.staffing == Staffing([least]))
    let certificate = try #require(result.certificate)
    #expect(certificate.certificates[0].occasions?.all == certificate.replications)
    // 96 % confidence in nine of ten takes 31 of 31 at least.
    #expect(certificate.replications >= 31)
  }
}
