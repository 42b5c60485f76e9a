public import ClosedLoop
internal import EventKernel
internal import QueueingTheory

/// Where the theory of queues expects the least staffing: Erlang's formulas, or the square-root rule where no promise
/// names a time, with people off the desk added (model: desk/load-and-theory).
public struct StaffingTheory: Sendable {
  /// Which formula was used.
  public enum Formula: String, Sendable, CaseIterable {
    /// Patient customers: A. K. Erlang (1917).
    case erlangC = "Erlang C"
    /// Impatient customers: C. Palm (1957).
    case erlangA = "Erlang A"
    /// Offered load plus its root times a margin: S. Halfin and W. Whitt (1981).
    case squareRoot = "square-root rule"
    /// Hours of work against hours at the desk, with a tenth to spare.
    case coverage = "offered hours"
  }

  /// Why it is no more than a start, beyond what queueing theory doubts of any run.
  enum Doubt: String, CaseIterable {
    case openHours = "the promise counts open hours"
    case chance = "the requirement is not about the average"
    case several = "several requirements or fields at once"
  }

  /// One field as theory sees it: whose hours it changes, and by how much.
  private struct Field: Sendable {
    let team: Int
    /// Paid hours a week that one more adds.
    let hours: Double
  }

  private let fields: [Field?]
  private let space: StaffingSpace
  private let requirement: WatchedRequirement?
  /// Which formula is used; nil where no field changes the hours of a team.
  public let formula: Formula?
  /// Why it is no more than a start, in words; empty where the formula is exact.
  public let doubts: [String]

  /// Theory for a scenario whose fields are varied.
  ///
  /// - Parameters:
  ///   - least: The plan with the least of everything.
  ///   - plans: For each field, the plan with the least of everything and the most of this one.
  public init(least: Plan, most plans: [Plan], space: StaffingSpace, requirements: [WatchedRequirement]) {
    self.space = space
    let weeks = Double(least.phases.windowEnd - least.phases.windowStart) / Double(Time.week)
    let base = StaffedHours(least).ticks
    fields = zip(plans, space.ranges).map { plan, range in
      let ticks = StaffedHours(plan).ticks
      guard ticks.count == base.count, range.count > 1, weeks > 0 else { return nil }
      let team = ticks.indices.max { ticks[$0] - base[$0] < ticks[$1] - base[$1] }
      guard let team, ticks[team] > base[team] else { return nil }
      let steps = Double(range.count - 1)
      return Field(team: team, hours: Double(ticks[team] - base[team]) / Double(Time.hour) / weeks / steps)
    }
    requirement =
      requirements.count == 1 ? requirements[0] : requirements.first { Self.promise(of: $0, in: least) != nil }
    guard fields.contains(where: { $0 != nil }) else {
      formula = nil
      doubts = []
      return
    }
    if space.dimensions > 1 {
      formula = .coverage
    } else if requirement.flatMap({ Self.promise(of: $0, in: least) }) == nil {
      formula = .squareRoot
    } else {
      formula = Self.patience(least) == nil ? .erlangC : .erlangA
    }
    doubts = Self.doubts(least, space: space, requirements: requirements)
  }

  /// The staffing that theory expects, from what the replications of a plan observed; nil where it has no say.
  public func staffing(_ plan: Plan, observations: [ContiguousArray<Observation>], from first: Staffing) -> Staffing? {
    guard formula != nil, let load = LoadArithmetic(plan, observations: observations) else { return nil }
    return space.dimensions == 1 ? single(plan, load, first) : coverage(load, first)
  }

  // MARK: One field

  private func single(_ plan: Plan, _ load: LoadArithmetic, _ first: Staffing) -> Staffing? {
    guard let field = fields[0], field.hours > 0 else { return nil }
    let team = load.teams[field.team]
    let open = openHours(of: plan.teams[field.team], in: plan.phases)
    guard open > 0, team.paid > 0, load.minutesPerCase > 0 else { return nil }
    let offered = team.busy * load.excess / open
    guard offered > 0, offered < 10_000, let servers = servers(plan, offered, load.minutesPerCase / 60) else {
      return nil
    }
    let present = team.atDesk / team.paid
    guard present > 0 else { return nil }
    let lacking = Double(servers) * open / present - team.paid
    let more = lacking / field.hours
    // Whole people, and a hair of rounding is no further one.
    return Staffing([first.values[0] + Int((more - 1e-6).rounded(.up).clamped)])
  }

  private func servers(_ plan: Plan, _ offered: Double, _ hoursPerCase: Double) -> Int? {
    let serviceRate = 1 / hoursPerCase
    let arrivalRate = offered * serviceRate
    guard let requirement, let time = Self.promise(of: requirement, in: plan),
      case .value(let bound) = requirement.requirement.gate.bound, bound > 0, bound < 1
    else {
      let beta = HalfinWhitt.beta(delayProbability: 0.2)
      return max(1, HalfinWhitt.servers(offeredLoad: offered, beta: beta))
    }
    guard let patience = Self.patience(plan) else {
      return ErlangC.leastServers(arrivalRate: arrivalRate, serviceRate: serviceRate, share: bound, within: time)
    }
    for servers in 1...max(4, Int(4 * offered) + 10) {
      let queue = ErlangA(
        arrivalRate: arrivalRate, serviceRate: serviceRate, abandonmentRate: 1 / patience, servers: servers)
      if queue.servedWithin(time) >= bound { return servers }
    }
    return nil
  }

  /// Hours of a week in which somebody of a team is scheduled.
  private func openHours(of team: Team, in phases: Phases) -> Double {
    let all = team.shifts.filter { $0.people > 0 }.flatMap { $0.intervals }.sorted { $0.start < $1.start }
    var open: Int64 = 0
    var reached = phases.windowStart
    for interval in all {
      let start = max(interval.start, reached)
      let end = min(interval.end, phases.windowEnd)
      if end > start {
        open += end - start
        reached = end
      }
    }
    return Double(open) * Double(Time.week) / Double(phases.windowEnd - phases.windowStart) / Double(Time.hour)
  }

  // MARK: Several fields

  /// The cheapest that gives each team the hours of its work and a tenth more.
  private func coverage(_ load: LoadArithmetic, _ first: Staffing) -> Staffing? {
    var program = StaffingProgram(space: space)
    for team in Set(fields.compactMap { $0?.team }).sorted() {
      let state = load.teams[team]
      guard state.atDesk > 0 else { continue }
      let wanted = 1.1 * state.busy * load.excess * state.paid / state.atDesk
      program.cuts.append(
        Cut(
          staffing: first, shortfall: wanted - state.paid,
          slopes: fields.map { $0.map { $0.team == team ? $0.hours : 0 } ?? 0 }))
    }
    return program.solve()
  }

  // MARK: What the formulas do not know

  /// Hours that a requirement's promise allows; nil where it is about no first response within a time.
  private static func promise(of requirement: WatchedRequirement, in plan: Plan) -> Double? {
    guard WeeklyMetric(requirement.instance) == .firstResponse, requirement.requirement.gate.relation == .atLeast else {
      return nil
    }
    let promises =
      requirement.instance.dimension == .sla ? [plan.promises[requirement.instance.group]] : plan.promises
    guard case .duration(let ticks) = promises.compactMap(\.firstResponse).first else { return nil }
    return Double(ticks) / Double(Time.hour)
  }

  private static func patience(_ plan: Plan) -> Double? {
    guard case .exponential(let mean) = plan.contact.givesUpAfter, mean > 0 else { return nil }
    return mean / 3600
  }

  private static func doubts(_ plan: Plan, space: StaffingSpace, requirements: [WatchedRequirement]) -> [String] {
    let clocks = requirements.filter { $0.instance.dimension == .sla }.map { plan.promises[$0.instance.group] }
    let usesOpenHours = (clocks.isEmpty ? plan.promises : clocks).contains { !plan.calendars[$0.calendar].isAlways }
    let own = Doubt.allCases.filter { doubt in
      switch doubt {
      case .openHours: usesOpenHours
      case .chance: requirements.contains { $0.requirement.chance != nil }
      case .several: space.dimensions > 1 || requirements.count > 1
      }
    }
    return TheoryColumn.doubts(plan, DeskHours(plan)).map(\.rawValue) + own.map(\.rawValue)
  }
}

extension Double {
  /// Kept where whole numbers are exact.
  fileprivate var clamped: Double { Swift.min(Swift.max(self, -1e9), 1e9) }
}
