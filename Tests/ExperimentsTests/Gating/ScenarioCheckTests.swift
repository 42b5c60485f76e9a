import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("The check of a scenario")
struct ScenarioCheckTests {
  private let plan: PreparedPlan
  private let names: [String]
  private let instances: [MetricInstance]

  init() throws {
    plan = try PreparedPlan(Given.plan())
    instances = Metric.instances(of: plan.plan)
    names = instances.map { "\(Metric.catalogue[$0.metric].name)/\($0.dimension)/\($0.group)" }
  }

  private func instance(_ name: String) throws -> Int { try #require(names.firstIndex(of: "\(name)/all/0")) }

  private func gate(_ name: String, _ relation: Relation, _ bound: GateBound) throws -> Gate {
    Gate(instance: try instance(name), relation: relation, bound: bound, isWarning: false)
  }

  private func golden(_ count: Int, of plan: PreparedPlan? = nil, gates: [Gate] = []) async throws -> GoldenRecord {
    let plan = plan ?? self.plan
    let result = try await Experiment(plan, rule: .fixed(count), threads: 2).run()
    return GoldenRecord(result, names: names, keeping: GoldenRecord.kept(of: plan.plan, gates: gates))
  }

  private func check(
    _ gates: [Gate], rule: ReplicationRule = .fixed(20), golden: GoldenRecord? = nil,
    _ comparison: ScenarioCheck.Comparison = .bits, plan: PreparedPlan? = nil, threads: Int = 2
  ) async throws -> ScenarioCheck.Outcome {
    let check = ScenarioCheck(
      plan ?? self.plan, names: names, gates: gates, looks: LookSchedule(rule), golden: golden,
      comparison: comparison)
    return try #require(await check.perform(.standard, tests: check.tests, threads: threads))
  }

  @Test("Gates are decided at the first look that can, and the rest costs nothing")
  func early() async throws {
    let clear = try gate("feedback.received", .atLeast, .value(50))
    let rule = ReplicationRule.until(
      instance: 0, halfWidth: 1, isRelative: false, level: 0.95, least: 12, greatest: 48)
    let outcome = try await check([clear], rule: rule)
    #expect(outcome.gates.map(\.verdict) == [.passed])
    #expect(outcome.count == 12)
    let mean = try #require(outcome.gates[0].estimate).value
    let near = try gate("feedback.received", .atLeast, .value(mean))
    let both = try await check([clear, near], rule: rule)
    #expect(both.gates.map(\.verdict) == [.passed, .undecided(.boundInside)])
    #expect(both.gates.map(\.count) == [12, 48])
    #expect(both.count == 48)
  }

  @Test("The number of threads changes nothing")
  func threads() async throws {
    let gates = [try gate("feedback.received", .atLeast, .value(119))]
    let one = try await check(gates, rule: .fixed(60), threads: 1)
    let many = try await check(gates, rule: .fixed(60), threads: 5)
    #expect(one.gates.map(\.verdict) == many.gates.map(\.verdict))
    #expect(one.gates.map(\.estimate) == many.gates.map(\.estimate))
    #expect(one.count == many.count)
  }

  @Test("The same run is the accepted one bit by bit")
  func identical() async throws {
    let outcome = try await check([], golden: try await golden(6))
    guard case .identical = outcome.golden else {
      Issue.record("it differs")
      return
    }
    #expect(outcome.count == 6)
  }

  @Test("The first replication that took another course is named")
  func course() async throws {
    var golden = try await golden(6)
    golden.fingerprints[4] ^= 1
    golden.fingerprints[5] ^= 1
    guard case .differs(let bits) = try await check([], golden: golden).golden else {
      Issue.record("it does not differ")
      return
    }
    #expect(bits == .course(replication: 4))
  }

  @Test("A metric that is computed otherwise is named, though every replication took its course")
  func values() async throws {
    var golden = try await golden(3)
    let index = try #require(golden.digests.firstIndex { $0.metric == "cases.solved" })
    golden.digests[index].value ^= 1
    guard case .differs(let bits) = try await check([], golden: golden).golden else {
      Issue.record("it does not differ")
      return
    }
    #expect(bits == .values(metric: "cases.solved"))
    // A catalogue that grew is no difference.
    golden.digests.remove(at: index)
    guard case .identical = try await check([], golden: golden).golden else {
      Issue.record("it differs")
      return
    }
  }

  @Test("Change gates need a golden that has their metric")
  func goldens() async throws {
    let bound = GateBound.golden(relative: -0.02, absolute: 0)
    let gates = [try gate("cases.solved", .atLeast, bound)]
    #expect(try await check(gates).gates.map(\.verdict) == [.undecided(.noGolden)])
    var accepted = try await golden(12, gates: gates)
    #expect(try await check(gates, golden: accepted).gates.map(\.verdict) == [.passed])
    accepted.figures.removeAll { $0.name.hasPrefix("cases.solved") }
    #expect(try await check(gates, golden: accepted).gates.map(\.verdict) == [.undecided(.notInGolden)])
  }

  @Test("A change gate is paired with the golden's replications, and no more are simulated for it")
  func changes() async throws {
    let gates = [try gate("sla.first_response.met", .atLeast, .golden(relative: -0.02, absolute: 0))]
    let fewer = try PreparedPlan(Given.plan(people: 1, perWeek: 500))
    let many = try PreparedPlan(Given.plan(perWeek: 500))
    let outcome = try await check(gates, golden: try await golden(15, of: many, gates: gates), plan: fewer)
    #expect(outcome.gates[0].verdict == .failed)
    #expect(outcome.gates[0].difference?.count == 15)
    #expect(outcome.count == 15)
  }

  @Test("Declared changes are judged by figures: other luck passes or cannot be settled, another desk is found out")
  func statistics() async throws {
    let accepted = try await golden(40)
    let otherSeed = try PreparedPlan(Given.plan(seed: 99))
    let same = try await check([], golden: accepted, .statistics, plan: otherSeed)
    guard case .compared(let compared) = same.golden else {
      Issue.record("figures were not compared")
      return
    }
    #expect(compared.verdict != .different)
    let busier = try PreparedPlan(Given.plan(seed: 99, perWeek: 90))
    guard case .compared(let other) = try await check([], golden: accepted, .statistics, plan: busier).golden else {
      Issue.record("figures were not compared")
      return
    }
    #expect(other.verdict == .different)
    // Found out at the first of two looks.
    #expect(other.count == 20)
  }

  @Test("Asked to stop, it says nothing")
  func stopping() async throws {
    let check = ScenarioCheck(
      plan, names: names, gates: [try gate("feedback.received", .atLeast, .value(50))], looks: LookSchedule(.fixed(20)),
      golden: nil, comparison: .bits)
    #expect(try await check.perform(.standard, tests: 1, threads: 1, shouldStop: { true }) == nil)
  }
}
