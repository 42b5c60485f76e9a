import EventKernel
import PortableMath

/// A plan with all that follows from it and is the same in every replication.
///
/// Immutable and shared by reference: a replication that owned these hundreds of fields one by one would take the
/// compiler's check of ownership minutes.
public final class PreparedPlan: Sendable {
  /// What is asked.
  public let plan: Plan
  /// Hazards net of failures.
  public let calibration: Calibration
  let demand: Demand
  let customers: CustomerTerms
  let recoveryLaw: RecoveryLaw
  /// Picks by share: severity within each cause, cause, step, band within each channel.
  let severities: [CumulativeTable]
  let causes: CumulativeTable?
  let steps: CumulativeTable?
  /// Whether a rule asks at which step of the journey something happened.
  let asksSteps: Bool
  let bands: [CumulativeTable]
  /// Cause and severity of failures that nobody tells, as three times the cause and the severity; nil without causes.
  let silentKinds: CumulativeTable?
  /// The order of work, and the priority classes that it makes of each queue.
  let order: Discipline.Terms
  let classes: PriorityClasses
  let raisesPriority: Bool
  /// Laws of each kind of work, quick to draw from.
  let work: [WorkLaws]
  /// What a run asks for all the time, as plain values.
  let channels: ContiguousArray<ChannelTerms>
  let rules: ContiguousArray<RuleTerms>
  let ruleTable: RuleTable
  let promises: ContiguousArray<PromiseTerms>
  let teams: ContiguousArray<TeamTerms>
  let skillGroups: SkillGroups
  let skills: ContiguousArray<Skill>
  /// Languages by share, nil where they do not matter.
  let languages: CumulativeTable?
  /// Spells of absence of each team whose law is not the geometric one.
  let absences: [AbsenceSpells?]
  /// Whether somebody takes easier cases than the first.
  let picksCherries: Bool
  let givesUp: PlainLaw?
  let contact: ContactBook
  /// Whether some promise tells somebody when it is in danger or broken.
  let hasPromiseTimers: Bool
  /// Whether contact that nobody needed does harm.
  let weighsContact: Bool
  let asksCustomerFile: Bool
  let countsComplaints: Bool
  let delaysTriage: Bool
  let notification: QuantileTable?
  let misrouting: Double
  /// Queues in which a misrouted case may land; its own is left out by itself.
  let wrongQueues: [Int]
  let look: QuantileTable
  let search: QuantileTable?
  /// Work by which each rule's expected uplift is judged.
  let upliftWork: [Int]
  let approvalService: QuantileTable
  let escalationService: QuantileTable
  /// Whether closed cases are asked how it was.
  let asksAfterClosing: Bool
  /// Thresholds of the answers to the questions of satisfaction and ease.
  let satisfaction: AnswerScale
  let ease: AnswerScale
  /// Scheduled days of each shift of each team.
  let rota: [[ShiftDays]]
  /// Whether root causes are removed.
  let removesCauses: Bool
  /// What is asked of that all the time.
  let rootCauses: RootCauseTerms?
  /// For each cause, what a wrong code of it says.
  let wrongCodes: [CumulativeTable]
  /// What a failure kept away from somebody of whom nobody hears is worth; nil where none is kept away.
  let avoidedValue: AvoidedValue?
  /// Share of the named team's scheduled time that goes into analysis, spent evenly.
  let analysisShare: Double
  /// For each work type, the mean minutes of work still to do at a first start.
  let expectedWork: [Double]

  /// Prepares a plan.
  ///
  /// - Parameters:
  ///   - plan: what is asked.
  ///   - known: the calibration of this plan, or of one with the same customers, channels, causes, outcome model and
  ///     phases; nil to find it here.
  /// - Throws: `ChurnTooLow` where a tier's stated churn is below what its failures alone cause.
  /// - Complexity: that of the calibration, a pilot of 16,384 customers, about 50 ms; little where it is known.
  public init(_ plan: Plan, calibration known: Calibration? = nil) throws(ChurnTooLow) {
    self.plan = plan
    let calibration: Calibration
    if let known { calibration = known } else { calibration = try Calibration.solve(plan) }
    self.calibration = calibration
    demand = Demand(plan)
    let mix = FailureMix(plan, volumes: demand.perDay)
    customers = CustomerTerms(plan, mix: mix, calibration: calibration, hasSlots: true)
    recoveryLaw = RecoveryLaw(plan.outcome)
    asksAfterClosing = plan.outcome.survey.isAsked && !customers.isInert
    satisfaction = AnswerScale(shares: plan.outcome.survey.satisfactionShares)
    ease = AnswerScale(shares: plan.outcome.survey.easeShares)
    severities = plan.causes.map { CumulativeTable(weights: $0.severities) }
    causes = plan.causes.isEmpty ? nil : CumulativeTable(weights: plan.causes.map { $0.share })
    steps = plan.steps.isEmpty ? nil : CumulativeTable(weights: plan.steps.map { $0.share })
    asksSteps = !plan.steps.isEmpty && plan.triage.rules.contains { $0.match.steps != .max }
    bands = plan.channels.map { CumulativeTable(weights: $0.isIndirect ? [1, 0, 0] : $0.bands) }
    silentKinds = Self.silentKinds(plan)
    order = plan.triage.discipline.terms
    classes = PriorityClasses(plan)
    raisesPriority = plan.raisesPriority
    work = plan.work.map { WorkLaws($0) }
    channels = ContiguousArray(plan.channels.map { ChannelTerms($0, plan.outcome) })
    rules = ContiguousArray(plan.triage.rules.map { RuleTerms($0) })
    ruleTable = RuleTable(plan)
    promises = ContiguousArray(plan.promises.map { PromiseTerms($0, plan.calendars[$0.calendar]) })
    teams = TeamTerms.all(plan.teams)
    skillGroups = SkillGroups(plan)
    skills = Skill.all(plan.teams, skillGroups)
    languages = plan.languages.isEmpty ? nil : CumulativeTable(weights: plan.languages.map { $0.share })
    absences = plan.teams.map { $0.absence.flatMap { AbsenceSpells($0) } }
    picksCherries = plan.teams.contains { $0.workforce.habits.cherryPicking > 0 }
    givesUp = plan.contact.givesUpAfter.map { PlainLaw($0) }
    contact = ContactBook(plan)
    asksCustomerFile = plan.triage.rules.contains { $0.match.asksCustomerFile }
    countsComplaints = plan.triage.rules.contains { $0.match.repeats.isLimited }
    delaysTriage = plan.triage.timing.delays
    notification = plan.triage.timing.notification.map { QuantileTable($0) }
    misrouting = plan.triage.timing.misrouting
    wrongQueues = plan.queues.indices.filter { queue in
      queue != plan.resolution.approvalQueue && !plan.triage.reinforcements.contains { $0.instead == queue }
    }
    hasPromiseTimers = plan.promises.contains { $0.hasTimers }
    weighsContact = plan.outcome.overContact.factor != 1
    look = QuantileTable(plan.triage.timing.look)
    search = plan.triage.timing.search.map { QuantileTable($0) }
    let usual = plan.triage.rules.first { $0.treatment == .personal }?.work ?? 0
    upliftWork = plan.triage.rules.map { $0.treatment == .personal ? $0.work : usual }
    approvalService = QuantileTable(plan.resolution.approvalService)
    escalationService = QuantileTable(plan.resolution.escalationService)
    rota = plan.teams.map { team in
      team.shifts.map { ShiftDays($0, civil: team.civil ?? plan.civil, end: plan.phases.drainEnd) }
    }
    removesCauses = plan.macro != nil && !plan.causes.isEmpty
    rootCauses = plan.macro.map { RootCauseTerms($0) }
    wrongCodes = plan.macro.map { plan.wrongCodes($0) } ?? []
    avoidedValue = removesCauses ? AvoidedValue(plan, mix: mix, calibration: calibration) : nil
    var share = 0.0
    if let macro = plan.macro, let team = macro.team, plan.phases.drainEnd > 0 {
      var net = 0.0
      for (shift, days) in zip(plan.teams[team].shifts, rota[team]) {
        for interval in days.intervals { net += Double(shift.people) * Double(interval.end - interval.start) }
      }
      let hours = net / Double(Time.hour) / (Double(plan.phases.drainEnd) / Double(Time.week))
      share = hours > 0 ? min(macro.hoursPerWeek / hours, 0.95) : 0
    }
    analysisShare = share
    expectedWork = plan.work.map { ($0.prepare.mean + $0.talk.mean + $0.wrapUp.mean) / 60 }
  }
}

extension PreparedPlan {
  /// What is silent follows from what is told and how likely each severity is to be told
  /// (model: customers/silent-failures).
  fileprivate static func silentKinds(_ plan: Plan) -> CumulativeTable? {
    guard !plan.causes.isEmpty else { return nil }
    var told: [Double] = []
    var silent: [Double] = []
    var sum = 0.0
    for cause in plan.causes {
      for severity in 0..<3 {
        let voice = plan.outcome.voiceProbabilities[severity]
        told.append(cause.share * cause.severities[severity])
        silent.append(cause.share * cause.severities[severity] * (1 - voice) / voice)
        sum += silent[silent.count - 1]
      }
    }
    // Where everything is told, what shows in behaviour is like that.
    return CumulativeTable(weights: sum > 0 ? silent : told)
  }
}

extension Plan {
  /// For each cause, what a wrong code of it says: as confusions state, or the others by their shares.
  fileprivate func wrongCodes(_ macro: MacroPlan) -> [CumulativeTable] {
    causes.indices.map { cause in
      var weights = macro.confusions.indices.contains(cause) ? macro.confusions[cause] : []
      var sum = 0.0
      for weight in weights { sum += weight }
      if sum <= 0 {
        weights = causes.indices.map { $0 == cause ? 0 : causes[$0].share }
        sum = 1 - causes[cause].share
      }
      if sum <= 1e-12 { weights = causes.indices.map { $0 == cause ? 1 : 0 } }
      return CumulativeTable(weights: weights)
    }
  }
}

/// The laws of a kind of work, quick to draw from.
struct WorkLaws: Sendable {
  let isCall: Bool
  /// The contact plan of its cases.
  let contact: Int16
  let prepare: Law
  let attemptFailed: Law
  let talk: Law
  let wrapUp: Law

  /// A law with its plain form.
  struct Law: Sendable {
    let plain: PlainLaw
    let table: QuantileTable

    init(_ law: Distribution) {
      plain = PlainLaw(law)
      table = QuantileTable(law)
    }

    @inline(__always) func quantile(_ u: Double) -> Double {
      if let value = plain.quantile(u) { return value }
      return table.quantile(u)
    }
  }

  init(_ work: WorkType) {
    isCall = work.isCall
    contact = Int16(work.contact.map { $0 + 1 } ?? 0)
    prepare = Law(work.prepare)
    attemptFailed = Law(work.attemptFailed ?? .constant(0))
    talk = Law(work.talk)
    wrapUp = Law(work.wrapUp)
  }
}

/// The scheduled days of a shift within the run.
struct ShiftDays: Sendable {
  /// Intervals up to the end of the run.
  let intervals: ContiguousArray<Interval>
  /// For each scheduled day, its first interval and the number of them.
  let days: ContiguousArray<Day>

  struct Interval: BitwiseCopyable, Sendable {
    var start: Ticks
    var end: Ticks
  }

  struct Day: BitwiseCopyable, Sendable {
    /// Day of the run.
    var day: Int32
    var first: Int32
    var count: Int32
    /// Net working time.
    var net: Ticks
  }

  init(_ shift: Shift, civil: CivilClock, end: Ticks) {
    var intervals = ContiguousArray<Interval>()
    var days = ContiguousArray<Day>()
    for interval in shift.intervals where interval.start < end && interval.end > interval.start {
      let clipped = Interval(start: interval.start, end: min(interval.end, end))
      let day = Int32(civil.day(at: interval.start))
      if let last = days.indices.last, days[last].day == day {
        days[last].count += 1
        days[last].net += clipped.end - clipped.start
      } else {
        days.append(Day(day: day, first: Int32(intervals.count), count: 1, net: clipped.end - clipped.start))
      }
      intervals.append(clipped)
    }
    self.intervals = intervals
    self.days = days
  }
}
