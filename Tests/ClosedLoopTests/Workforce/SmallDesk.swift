import ClosedLoop
import EventKernel

/// A desk on which every case is known: each comes over a channel of its own, so that its times are a row of results.
struct SmallDesk {
  var plan: Plan

  /// Nobody fails and nothing is at stake here, so that one calibration holds for all.
  static let calibration = try? Calibration.solve(SmallDesk(at: []).plan)

  /// Cases at stated times, all of one kind of work; nobody is there yet.
  init(at times: [Ticks], days: Int64 = 14, prepare: Double = 0, talk: Double = 0, isCall: Bool = false) {
    let phases = Phases(warmUp: 0, measure: days * Time.day, drain: 0, followUp: 0)
    plan = Given.empty(phases: phases)
    plan.population = Population(
      count: 100_000, replacement: .steady,
      tiers: [Tier(name: Given.name("all"), firstSeat: 0, seats: 100_000, margin: .constant(1), churn: .total(0.1))])
    for (index, time) in times.enumerated() { addCase("case\(index)", at: [time]) }
    plan.work = [
      WorkType(
        name: Given.name("work"), prepare: .constant(prepare), attemptFailed: isCall ? .constant(0) : nil,
        talk: .constant(talk), wrapUp: .constant(0))
    ]
    plan.triage.rules = [
      TriageRule(name: Given.name("all"), match: RuleMatch(), sample: 1, treatment: .personal, queue: 0, work: 0)
    ]
    plan.queues = [Given.name("desk")]
  }

  /// A channel with recorded times.
  mutating func addCase(_ label: String, at times: [Ticks]) {
    plan.channels.append(
      Channel(
        name: Given.name(label), arrivals: .trace(ContiguousArray(times)), dayFactorVariation: 0, bursts: [],
        identified: 1, phoneConsent: 1, mailConsent: 1, validContact: 1, bands: [1, 0, 0], delay: nil,
        patience: .constant(86_400), expectsAnswer: 0, prefersPhone: nil))
  }

  /// A team on duty every day between two hours.
  mutating func addTeam(
    _ label: String, people: Int = 1, from first: Int64, to last: Int64, queues: [Int] = [0],
    _ change: (inout Workforce) -> Void = { _ in }
  ) {
    let days = plan.phases.drainEnd / Time.day
    let intervals = (0..<days).map { day in
      (start: day * Time.day + first * Time.hour, end: day * Time.day + last * Time.hour)
    }
    var team = Team(
      name: Given.name(label), hourlyCost: 30_000_000, overtimeFactor: 1.25,
      shifts: [Shift(name: Given.name("shift"), people: people, intervals: intervals)], shrinkage: [], absence: nil,
      handles: queues, prefers: [], remedyLimit: 0)
    change(&team.workforce)
    plan.teams.append(team)
  }

  /// Results of a run of it.
  func run(_ replication: UInt64 = 0) throws -> Results {
    guard let result = try PreparedPlan(plan, calibration: Self.calibration).replicate(replication) else {
      preconditionFailure("nothing stops this")
    }
    return Results(plan: plan, result: result)
  }

  struct Results {
    let plan: Plan
    let result: ReplicationResult

    /// Hours from a case's feedback to its solution, nil where there is none.
    func solved(_ index: Int) -> Double? { result.value("resolution.time.mean", .channel, index, of: plan) }
    /// Hours from a case's feedback to its first start.
    func waited(_ index: Int) -> Double? { result.value("wait.time.mean", .channel, index, of: plan) }
    func sum(_ metric: String, team: Int = 0) -> Double {
      result.observation(metric, .team, team, of: plan)?.numerator ?? .nan
    }
    func value(_ metric: String, team: Int = 0) -> Double { result.value(metric, .team, team, of: plan) ?? .nan }
    /// Hours of work, within the schedule and beyond it.
    func worked(team: Int = 0) -> Double {
      value("staff.utilisation", team: team) * sum("staff.hours", team: team) + sum("staff.overtime", team: team)
    }
    func all(_ metric: String) -> Double { result.value(metric, of: plan) ?? .nan }
  }
}

/// Whether two numbers of hours are the same but for rounding.
func isNear(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-9 } ?? false }

extension Population {
  /// Takes the stated churn beside that of failures, so that any number of failures fits.
  mutating func takeChurnAsNet() {
    for tier in tiers.indices { tiers[tier].churn = .netOfFailures(0.1) }
  }
}
