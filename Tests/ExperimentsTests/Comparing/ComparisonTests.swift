import ClosedLoop
import Experiments
import Statistics
import Testing

@Suite("A comparison")
struct ComparisonTests {
  /// Desks of one, two and three people, and one where nobody answers.
  private func contenders(_ people: [Int] = [1, 2, 3], perWeek: Double = 200) throws -> [PreparedPlan] {
    try people.map { try PreparedPlan(Given.plan(people: $0, perWeek: perWeek)) }
  }

  private func run(
    _ contenders: [PreparedPlan], _ rule: ReplicationRule = .fixed(10), search: Comparison.Search? = nil,
    threads: Int = 2
  ) async throws -> ComparisonResult {
    try #require(try await Comparison(contenders, rule: rule, search: search, threads: threads).run())
  }

  @Test("The number of threads changes nothing")
  func threads() async throws {
    let search = Comparison.Search(instance: 0, indifference: 5, greatest: 30)
    let one = try await run(contenders(), search: search, threads: 1)
    let many = try await run(contenders(), search: search, threads: 8)
    #expect(one.runs.map(\.fingerprint) == many.runs.map(\.fingerprint))
    #expect(one.search == many.search)
    for instance in one.instances.indices {
      let (a, b) = (one.allPairs(instance, isJoint: true), many.allPairs(instance, isJoint: true))
      #expect(a.map(\.joint) == b.map(\.joint))
      #expect(a.map(\.adjusted) == b.map(\.adjusted))
    }
  }

  @Test("The difference of a ratio is that of the ratios of sums, and its spread that of the linearised values")
  func ratio() async throws {
    let result = try await run(contenders([1, 2], perWeek: 450))
    let met = try #require(result.runs[0].instance("sla.first_response.met"))
    let pair = try #require(result.againstFirst(met).first)
    let difference = try #require(pair.difference)
    func sums(_ run: RunResult) -> (Double, Double) {
      run.results.reduce((0, 0)) { ($0.0 + $1.observations[met].numerator, $0.1 + $1.observations[met].denominator) }
    }
    let (first, other) = (sums(result.runs[0]), sums(result.runs[1]))
    #expect((difference.paired.estimate.value - (other.0 / other.1 - first.0 / first.1)).magnitude < 1e-12)
    #expect(difference.paired.differences.count == 10)
    #expect(pair.change == .better)
    #expect(try #require(pair.adjusted) < 0.05)
  }

  @Test("A plan differs from itself in nothing, and nobody is kept by one only")
  func itself() async throws {
    let result = try await run(contenders([2, 2]), .fixed(4))
    for instance in result.instances.indices {
      let pair = try #require(result.againstFirst(instance, isJoint: true).first)
      if pair.difference != nil { #expect(pair.change == .none) }
      #expect(pair.joint == nil)
    }
    let kept = try #require(result.kept(first: 0, other: 1))
    #expect(kept.onlyFirst.count.value == 0)
    #expect(kept.onlyOther.value.value == 0)
  }

  @Test("Against nobody answering, those who stay with the programme only are those whom it kept by realised exits")
  func kept() async throws {
    let result = try await run(contenders([0, 2]), .fixed(6))
    let kept = try #require(result.kept(first: 0, other: 1))
    let run = result.runs[1]
    #expect(kept.onlyOther.count.value == run.estimate("customers.kept_realised")?.value)
    #expect(kept.onlyFirst.count.value == run.estimate("customers.lost_realised")?.value)
    #expect(kept.onlyOther.count.value > 0)
    #expect(kept.onlyOther.value.value > 0)
  }

  @Test("A metric that one contender does not have is compared with nothing")
  func missing() async throws {
    let result = try await run(contenders([2, 0]), .fixed(3))
    let occupancy = try #require(result.runs[0].instance("staff.occupancy", .team, 0))
    #expect(result.estimate(occupancy, of: 0) != nil)
    #expect(result.estimate(occupancy, of: 1) == nil)
    let pair = try #require(result.againstFirst(occupancy).first)
    #expect(pair.difference == nil)
    #expect(pair.change == .unknown)
  }

  @Test("Holm's values and joint intervals are those of all pairs of the metric")
  func simultaneous() async throws {
    let result = try await run(contenders(), .fixed(12))
    let wait = try #require(result.runs[0].instance("wait.time.mean"))
    let pairs = result.allPairs(wait, isJoint: true)
    #expect(pairs.map { [$0.first, $0.other] } == [[0, 1], [0, 2], [1, 2]])
    let plain = pairs.compactMap { $0.difference?.paired.pValue }
    #expect(pairs.compactMap(\.adjusted) == Holm.adjusted(plain))
    for pair in pairs {
      let alone = try #require(pair.difference?.paired.estimate.interval)
      #expect(try #require(pair.joint).halfWidth > alone.halfWidth)
    }
  }

  @Test("More replications are made until the differences are known, as relative to the first's value")
  func sequential() async throws {
    let plans = try contenders([1, 2])
    let whole = try await run(plans, .fixed(36))
    let wait = try #require(whole.runs[0].instance("wait.time.mean"))
    let metric = Metric.catalogue[whole.instances[wait].metric]
    func width(_ count: Int) throws -> Double {
      let lists = whole.runs.map { $0.results.prefix(count).map { $0.observations[wait] } }
      let difference = try #require(Difference(metric, first: lists[0], other: lists[1], level: 0.9))
      return try #require(difference.paired.estimate.halfWidth) / difference.first.value
    }
    let wanted = try width(28)
    let expected = try #require(try [12, 20, 28].first { try width($0) <= wanted })
    let rule = ReplicationRule.until(
      instance: wait, halfWidth: wanted, isRelative: true, level: 0.9, least: 12, greatest: 36)
    let result = try await run(plans, rule)
    #expect(result.runs.map(\.count) == [expected, expected])
    #expect(result.ending == .precisionReached)
    let hopeless = ReplicationRule.until(
      instance: wait, halfWidth: 1e-9, isRelative: false, level: 0.9, least: 4, greatest: 6)
    #expect(try await run(plans, hopeless).ending == .precisionNotReached)
  }

  @Test("The best is found, and only those still in are run on")
  func search() async throws {
    let plans = try contenders([1, 2, 3])
    let result = try await run(plans, .fixed(4))
    let wait = try #require(result.runs[0].instance("wait.time.mean"))
    let means = (0..<3).map { result.estimate(wait, of: $0)?.value ?? 0 }
    let search = Comparison.Search(instance: wait, indifference: (means[1] - means[2]) / 2, greatest: 200)
    let found = try await run(plans, .fixed(4), search: search)
    let outcome = try #require(found.search)
    #expect(outcome.best == 2)
    #expect(outcome.droppedAfter[0] != nil)
    #expect(found.runs[0].count <= found.runs[2].count)
    #expect(outcome.effort == found.runs.map(\.count).reduce(0, +))
    let hopeless = Comparison.Search(instance: wait, indifference: 1e-6, greatest: 4)
    #expect(try #require(try await run(plans, .fixed(4), search: hopeless).search).ending == .notDecided)
  }

  @Test("Contenders that show the same are said to be equal")
  func equal() async throws {
    let none = try contenders([0, 0, 0])
    let saved = try #require(try await run(none, .fixed(2)).runs[0].instance("customers.saved"))
    let search = Comparison.Search(instance: saved, indifference: nil, greatest: 20)
    #expect(try #require(try await run(none, .fixed(2), search: search).search).ending == .allEqual)
    // Whatever they show, and whatever is worth acting on.
    let same = try contenders([2, 2, 2])
    let wait = try #require(try await run(same, .fixed(2)).runs[0].instance("response.time.mean"))
    for indifference in [nil, 1.0] {
      let search = Comparison.Search(instance: wait, indifference: indifference, greatest: 20)
      let result = try await run(same, .fixed(2), search: search)
      #expect(try #require(result.runs[0].estimates[wait]).value > 0)
      #expect(try #require(result.search).ending == .allEqual)
    }
  }

  @Test(
    "Where nobody says what is worth acting on, it is a hundredth of the largest value, or more where luck is great")
  func indifference() async throws {
    let plans = try contenders([2, 3, 4])
    let wait = try #require(try await run(plans, .fixed(2)).runs[0].instance("response.time.mean"))
    let search = Comparison.Search(instance: wait, indifference: nil, greatest: 40)
    let result = try await run(plans, .fixed(10), search: search)
    let found = try #require(result.search)
    var columns: [[Double]] = []
    for single in result.runs {
      columns.append(
        single.results.prefix(10).map { $0.observations[wait].numerator / $0.observations[wait].denominator })
    }
    let largest = columns.map { abs($0.reduce(0, +) / Double($0.count)) }.max() ?? 0
    var deviation = 0.0
    for (place, first) in columns.enumerated() {
      for second in columns[..<place] {
        let differences = zip(first, second).map { $0 - $1 }
        let mean = differences.reduce(0, +) / Double(differences.count)
        let squares = differences.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        deviation = max(deviation, (squares / Double(differences.count - 1)).squareRoot())
      }
    }
    let expected = max(largest / 100, deviation / 10)
    #expect(abs(found.indifference - expected) < 1e-9 * expected)
  }

  @Test("A comparison that is stopped has no result")
  func stopped() async throws {
    #expect(try await Comparison(contenders(), rule: .fixed(4)).run(shouldStop: { true }) == nil)
  }

  @Test("A tier that waits longer is told to pay, and no other")
  func groups() async throws {
    let result = try await run(contenders([2, 1]), .fixed(10))
    let changes = result.groupChanges(of: 1)
    let waits = changes.filter {
      Metric.catalogue[result.instances[$0.instance].metric].name.description == "response.time.mean"
    }
    #expect(waits.count == 2)
    #expect(waits.allSatisfy { $0.change == .worse })
    #expect(try await run(contenders([2, 2]), .fixed(4)).groupChanges(of: 1).allSatisfy { $0.change == .none })
  }
}
