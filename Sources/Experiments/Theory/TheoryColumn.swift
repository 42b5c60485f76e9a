internal import ClosedLoop
internal import EventKernel
internal import QueueingTheory
public import Statistics

/// A figure that queueing theory gives beside the one that was simulated.
public struct TheoryRow: Sendable {
  /// What the figure is.
  public enum Quantity: Sendable, Equatable {
    /// Work offered, as a share of the time at the desk.
    case offeredLoad
    /// Cases waiting for staff, by Little's law.
    case waiting
    /// Mean wait in hours, by Erlang C, or by Erlang A where cases give up.
    case wait
    /// Share of first responses within a promise, by the same.
    case inTime(promise: Int)
    /// Share of cases that give up, by Erlang A.
    case gaveUp
  }

  /// What the figure is.
  public let quantity: Quantity
  /// What theory says; nil where it has no answer.
  public let theory: Double?
  /// Place of the simulated figure in the plan's instances.
  public let instance: Int
  /// What was simulated; nil where nothing was observed.
  public let simulated: Estimate?
  /// Whether theory describes it.
  public let fit: TheoryFit
}

/// What a planner's formulas say beside a run, each with whether it may be believed.
///
/// The desk is taken as one queue: as many cases an open hour as were simulated, the time at work that each takes, as many
/// people as are at the desk on average. Erlang C and A by Erlang and Palm; Little (1961).
public struct TheoryColumn: Sendable {
  /// The figures, the surest first.
  public let rows: [TheoryRow]
  /// Cases given to people in an open hour.
  public let casesPerHour: Double
  /// Hours of work that a case takes, all visits together.
  public let hoursPerCase: Double
  /// People at the desk in open hours, on average.
  public let people: Double

  /// The column of a run; nil where it opened no case or had no staff.
  ///
  /// - Complexity: O(people + intervals).
  public init?(_ result: RunResult) {
    let plan = result.plan
    let desk = DeskHours(plan)
    guard desk.open > 0, let cases = result.estimate("cases.opened")?.value, cases > 0,
      let hours = result.estimate("staff.hours")?.value, hours > 0,
      let utilisation = result.estimate("staff.utilisation")?.value, utilisation > 0
    else { return nil }
    let absent = result.estimate("staff.absent")?.value ?? 0
    let offDesk = result.estimate("staff.off_desk")?.value ?? 0
    casesPerHour = cases / desk.open
    people = hours * (1 - absent - offDesk) / desk.open
    let known = Self.knownHours(plan)
    hoursPerCase = known ?? utilisation * hours / cases
    let doubts = Self.doubts(plan, desk)
    let rate = casesPerHour
    let queue = Queue(
      casesPerHour: casesPerHour, hoursPerCase: hoursPerCase, people: people, givesUpAfter: plan.contact.givesUpAfter)

    func row(_ quantity: TheoryRow.Quantity, _ theory: Double?, _ instance: Int?, _ doubts: [TheoryDoubt]) -> TheoryRow?
    {
      guard let instance else { return nil }
      let stated = theory == nil && !doubts.contains(.overload) ? doubts + [.overload] : doubts
      return TheoryRow(
        quantity: quantity, theory: theory, instance: instance, simulated: result.estimates[instance],
        fit: TheoryFit(stated, for: quantity))
    }
    var rows: [TheoryRow?] = []
    let loses = plan.contact.givesUpAfter != nil
    rows.append(
      row(
        .offeredLoad, casesPerHour * hoursPerCase / people, result.instance("staff.occupancy"),
        loses ? [.giveUp] : []))
    let wait = result.estimate("wait.time.mean")?.value
    rows.append(
      row(
        .waiting, wait.map { rate * $0 * desk.share }, result.instance("backlog.count"),
        doubts.filter { $0 == .attempts || $0 == .comesBack }))
    let ofWait = doubts.filter { $0 != .priorities }
    rows.append(row(.wait, queue?.meanWait, result.instance("wait.time.mean"), ofWait))
    for (index, promise) in plan.promises.enumerated() {
      guard case .duration(let target)? = promise.firstResponse, plan.calendars[promise.calendar].isAlways else {
        continue
      }
      rows.append(
        row(
          .inTime(promise: index), queue?.within(Double(target) / Double(Time.hour)),
          result.instance("sla.first_response.met", .sla, index), doubts))
    }
    if loses { rows.append(row(.gaveUp, queue?.gaveUp, result.instance("cases.gave_up"), ofWait)) }
    self.rows = rows.compactMap { $0 }
  }

  /// Hours of work that a case takes, where the plan has one kind of work that is done once.
  private static func knownHours(_ plan: Plan) -> Double? {
    let kinds = kinds(plan)
    guard kinds.count == 1, let kind = kinds.first, !comesBack(plan), !hasAttempts(plan) else { return nil }
    let work = plan.work[kind]
    return (work.prepare.mean + work.talk.mean + work.wrapUp.mean) / 3600
  }

  private static func kinds(_ plan: Plan) -> [Int] {
    var kinds: [Int] = []
    for rule in plan.triage.rules {
      switch rule.treatment {
      case .personal:
        for kind in [rule.work] + (rule.workWithoutPhone.map { [$0] } ?? []) where !kinds.contains(kind) {
          kinds.append(kind)
        }
      case .automated:
        if let back = rule.comeback, !kinds.contains(back.work) { kinds.append(back.work) }
      case .none, .acknowledge: break
      }
    }
    return kinds
  }

  private static func comesBack(_ plan: Plan) -> Bool {
    plan.resolution.reopened > 0 || plan.resolution.escalated > 0 || plan.resolution.approvalQueue != nil
      || plan.triage.rules.contains { $0.comeback != nil }
  }

  private static func hasAttempts(_ plan: Plan) -> Bool {
    plan.contact.reach != nil && kinds(plan).contains { plan.work[$0].isCall }
  }

  static func doubts(_ plan: Plan, _ desk: DeskHours) -> [TheoryDoubt] {
    var doubts: [TheoryDoubt] = []
    if plan.channels.contains(where: { !$0.isSteady }) { doubts.append(.changingLoad) }
    if desk.share < 1 { doubts.append(.closes) }
    if !desk.isSteady
      || plan.teams.contains(where: {
        !$0.shrinkage.isEmpty && $0.shrinkage.contains { $0.share > 0 } || $0.absence != nil
          || $0.workforce.changesStaff
          || $0.shifts.contains { !$0.breaks.isEmpty }
      })
    {
      doubts.append(.changingStaff)
    }
    if plan.teams.count > 1 { doubts.append(.severalTeams) }
    if hasAttempts(plan) { doubts.append(.attempts) }
    if comesBack(plan) { doubts.append(.comesBack) }
    let kinds = kinds(plan)
    if kinds.count > 1 { doubts.append(.severalKinds) }
    if kinds.contains(where: { !plan.work[$0].isExponential }) { doubts.append(.service) }
    if let law = plan.contact.givesUpAfter, !law.isExponential { doubts.append(.giveUp) }
    if plan.contact.planEnds != nil, plan.contact.givesUpAfter == nil { doubts.append(.giveUp) }
    if !plan.triage.discipline.isFirstCome || plan.triage.starvationLimit != nil {
      doubts.append(.priorities)
    }
    return doubts
  }

  /// The desk as one queue.
  private struct Queue {
    var meanWait: Double?
    var gaveUp: Double?
    private var patient: ErlangC?
    private var impatient: ErlangA?

    init?(casesPerHour: Double, hoursPerCase: Double, people: Double, givesUpAfter: Distribution?) {
      let servers = Int((people + 0.5).rounded(.down))
      // Beyond this the formulas' sums are long and nobody plans a desk by them.
      guard servers >= 1, servers <= 100_000, hoursPerCase > 0 else { return nil }
      if let givesUpAfter, givesUpAfter.mean > 0 {
        let queue = ErlangA(
          arrivalRate: casesPerHour, serviceRate: 1 / hoursPerCase, abandonmentRate: 3600 / givesUpAfter.mean,
          servers: servers)
        impatient = queue
        meanWait = queue.meanWait
        gaveUp = queue.abandonmentProbability
      } else {
        let queue = ErlangC(arrivalRate: casesPerHour, serviceRate: 1 / hoursPerCase, servers: servers)
        patient = queue
        meanWait = queue.isStable ? queue.meanWait : nil
      }
    }

    /// Share whose wait is at most so many hours.
    func within(_ hours: Double) -> Double? {
      if let impatient { return impatient.servedWithin(hours) }
      return patient.flatMap { $0.isStable ? 1 - $0.waitExceeds(hours) : nil }
    }
  }
}

/// When somebody is scheduled, within the window.
struct DeskHours {
  /// Hours in which somebody is scheduled.
  let open: Double
  /// Share of the window's hours.
  let share: Double
  /// Whether the same number of people is scheduled at all times.
  let isSteady: Bool

  init(_ plan: Plan) {
    let window = (start: plan.phases.windowStart, end: plan.phases.windowEnd)
    var intervals: [(start: Ticks, end: Ticks)] = []
    var isSteady = true
    for team in plan.teams {
      for shift in team.shifts where shift.people > 0 {
        var covered: Ticks = 0
        for interval in shift.intervals {
          let clipped = (start: max(interval.start, window.start), end: min(interval.end, window.end))
          guard clipped.end > clipped.start else { continue }
          intervals.append(clipped)
          covered += clipped.end - clipped.start
        }
        if covered != window.end - window.start { isSteady = false }
      }
    }
    intervals.sort { $0.start < $1.start }
    var sum: Ticks = 0
    var last = window.start
    for interval in intervals where interval.end > last {
      sum += interval.end - max(interval.start, last)
      last = interval.end
    }
    open = Double(sum) / Double(Time.hour)
    share = window.end > window.start ? Double(sum) / Double(window.end - window.start) : 0
    self.isSteady = isSteady
  }
}

extension Channel {
  /// Whether it is a Poisson stream of constant rate.
  fileprivate var isSteady: Bool {
    guard case .weekly(_, let shape) = arrivals else { return false }
    return dayFactorVariation == 0 && bursts.isEmpty && shape.allSatisfy { ($0 - 1).magnitude < 1e-12 }
  }
}

extension WorkType {
  /// Whether all of it together takes an exponential time.
  fileprivate var isExponential: Bool {
    let parts = [prepare, talk, wrapUp].filter { $0.mean > 0 }
    return parts.count == 1 && parts[0].isExponential
  }
}

extension Distribution {
  fileprivate var isExponential: Bool {
    if case .exponential = self { return true }
    return false
  }
}
