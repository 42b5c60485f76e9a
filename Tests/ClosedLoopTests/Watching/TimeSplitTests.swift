import ClosedLoop
import EventKernel
import Testing

@Suite("Where the time of a case went")
struct TimeSplitTests {
  /// A watched replication: its result, all its cases and all that happened to them.
  private func watched(
    _ plan: Plan, _ replication: UInt64 = 0, hours: Bool = false
  ) throws -> (result: ReplicationResult, cases: [CaseRecord], events: [CaseEvent]) {
    var watch = Watch()
    watch.cases = true
    watch.events = true
    watch.hours = hours
    var cases: [CaseRecord] = []
    var events: [CaseEvent] = []
    let result = try PreparedPlan(plan).replicate(
      replication, watching: watch,
      record: {
        cases += $0.cases
        events += $0.events
      })
    return (try #require(result), cases, events)
  }

  /// Everything at once: automation, specialists, approvals, cases that come back, several promises.
  private func fullDesk(_ discipline: Discipline) -> Plan {
    var plan = Given.desk(customers: 20_000, perWeek: 160, people: 1, measure: 6 * Time.week, seed: 31)
    plan.triage.discipline = discipline
    plan.triage.starvationLimit = 2 * Time.day
    // Specialists come at noon: who needs one in the morning waits, whatever the discipline.
    for day in plan.teams[1].shifts[0].intervals.indices {
      plan.teams[1].shifts[0].intervals[day].start += 3 * Time.hour
    }
    plan.promises.append(
      Promise(name: Given.name("soon"), calendar: 0, firstResponse: .duration(4 * Time.hour), resolution: nil))
    var basic = RuleMatch()
    basic.tiers = 2
    basic.bands = 1
    plan.triage.rules.insert(
      TriageRule(
        name: Given.name("basic"), match: basic, sample: 0.5, treatment: .automated, promise: 1, solves: 0.35,
        unitCost: 400_000, comeback: AutomatedReturn(share: 0.5, after: Time.day, queue: 0, work: 1)), at: 0)
    return plan
  }

  @Test("sums to what has elapsed, on every clock, under every discipline", arguments: Discipline.allCases)
  func sums(_ discipline: Discipline) throws {
    let plan = fullDesk(discipline)
    let (_, cases, events) = try watched(plan)
    #expect(cases.count > 300)
    let end = plan.phases.drainEnd
    for row in cases {
      let closed = row.closed >= 0 ? row.closed : end
      #expect(row.split.sum == closed - row.received)
      // The promise's clock shows open time of its calendar.
      let calendar = row.promise >= 0 ? plan.calendars[plan.promises[Int(row.promise)].calendar] : plan.calendars[0]
      let answered = row.firstResponse >= 0 ? row.firstResponse : closed
      #expect(row.toResponse.sum == calendar.openTime(from: row.received, to: answered))
      for category in TimeCategory.allCases {
        #expect(row.split[category] >= 0)
        #expect(row.toResponse[category] <= row.split[category])
      }
    }
    // The stays of a case's life are its split again.
    var lives: [UInt64: TimeSplit] = [:]
    for event in events { lives[event.number, default: TimeSplit()] += event.split }
    for row in cases {
      var split = try #require(lives[row.number])
      // Time after a closing is nobody's stay.
      #expect(split[.settled] == 0)
      for category in TimeCategory.allCases where category != .settled {
        #expect(split[category] == row.split[category], "\(category) of case \(row.number)")
      }
      split = TimeSplit()
      #expect(split.sum == 0)
    }
    #expect(cases.contains { $0.split[.settled] > 0 })
    #expect(cases.contains { $0.split[.automated] > 0 })
    #expect(cases.contains { $0.split[.specialist] > 0 })
    #expect(cases.allSatisfy { $0.wasEscalated || $0.split[.specialist] == 0 })
    #expect(cases.contains { $0.split[.deskClosed] > 0 })
    #expect(cases.contains { $0.split[.absence] > 0 })
  }

  @Test("is written down without changing the course")
  func changesNothing() throws {
    let plan = fullDesk(.valueTier)
    let alone = try #require(try PreparedPlan(plan).replicate(2))
    let (result, _, _) = try watched(plan, 2, hours: true)
    #expect(alone.fingerprint == result.fingerprint)
    #expect(alone.observations == result.observations)
    #expect(alone.events == result.events)
  }

  @Test("is waiting for busy people and work alone in one queue that never closes, and nobody is overtaken there")
  func oneQueue() throws {
    let plan = Given.queue(perHour: 5, meanService: 10, servers: 1, measure: 8 * Time.week)
    let (result, cases, _) = try watched(plan)
    var waited: Ticks = 0
    for row in cases {
      for category in TimeCategory.allCases where category != .busy && category != .inWork {
        #expect(row.split[category] == 0, "\(category)")
      }
      if row.isMeasured && row.firstStart >= 0 { waited += row.split[.busy] }
    }
    let mean = try #require(result.observation("wait.time.mean", of: plan))
    #expect(abs(Double(waited) / 3.6e9 - mean.numerator) <= 1e-6 * mean.numerator)
  }

  @Test(
    "agrees with a count that looks at every start and every shift",
    arguments: [Discipline.fifo, .newestFirst, .valueTier, .earliestDue])
  func agreesWithCounting(_ discipline: Discipline) throws {
    var plan = Given.desk(customers: 20_000, perWeek: 160, people: 2, measure: 4 * Time.week, seed: 33)
    plan.triage.discipline = discipline
    // Whom we cannot see in the log is left out: nobody is absent or in a meeting.
    plan.teams[0].shrinkage = []
    plan.teams[0].absence = nil
    plan.resolution.reopened = 0
    // Customers are rung in the evening too, when only specialists are there.
    plan.contact.callable = 0
    for day in plan.teams[1].shifts[0].intervals.indices { plan.teams[1].shifts[0].intervals[day].end += 2 * Time.hour }
    let (_, cases, events) = try watched(plan)
    #expect(cases.count > 200)
    let work = events.filter { $0.team == 0 && $0.kind != .leftMessage }
    func isOn(_ team: Int, _ tick: Ticks) -> Bool {
      plan.teams[team].shifts[0].intervals.contains { $0.start <= tick && tick < $0.end }
    }
    var overtaken: Ticks = 0
    for event in events where event.kind == .waited {
      // Nothing changes between two cuts.
      var cuts = [event.start, event.end]
      for team in plan.teams {
        for interval in team.shifts[0].intervals { cuts += [interval.start, interval.end] }
      }
      cuts += work.map(\.start)
      cuts = cuts.filter { $0 >= event.start && $0 <= event.end }.sorted()
      var counted: [TimeCategory: Ticks] = [:]
      for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
        let category: TimeCategory
        if !isOn(0, start) {
          category = isOn(1, start) ? .nobodyOnShift : .deskClosed
        } else {
          // Of several starts at one instant the order is not in the log; then either is right.
          let latest = work.filter { $0.start <= start }.map(\.start).max() ?? -1
          let chosen = work.filter { $0.start == latest }
          let later = chosen.filter { $0.number > event.number && $0.start >= event.start }
          if !later.isEmpty && later.count < chosen.count {
            category = .settled
          } else {
            category = later.isEmpty ? .busy : .overtaken
          }
        }
        counted[category, default: 0] += end - start
      }
      guard counted[.settled] == nil else { continue }
      for category in [TimeCategory.deskClosed, .nobodyOnShift, .absence, .busy, .overtaken] {
        #expect(event.split[category] == counted[category, default: 0], "\(category) of case \(event.number)")
      }
      overtaken += event.split[.overtaken]
    }
    #expect((overtaken == 0) == (discipline == .fifo))
  }

  @Test("says that work ranked before it overtook a case, where the better customers go first")
  func ranksOvertake() throws {
    let shares = [0.5, 0.5]
    func overtaken(_ discipline: Discipline) throws -> [Ticks] {
      let plan = Given.queue(
        perHour: 5.4, meanService: 10, servers: 1, shares: shares, discipline: discipline, measure: 8 * Time.week)
      let (_, cases, _) = try watched(plan)
      return [0, 1].map { tier in cases.reduce(0) { $0 + ($1.tier == tier ? $1.split[.overtaken] : 0) } }
    }
    #expect(try overtaken(.fifo) == [0, 0])
    let ranked = try overtaken(.valueTier)
    #expect(ranked[0] == 0)
    #expect(ranked[1] > 0)
  }

  @Test("shows hours that sum to days")
  func hours() throws {
    let plan = fullDesk(.fifo)
    let (result, _, _) = try watched(plan, hours: true)
    func sum(_ rows: ContiguousArray<DayRow>, _ value: (DayRow) -> Int64) -> Int64 { rows.reduce(0) { $0 + value($1) } }
    let values: [(DayRow) -> Int64] = [
      \.received, \.opened, \.closed, \.breached, \.judged, \.backlog, \.staffed, \.busy, \.ticks,
    ]
    for value in values { #expect(sum(result.hours, value) == sum(result.series, value)) }
    #expect(result.hours.allSatisfy { $0.ticks <= Time.hour })
    #expect(sum(result.hours) { $0.received } > 0)
    #expect(sum(result.hours) { $0.judged } >= sum(result.hours) { $0.breached })
  }
}
