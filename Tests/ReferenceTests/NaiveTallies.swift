import ClosedLoop
import EventKernel

/// What the naive desk counts: by group, by day, and over time.
struct NaiveTallies {
  struct Group: Hashable {
    var dimension: Dimension
    var index: Int
  }

  struct Counts {
    var figures: [String: Int64] = [:]
    subscript(_ name: String) -> Int64 {
      get { figures[name] ?? 0 }
      set { figures[name] = newValue }
    }
  }

  /// One row of the daily series.
  struct Day: Equatable {
    var received: Int64 = 0
    var opened: Int64 = 0
    var closed: Int64 = 0
    var breached: Int64 = 0
    var backlog: Int64 = 0
    var staffed: Int64 = 0
    var busy: Int64 = 0
    var ticks: Int64 = 0

    init() {}

    init(_ row: DayRow) {
      received = row.received
      opened = row.opened
      closed = row.closed
      breached = row.breached
      backlog = row.backlog
      staffed = row.staffed
      busy = row.busy
      ticks = row.ticks
    }
  }

  private(set) var groups: [Group: Counts] = [:]
  private(set) var days: [Day]
  private var waiting: Int64 = 0
  private var open: Int64 = 0

  init(_ plan: Plan) {
    days = [Day](repeating: Day(), count: Int((plan.phases.drainEnd - 1) / Time.day) + 1)
  }

  private mutating func add(_ name: String, _ amount: Int64 = 1, to row: NaiveCase, _ plan: Plan) {
    var members = [
      Group(dimension: .all, index: 0), Group(dimension: .tier, index: row.tier),
      Group(dimension: .channel, index: row.channel), Group(dimension: .treatment, index: Int(row.treatment.rawValue)),
      Group(dimension: .severity, index: row.severity),
    ]
    if let promise = row.promise { members.append(Group(dimension: .sla, index: promise)) }
    if row.cause >= 0 { members.append(Group(dimension: .cause, index: row.cause)) }
    for member in members { groups[member, default: Counts()][name] += amount }
  }

  /// The first time that somebody of a team rings the customer of a case.
  mutating func rang(_ row: NaiveCase, isAnswered: Bool, team: Int, _ plan: Plan) {
    guard row.isMeasured else { return }
    for name in isAnswered ? ["rung", "answered first"] : ["rung"] {
      add(name, to: row, plan)
      groups[Group(dimension: .team, index: team), default: Counts()][name] += 1
    }
  }

  private func day(_ time: Ticks) -> Int { min(Int(time / Time.day), days.count - 1) }

  // MARK: What happens

  mutating func received(_ row: NaiveCase, _ plan: Plan) {
    days[day(row.received)].received += 1
    if row.isMeasured { add("feedback.received", to: row, plan) }
  }

  mutating func turnedAway(_ row: NaiveCase, _ state: String, _ plan: Plan) {
    if row.isMeasured { add(state, to: row, plan) }
  }

  mutating func opened(_ row: NaiveCase, at time: Ticks, _ plan: Plan) {
    days[day(time)].opened += 1
    if row.isMeasured { add("cases.opened", to: row, plan) }
  }

  mutating func closed(at time: Ticks, _ plan: Plan) { days[day(time)].closed += 1 }

  /// A case by what it has become: closed, or open at the end.
  mutating func count(_ row: NaiveCase, _ plan: Plan) {
    guard row.isMeasured else { return }
    switch row.ending {
    case nil: add("cases.open", to: row, plan)
    case .acknowledged: add("cases.acknowledged", to: row, plan)
    case .solved: add("cases.solved", to: row, plan)
    case .unsolved: add("cases.unsolved", to: row, plan)
    case .unreachable: add("cases.unreachable", to: row, plan)
    case .planEnded: add("cases.expired", to: row, plan)
    case .gaveUp:
      add("cases.expired", to: row, plan)
      add("gave up", to: row, plan)
    }
    if row.ending != nil, let team = row.lastTeam {
      for group in [Group(dimension: .all, index: 0), Group(dimension: .team, index: team)] {
        groups[group, default: Counts()]["closed by people"] += 1
      }
    }
    if row.firstStart != nil { add("started", to: row, plan) }
    add("attempts", Int64(row.attempts), to: row, plan)
    if row.isReached { add("reached", to: row, plan) }
    if row.conversations > 0 { add("conversed", to: row, plan) }
    if row.wasEscalated { add("escalated", to: row, plan) }
    if row.hasSwitched { add("switched", to: row, plan) }
    if !row.waits.isEmpty {
      add("awaited", to: row, plan)
      add("customer", row.waits.reduce(0) { $0 + $1.end - $1.start }, to: row, plan)
      add(
        "customer open", row.waits.reduce(0) { $0 + openTime(of: calendar(of: row, plan), from: $1.start, to: $1.end) },
        to: row, plan)
    }
    if row.ending == .solved && row.conversations == 1 && row.returns == 0 { add("solved first", to: row, plan) }
    if row.returns > 0 { add("reopened", to: row, plan) }
    if row.returns > 1 { add("reopened twice", to: row, plan) }
    if row.returns > 0 && row.attemptsBefore > 0 && row.attempts > row.attemptsBefore {
      add("rung again", to: row, plan)
    }
    countTimes(row, plan)
    if let promise = row.promise { countPromise(row, plan.promises[promise], plan) }
  }

  private mutating func countTimes(_ row: NaiveCase, _ plan: Plan) {
    let calendar = calendar(of: row, plan)
    if let end = row.firstStart ?? (row.ending == .gaveUp ? row.closedAt : nil) {
      add("waits", to: row, plan)
      add("waited", end - row.received, to: row, plan)
    }
    if let end = row.firstResponse {
      add("responses", to: row, plan)
      add("response", end - row.received, to: row, plan)
      add("response open", openTime(of: calendar, from: row.received, to: end), to: row, plan)
    }
    if let end = row.firstSolved {
      add("resolutions", to: row, plan)
      add("resolution", end - row.received, to: row, plan)
      add(
        "resolution open", openTime(of: calendar, from: row.received, to: end) - paused(row, until: end, plan), to: row,
        plan)
    }
    if row.ending == .solved {
      add("solutions", to: row, plan)
      add("solution", row.lastSolved - row.received, to: row, plan)
      add(
        "solution open",
        openTime(of: calendar, from: row.received, to: row.lastSolved) - paused(row, until: row.lastSolved, plan),
        to: row, plan)
    }
  }

  private func calendar(of row: NaiveCase, _ plan: Plan) -> WorkCalendar {
    plan.calendars[row.promise.map { plan.promises[$0].calendar } ?? plan.deskCalendar]
  }

  /// Open time in which the resolution clock stood still, up to an instant at which the customer was not waited for.
  private func paused(_ row: NaiveCase, until end: Ticks, _ plan: Plan) -> Ticks {
    let pauses = row.promise.map { plan.promises[$0].pausesForCustomer } ?? plan.resolution.waitsPauseClock
    guard pauses else { return 0 }
    let calendar = calendar(of: row, plan)
    return row.waits.filter { $0.end <= end }.reduce(0) { $0 + openTime(of: calendar, from: $1.start, to: $1.end) }
  }

  /// Open time interval by interval, without sums prepared beforehand.
  private func openTime(of calendar: WorkCalendar, from start: Ticks, to end: Ticks) -> Ticks {
    if calendar.isAlways { return end - start }
    return zip(calendar.starts, calendar.ends).reduce(0) { $0 + max(0, min($1.1, end) - max($1.0, start)) }
  }

  /// Kept where no more open time passed than was promised (model: desk/promises).
  private mutating func countPromise(_ row: NaiveCase, _ terms: Promise, _ plan: Plan) {
    if row.ending == .acknowledged { return }
    func isKept(_ stop: Ticks, _ time: PromisedTime, _ deadline: Ticks, paused: Ticks = 0) -> Bool {
      switch time {
      case .duration(let target):
        openTime(of: plan.calendars[terms.calendar], from: row.received, to: stop) - paused <= target
      case .openDays: stop <= deadline
      }
    }
    func verdict(_ stop: Ticks?, _ time: PromisedTime, _ deadline: Ticks, paused: Ticks = 0) -> String {
      if let stop { return isKept(stop, time, deadline, paused: paused) ? "met" : "missed" }
      return row.ending == nil && deadline >= plan.phases.drainEnd ? "undetermined" : "missed"
    }
    if let time = terms.firstResponse {
      let verdict = verdict(row.firstResponse, time, row.responseDeadline)
      add("response \(verdict)", to: row, plan)
      if verdict == "missed" { days[day(row.received)].breached += 1 }
      if verdict != "undetermined", let reached = row.firstReached, isKept(reached, time, row.responseDeadline) {
        add("reached in time", to: row, plan)
      }
    }
    if let time = terms.resolution {
      let verdict = verdict(
        row.firstSolved, time, row.resolutionDeadline,
        paused: row.firstSolved.map { paused(row, until: $0, plan) } ?? 0)
      add("resolution \(verdict)", to: row, plan)
    }
  }

  // MARK: Levels

  mutating func pass(
    from start: Ticks, to end: Ticks, open: Int64, waiting: Int64, people: [NaivePerson], _ plan: Plan
  ) {
    let busy = Int64(people.filter(\.isBusy).count)
    let staffed = Int64(people.filter { $0.isBusy || $0.isIdle }.count)
    var from = start
    while from < end {
      let to = min(end, (from / Time.day + 1) * Time.day)
      days[day(from)].backlog += waiting * (to - from)
      days[day(from)].staffed += staffed * (to - from)
      days[day(from)].busy += busy * (to - from)
      days[day(from)].ticks += to - from
      from = to
    }
    let measured = max(0, min(end, plan.phases.windowEnd) - max(start, plan.phases.windowStart))
    self.open += open * measured
    self.waiting += waiting * measured
    for person in people where measured > 0 {
      for group in [Group(dimension: .all, index: 0), Group(dimension: .team, index: person.team)] {
        if person.isScheduled { groups[group, default: Counts()]["scheduled"] += measured }
        if person.isIdle { groups[group, default: Counts()]["idle"] += measured }
        if person.isBusy { groups[group, default: Counts()][person.isScheduled ? "busy" : "overtime"] += measured }
      }
    }
  }

  // MARK: Against the product

  /// All figures that both know, and the days, where they differ.
  func differences(_ result: ReplicationResult, _ plan: Plan) -> [String] {
    let sheet = Sheet(result, of: plan)
    var different: [String] = []
    func compare(_ metric: String, _ group: Group, _ expected: Observation) {
      let found = sheet(metric, group.dimension, group.index)
      if found != expected { different.append("\(metric) of \(group): \(found), not \(expected)") }
    }
    func each(_ dimensions: [Dimension], _ body: (Group, Counts) -> Void) {
      for dimension in dimensions {
        for index in 0..<count(of: dimension, plan) {
          let group = Group(dimension: dimension, index: index)
          body(group, groups[group] ?? Counts())
        }
      }
    }
    each([.all, .tier, .channel, .severity, .cause]) { group, counts in
      for name in ["feedback.received", "cases.untreated", "cases.not_contactable", "cases.filtered", "cases.attached"]
      {
        compare(name, group, number(counts[name]))
      }
    }
    each([.all, .tier, .channel, .sla, .treatment, .severity, .cause]) { group, counts in
      for name in [
        "cases.opened", "cases.solved", "cases.unsolved", "cases.unreachable", "cases.expired", "cases.acknowledged",
        "cases.open",
      ] {
        compare(name, group, number(counts[name]))
      }
      compare("cases.gave_up", group, share(counts["gave up"], of: counts["cases.opened"]))
      compare("wait.time.mean", group, hours(counts["waited"], over: counts["waits"]))
      compare("response.time.mean", group, hours(counts["response"], over: counts["responses"]))
      compare("response.time_business.mean", group, hours(counts["response open"], over: counts["responses"]))
      compare("resolution.time.mean", group, hours(counts["resolution"], over: counts["resolutions"]))
      compare("resolution.time_business.mean", group, hours(counts["resolution open"], over: counts["resolutions"]))
      compare("resolution.total_time.mean", group, hours(counts["solution"], over: counts["solutions"]))
      compare(
        "resolution.total_time_business.mean", group, hours(counts["solution open"], over: counts["solutions"]))
      compare("reopen.share", group, share(counts["reopened"], of: counts["conversed"]))
      compare("contact.attempts", group, share(counts["attempts"], of: counts["started"]))
      compare("contact.reached", group, share(counts["reached"], of: counts["started"]))
      compare("contact.first_contact_resolution", group, share(counts["solved first"], of: counts["conversed"]))
      compare("contact.switched", group, share(counts["switched"], of: counts["started"]))
      compare("customer_wait.share", group, share(counts["awaited"], of: counts["conversed"]))
      compare("customer_wait.time.mean", group, hours(counts["customer"], over: counts["awaited"]))
      compare("customer_wait.time_business.mean", group, hours(counts["customer open"], over: counts["awaited"]))
      compare("escalation.share", group, share(counts["escalated"], of: counts["conversed"]))
    }
    each([.all, .sla, .tier, .channel, .severity]) { group, counts in
      let responses = counts["response met"] + counts["response missed"]
      compare("sla.first_response.met", group, share(counts["response met"], of: responses))
      compare("sla.first_response.undetermined", group, number(counts["response undetermined"]))
      compare("contact.reached_in_time", group, share(counts["reached in time"], of: responses))
      let resolutions = counts["resolution met"] + counts["resolution missed"]
      compare("sla.resolution.met", group, share(counts["resolution met"], of: resolutions))
      compare("sla.resolution.undetermined", group, number(counts["resolution undetermined"]))
    }
    each([.all, .tier, .team]) { group, counts in
      compare("contact.first_attempt.answered", group, share(counts["answered first"], of: counts["rung"]))
    }
    each([.all, .team]) { group, counts in
      compare("staff.occupancy", group, share(counts["busy"], of: counts["busy"] + counts["idle"]))
      compare("staff.utilisation", group, share(counts["busy"], of: counts["scheduled"]))
      compare("staff.overtime", group, hours(counts["overtime"], over: 1))
      compare("staff.closed", group, number(counts["closed by people"]))
      // Nobody is absent or away in these plans, and so every scheduled hour is paid.
      compare("staff.paid_hours", group, hours(counts["scheduled"] + counts["overtime"], over: 1))
    }
    let window = Double(plan.phases.windowEnd - plan.phases.windowStart)
    let all = Group(dimension: .all, index: 0)
    compare("backlog.count", all, Observation(Double(waiting) / window))
    compare("backlog.open", all, Observation(Double(open) / window))
    if result.series.count != days.count { different.append("\(result.series.count) days, not \(days.count)") }
    for (number, (found, expected)) in zip(result.series, days).enumerated() where Day(found) != expected {
      different.append("day \(number): \(found), not \(expected)")
    }
    return different
  }

  private func count(of dimension: Dimension, _ plan: Plan) -> Int {
    switch dimension {
    case .all: 1
    case .tier: plan.population.tiers.count
    case .channel: plan.channels.count
    case .sla: plan.promises.count
    case .treatment: Treatment.allCases.count
    case .severity: 4
    case .cause: plan.causes.count
    case .team: plan.teams.count
    }
  }
}
