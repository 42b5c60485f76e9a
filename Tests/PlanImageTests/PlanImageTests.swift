import ClosedLoop
import EventKernel
import Foundation
import PlanImage
import Scenarios
import Testing

@Suite("The image of a plan")
struct PlanImageTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let scenarios = ["helio-base", "northwind-b2b", "corner-stores", "helpdesk-replay", "alpine-rail"]

  private func plan(_ name: String) throws -> Plan {
    let path = Self.root.appendingPathComponent("scenarios/\(name).json").path
    let reading = ScenarioReader.read(
      path, variants: [], settings: [],
      load: { path in
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map { .success(Array($0)) } ?? .failure(.missing)
      }, offsets: { _, _, _ in .utc })
    return try #require(reading.scenario, "\(reading.diagnostics.rendered(in: reading.sources))").plan
  }

  @Test("It gives the whole plan back, field by field", arguments: scenarios)
  func whole(name: String) throws {
    let plan = try plan(name)
    let image = PlanImage(plan)
    let again = try #require(image.plan())
    var (before, after) = ("", "")
    dump(plan, to: &before)
    dump(again, to: &after)
    #expect(before == after)
    #expect(PlanImage(again) == image)
  }

  @Test("A plan and its image take the same course", arguments: ["northwind-b2b", "helpdesk-replay"])
  func course(name: String) throws {
    let plan = try plan(name)
    let again = try #require(PlanImage(plan).plan())
    let first = try #require(try PreparedPlan(plan).replicate(0))
    let second = try #require(try PreparedPlan(again).replicate(0))
    #expect(first.proof == second.proof)
  }

  @Test("Every law of probability comes back")
  func laws() throws {
    var plan = try plan("northwind-b2b")
    let laws: [Distribution] = [
      .constant(1), .uniform(low: 1, high: 2), .exponential(mean: 3), .weibull(shape: 1.5, scale: 2),
      .lognormal(mu: 0, sigma: 1), .gamma(shape: 2, scale: 3), .beta(alpha: 2, beta: 3, low: 0, high: 1),
      .triangular(low: 1, mode: 2, high: 4), .hyperexponential(share: 0.3, short: 1, long: 5),
      .geometric(success: 0.4, unit: 60), .empirical([1, 2, 5]),
    ]
    for law in laws {
      plan.work[0].talk = law
      #expect(PlanImage(plan).plan()?.work[0].talk == law)
    }
  }

  @Test("Words that are no plan are refused, wherever they are cut, and none traps")
  func nonsense() throws {
    let words = PlanImage(try plan("northwind-b2b")).words
    #expect(PlanImage(words: []).plan() == nil)
    for length in stride(from: 0, to: words.count, by: 97) {
      #expect(PlanImage(words: ContiguousArray(words.prefix(length))).plan() == nil)
    }
    #expect(PlanImage(words: words + [0]).plan() == nil)
    for place in stride(from: 0, to: words.count, by: 13) {
      for word in [Int64.min, -1, .max] {
        var broken = words
        broken[place] = word
        _ = PlanImage(words: broken).plan()
      }
    }
  }
}

@Suite("The proof of a replication")
struct ReplicationProofTests {
  @Test("It tells other observations apart from equal ones")
  func parts() {
    let one = ReplicationProof(trajectory: 1, observations: 2)
    #expect(one == ReplicationProof(trajectory: 1, observations: 2))
    #expect(one != ReplicationProof(trajectory: 1, observations: 3))
  }
}
