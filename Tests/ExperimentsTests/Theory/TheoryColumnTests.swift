import ClosedLoop
import EventKernel
import Experiments
import QueueingTheory
import Statistics
import Testing

@Suite("Theory beside a run")
struct TheoryColumnTests {
  /// A bare queue: one kind of exponential work, one team that is always there.
  private func bare(people: Int = 2, perWeek: Double = 700, patience: Double? = nil) -> Plan {
    var plan = Given.plan(people: people, perWeek: perWeek, weeks: 8)
    plan.work = [
      WorkType(
        name: plan.work[0].name, prepare: .constant(0), attemptFailed: nil, talk: .exponential(mean: 1200),
        wrapUp: .constant(0))
    ]
    plan.contact.givesUpAfter = patience.map { .exponential(mean: $0) }
    return plan
  }

  private func column(_ plan: Plan, replications: Int = 12) async throws -> TheoryColumn? {
    TheoryColumn(try await Experiment(try PreparedPlan(plan), rule: .fixed(replications), threads: 2).run())
  }

  private func z(_ row: TheoryRow) throws -> Double {
    let simulated = try #require(row.simulated)
    return (simulated.value - (try #require(row.theory))) / (try #require(simulated.standardError))
  }

  @Test("It applies to a bare queue, and the run agrees")
  func applies() async throws {
    let column = try #require(try await column(bare()))
    #expect(column.rows.count == 4)
    for row in column.rows {
      #expect(row.fit == .applies, "\(row.quantity)")
      let deviation = try z(row)
      #expect(abs(deviation) < 4, "\(row.quantity): \(deviation)")
    }
    #expect((column.people - 2).magnitude < 1e-9)
    #expect((column.hoursPerCase - 1.0 / 3).magnitude < 1e-12)
    let exact = ErlangC(arrivalRate: column.casesPerHour, serviceRate: 3, servers: 2)
    #expect(column.rows.first { $0.quantity == .wait }?.theory == exact.meanWait)
  }

  @Test("Where cases give up it is Erlang A")
  func impatience() async throws {
    let column = try #require(try await column(bare(people: 1, perWeek: 600, patience: 1800)))
    let rows = column.rows.filter { $0.quantity != .offeredLoad }
    #expect(rows.contains { $0.quantity == .gaveUp })
    for row in rows {
      #expect(row.fit == .applies, "\(row.quantity)")
      let deviation = try z(row)
      #expect(abs(deviation) < 4, "\(row.quantity): \(deviation)")
    }
    #expect(column.rows[0].fit == .doesNotApply([.giveUp]))
  }

  @Test("Work that is less varied leaves a bound")
  func bounds() async throws {
    var plan = bare()
    plan.work[0].talk = .constant(1200)
    let row = try #require(try await column(plan)?.rows.first { $0.quantity == .wait })
    #expect(row.fit == .boundsOnly([.service]))
    #expect(try #require(row.theory) > (try #require(row.simulated?.value)))
  }

  @Test("Each thing that the formulas do not know is named")
  func doubts() async throws {
    func wait(_ change: (inout Plan) -> Void) async throws -> TheoryFit? {
      var plan = bare()
      change(&plan)
      return try await column(plan, replications: 2)?.rows.first { $0.quantity == .wait }?.fit
    }
    let day = 8 * Time.hour..<20 * Time.hour
    #expect(try await wait { $0.channels[0].dayFactorVariation = 0.3 } == .doesNotApply([.changingLoad]))
    #expect(
      try await wait {
        $0.teams[0].shifts[0].intervals = (0..<30).map {
          (start: Int64($0) * Time.day + day.lowerBound, end: Int64($0) * Time.day + day.upperBound)
        }
      } == .doesNotApply([.closes, .changingStaff, .overload]))
    let meetings = Shrinkage(name: bare().teams[0].name, share: 0.05)
    #expect(try await wait { $0.teams[0].shrinkage = [meetings] } == .doesNotApply([.changingStaff]))
    #expect(try await wait { $0.resolution.reopened = 0.1 } == .doesNotApply([.comesBack]))
    #expect(
      try await wait { $0.channels[0].arrivals = .weekly(perWeek: 1500, shape: .init(repeating: 1, count: 168)) }
        == .doesNotApply([.overload]))
  }

  @Test("Priorities leave the mean wait of all as it is, not the share in time")
  func priorities() async throws {
    var plan = bare()
    plan.triage.discipline = .earliestDue
    let rows = try #require(try await column(plan, replications: 2)).rows
    #expect(rows.first { $0.quantity == .wait }?.fit == .applies)
    #expect(rows.first { $0.quantity == .inTime(promise: 0) }?.fit == .doesNotApply([.priorities]))
  }

  @Test("Nothing is said where nobody works")
  func nobody() async throws {
    #expect(try await column(Given.plan(people: 0), replications: 2) == nil)
  }
}
