import ClosedLoop
import EventKernel
import Experiments
import Testing

/// What must hold between two runs, whatever the plan: relations over random plans, exact unless said otherwise.
@Suite("Two runs of random plans")
struct MetamorphicTests {
  /// Figures of the desk: counts and sums of ticks, which no rounding of fates and money touches.
  static let figures = [
    "feedback.received", "cases.opened", "cases.solved", "cases.unsolved", "cases.unreachable", "cases.expired",
    "cases.gave_up", "cases.acknowledged", "cases.open", "wait.time.mean", "response.time.mean",
    "response.time_business.mean", "resolution.time.mean", "resolution.time_business.mean", "contact.attempts",
    "contact.reached", "escalation.share",
  ]
  static let people = ["staff.occupancy", "staff.utilisation", "staff.hours", "staff.overtime"]

  /// A random plan in which somebody is always there for everything, so that something comes of it.
  static func plan(_ seed: UInt64, _ taste: RandomPlan.Taste = .init()) -> Plan {
    var plan = RandomPlan.plan(seed, taste)
    plan.triage.rules[0].treatment = .personal
    plan.teams.append(
      Given.team("always", people: 1, until: plan.phases.drainEnd, handles: Array(plan.queues.indices)))
    return plan
  }

  static func run(_ plan: Plan, _ replication: UInt64 = 0) throws -> Sheet {
    Sheet(try #require(try PreparedPlan(plan).replicate(replication)), of: plan)
  }

  static func desk(_ sheet: Sheet, _ dimension: Dimension = .all, _ group: Int = 0) -> [Observation] {
    figures.map { sheet($0, dimension, group) }
  }

  static func staff(_ sheet: Sheet, _ dimension: Dimension = .all, _ group: Int = 0) -> [Observation] {
    people.map { sheet($0, dimension, group) }
  }

  /// Every figure that is not divided.
  static func whole(_ sheet: Sheet) -> [Observation] { Metric.catalogue.map { sheet("\($0.name)") } }

  static let seeds = Array(UInt64(1)...10)

  // MARK: Names and order

  @Test("with channels listed in another order give each channel the same", arguments: seeds)
  func channelOrder(seed: UInt64) throws {
    let plan = Self.plan(seed, .init(hasTies: false))
    let count = plan.channels.count
    var other = plan
    other.channels.reverse()
    for index in plan.triage.rules.indices where plan.triage.rules[index].match.channels != .max {
      let mask = plan.triage.rules[index].match.channels
      other.triage.rules[index].match.channels = (0..<count).reduce(0) {
        $0 | (mask >> UInt64($1) & 1) << UInt64(count - 1 - $1)
      }
    }
    let first = try Self.run(plan)
    let second = try Self.run(other)
    #expect(Self.desk(first) == Self.desk(second))
    for channel in 0..<count {
      #expect(Self.desk(first, .channel, channel) == Self.desk(second, .channel, count - 1 - channel))
    }
    for team in plan.teams.indices { #expect(Self.staff(first, .team, team) == Self.staff(second, .team, team)) }
  }

  @Test("with teams and queues listed in another order give each team and channel the same", arguments: seeds)
  func teamOrder(seed: UInt64) throws {
    let plan = Self.plan(100 + seed)
    var other = plan
    let last = plan.queues.count - 1
    other.queues.reverse()
    other.teams.reverse()
    for index in other.teams.indices {
      other.teams[index].handles = other.teams[index].handles.map { last - $0 }
      other.teams[index].prefers = other.teams[index].prefers.map { last - $0 }
    }
    for index in other.triage.rules.indices { other.triage.rules[index].queue = last - plan.triage.rules[index].queue }
    other.resolution.escalationQueue = plan.resolution.escalationQueue.map { last - $0 }
    let first = try Self.run(plan)
    let second = try Self.run(other)
    for channel in plan.channels.indices {
      #expect(Self.desk(first, .channel, channel) == Self.desk(second, .channel, channel))
    }
    for team in plan.teams.indices {
      #expect(Self.staff(first, .team, team) == Self.staff(second, .team, plan.teams.count - 1 - team))
    }
  }

  @Test("with other names for what draws no luck are the same to the bit", arguments: seeds.prefix(6))
  func names(seed: UInt64) throws {
    let plan = Self.plan(200 + seed)
    var other = plan
    for index in plan.population.tiers.indices { other.population.tiers[index].name = Given.name("class \(index)") }
    for index in plan.queues.indices { other.queues[index] = Given.name("lane \(index)") }
    for index in plan.promises.indices { other.promises[index].name = Given.name("word \(index)") }
    for index in plan.work.indices { other.work[index].name = Given.name("task \(index)") }
    for index in plan.causes.indices { other.causes[index].name = Given.name("root \(index)") }
    let first = try Self.run(plan)
    let second = try Self.run(other)
    #expect(first.result.fingerprint == second.result.fingerprint)
    #expect(first.result.observations == second.result.observations)
  }

  // MARK: What adds nothing

  @Test("are the same to the bit where what was added is nothing", arguments: seeds)
  func nothingAdded(seed: UInt64) throws {
    let plan = Self.plan(300 + seed)
    var other = plan
    // A class without feedback, a shift and a team without people, rules that take nothing, a promise nobody makes.
    var silent = Given.channel("silent", [])
    silent.arrivals = .weekly(perWeek: 0, shape: ContiguousArray(repeating: 1, count: 168))
    other.channels.append(silent)
    other.queues.append(Given.name("unused"))
    other.teams[0].shifts.append(Shift(name: Given.name("nobody"), people: 0, intervals: [(0, Time.day)]))
    other.teams.append(Given.team("empty", people: 0, until: plan.phases.drainEnd, handles: [0, plan.queues.count]))
    other.triage.rules.insert(
      TriageRule(name: Given.name("never"), match: RuleMatch(), sample: 0, treatment: .none), at: 0)
    var nowhere = RuleMatch()
    nowhere.channels = 0
    other.triage.rules.insert(
      TriageRule(name: Given.name("nowhere"), match: nowhere, sample: 1, treatment: .acknowledge), at: 1)
    other.promises.append(
      Promise(name: Given.name("nobody's"), calendar: 0, firstResponse: .duration(1), resolution: .duration(1)))
    let first = try Self.run(plan)
    let second = try Self.run(other)
    #expect(first.result.fingerprint == second.result.fingerprint)
    #expect(Self.whole(first) == Self.whole(second))
    for channel in plan.channels.indices {
      #expect(Self.desk(first, .channel, channel) == Self.desk(second, .channel, channel))
    }
  }

  @Test("are the same to the bit where one rule is cut in two by tier", arguments: seeds)
  func rulesCut(seed: UInt64) throws {
    let plan = Self.plan(400 + seed)
    var other = plan
    let last = plan.triage.rules.count - 1
    var upper = plan.triage.rules[last]
    upper.match.tiers = 1
    other.triage.rules.insert(upper, at: last)
    let first = try Self.run(plan)
    let second = try Self.run(other)
    #expect(first.result.fingerprint == second.result.fingerprint)
    #expect(first.result.observations == second.result.observations)
  }

  @Test("lose nobody to infinite patience", arguments: seeds)
  func infinitePatience(seed: UInt64) throws {
    var plan = Self.plan(500 + seed)
    plan.contact.givesUpAfter = .constant(1e9)
    var other = plan
    other.contact.givesUpAfter = nil
    let first = try Self.run(plan)
    let second = try Self.run(other)
    #expect(first("cases.gave_up").numerator == 0)
    #expect(first.result.fingerprint == second.result.fingerprint)
    #expect(first.result.observations == second.result.observations)
  }

  @Test("take first come first where all are equal, under every name of it", arguments: seeds)
  func equalPriorities(seed: UInt64) throws {
    // No failures and no second attempts: who waits has come from outside, and no deadline changes.
    var plan = Self.plan(600 + seed, .init(hasFailures: false, hasAttempts: false, hasCalendars: false))
    plan.population = Given.population(plan.population.count, tiers: 1)
    for index in plan.triage.rules.indices {
      plan.triage.rules[index].match.tiers = .max
      plan.triage.rules[index].promise = 0
    }
    plan.promises = [
      Promise(
        name: Given.name("one"), calendar: 0, firstResponse: .duration(30 * Time.minute), resolution: nil)
    ]
    plan.triage.discipline = .fifo
    let first = try Self.run(plan)
    for discipline in Discipline.allCases where discipline.isFirstComeAmongEquals {
      plan.triage.discipline = discipline
      let second = try Self.run(plan)
      #expect(first.result.fingerprint == second.result.fingerprint, "\(discipline.keyword)")
      #expect(first.result.observations == second.result.observations, "\(discipline.keyword)")
    }
  }

  @Test("count the same by a calendar that never closes as by the clock", arguments: seeds)
  func alwaysOpen(seed: UInt64) throws {
    var plan = Self.plan(700 + seed, .init(hasCalendars: false))
    plan.contact.callable = 0
    var days: [(start: Ticks, end: Ticks)] = []
    for day in 0..<400 as Range<Int64> { days.append((day * Time.day, (day + 1) * Time.day)) }
    plan.calendars.append(WorkCalendar(name: Given.name("24 x 7"), intervals: days))
    var other = plan
    let calendar = plan.calendars.count - 1
    other.deskCalendar = calendar
    other.contact.callable = calendar
    for index in other.promises.indices { other.promises[index].calendar = calendar }
    let first = try Self.run(plan)
    let second = try Self.run(other)
    #expect(first.result.fingerprint == second.result.fingerprint)
    #expect(first.result.observations == second.result.observations)
    #expect(second("response.time.mean") == second("response.time_business.mean"))
  }

  // MARK: What scales and shifts

  @Test("with all times doubled double all times and keep all counts", arguments: seeds)
  func timesDoubled(seed: UInt64) throws {
    let plan = Self.plan(
      800 + seed,
      .init(hasAttempts: false, hasCalendars: false, disciplines: Discipline.allCases.filter { !$0.hasOwnTimes }))
    let first = try Self.run(plan)
    let second = try Self.run(doubled(plan))
    for (name, (a, b)) in zip(Self.figures, zip(Self.desk(first), Self.desk(second))) {
      let factor: Double = name.contains("time") ? 2 : 1
      #expect(Observation(a.numerator * factor, over: a.denominator) == b, "\(name)")
    }
    #expect(first("sla.first_response.met") == second("sla.first_response.met"))
    #expect(first("sla.resolution.met") == second("sla.resolution.met"))
    #expect(first("backlog.count") == second("backlog.count"))
    #expect(first("backlog.open") == second("backlog.open"))
    for team in plan.teams.indices {
      #expect(first("staff.occupancy", .team, team).value == second("staff.occupancy", .team, team).value)
      #expect(first("staff.overtime", .team, team).numerator * 2 == second("staff.overtime", .team, team).numerator)
    }
  }

  private func doubled(_ plan: Plan) -> Plan {
    var other = plan
    let phases = plan.phases
    other.phases = Phases(
      warmUp: 2 * phases.windowStart, measure: 2 * (phases.windowEnd - phases.windowStart),
      drain: 2 * (phases.drainEnd - phases.windowEnd), followUp: 0)
    for index in plan.channels.indices {
      if case .trace(let times) = plan.channels[index].arrivals {
        other.channels[index].arrivals = .trace(ContiguousArray(times.map { 2 * $0 }))
      }
    }
    for team in plan.teams.indices {
      for shift in plan.teams[team].shifts.indices {
        other.teams[team].shifts[shift].intervals = plan.teams[team].shifts[shift].intervals.map {
          (2 * $0.start, 2 * $0.end)
        }
      }
    }
    func twice(_ time: PromisedTime?) -> PromisedTime? {
      guard case .duration(let ticks) = time else { return time }
      return .duration(2 * ticks)
    }
    for index in plan.promises.indices {
      other.promises[index].firstResponse = twice(plan.promises[index].firstResponse)
      other.promises[index].resolution = twice(plan.promises[index].resolution)
    }
    for index in plan.work.indices {
      other.work[index].prepare = plan.work[index].prepare.scaled(by: 2)
      other.work[index].attemptFailed = plan.work[index].attemptFailed?.scaled(by: 2)
      other.work[index].talk = plan.work[index].talk.scaled(by: 2)
      other.work[index].wrapUp = plan.work[index].wrapUp.scaled(by: 2)
    }
    other.resolution.escalationService = plan.resolution.escalationService.scaled(by: 2)
    other.contact.planEnds = plan.contact.planEnds.map { 2 * $0 }
    other.contact.givesUpAfter = plan.contact.givesUpAfter?.scaled(by: 2)
    other.triage.starvationLimit = plan.triage.starvationLimit.map { 2 * $0 }
    other.triage.quarantine = 2 * plan.triage.quarantine
    return other
  }

  @Test("a week later are the same", arguments: seeds)
  func weekLater(seed: UInt64) throws {
    let plan = Self.plan(900 + seed)
    var other = plan
    let phases = plan.phases
    other.phases = Phases(
      warmUp: phases.windowStart + Time.week, measure: phases.windowEnd - phases.windowStart,
      drain: phases.drainEnd - phases.windowEnd, followUp: 0)
    for index in plan.channels.indices {
      if case .trace(let times) = plan.channels[index].arrivals {
        other.channels[index].arrivals = .trace(ContiguousArray(times.map { $0 + Time.week }))
      }
    }
    for team in plan.teams.indices {
      for shift in plan.teams[team].shifts.indices {
        other.teams[team].shifts[shift].intervals = plan.teams[team].shifts[shift].intervals.map {
          ($0.start + Time.week, $0.end + Time.week)
        }
      }
    }
    for index in plan.calendars.indices where !plan.calendars[index].isAlways {
      other.calendars[index] = WorkCalendar(
        name: plan.calendars[index].name,
        intervals: zip(plan.calendars[index].starts, plan.calendars[index].ends).map {
          ($0 + Time.week, $1 + Time.week)
        })
    }
    let first = try Self.run(plan)
    let second = try Self.run(other)
    for channel in plan.channels.indices {
      #expect(Self.desk(first, .channel, channel) == Self.desk(second, .channel, channel))
    }
    for team in plan.teams.indices { #expect(Self.staff(first, .team, team) == Self.staff(second, .team, team)) }
    #expect(first("backlog.count") == second("backlog.count"))
  }

  @Test("cost k times as much where everything does, and take the same course", arguments: seeds.prefix(6))
  func moneyTimes(seed: UInt64) throws {
    var plan = Self.plan(1000 + seed)
    // Overtime is charged to the microsecond, which no factor survives to the last millionth.
    for index in plan.teams.indices { plan.teams[index].overtimeFactor = 0 }
    var automated = RuleMatch()
    automated.tiers = 1
    plan.triage.rules.insert(
      TriageRule(
        name: Given.name("robot"), match: automated, sample: 0.5, treatment: .automated, solves: 0.4,
        unitCost: 1_234_567), at: 0)
    var other = plan
    for index in plan.teams.indices { other.teams[index].hourlyCost *= 7 }
    other.triage.rules[0].unitCost *= 7
    let first = try Self.run(plan)
    let second = try Self.run(other)
    #expect(first.result.fingerprint == second.result.fingerprint)
    #expect(first("money.automation").numerator > 0)
    for metric in ["money.labour", "money.automation", "money.cost"] {
      // Whole millionths on both sides, of which a quotient by a million keeps all.
      let millionths = (first(metric).numerator * 1e6).rounded()
      #expect((second(metric).numerator * 1e6).rounded() == 7 * millionths, "\(metric)")
    }
    #expect(Self.desk(first) == Self.desk(second))
  }

  // MARK: What only moves one way

  @Test("keep a longer promise at least as often, of as many", arguments: seeds)
  func longerPromise(seed: UInt64) throws {
    var plan = Self.plan(1100 + seed, .init(disciplines: Discipline.allCases.filter { !$0.looksAtPromises }))
    for index in plan.triage.rules.indices { plan.triage.rules[index].promise = 0 }
    var met = -1.0
    var course: UInt64?
    for minutes in [0, 5, 20, 60, 240, 1440] as [Int64] {
      plan.promises = [
        Promise(
          name: Given.name("one"), calendar: Int(seed % 2), firstResponse: .duration(minutes * Time.minute),
          resolution: nil)
      ]
      let sheet = try Self.run(plan)
      let found = sheet("sla.first_response.met")
      #expect(found.numerator >= met, "\(minutes) min")
      #expect(found.numerator <= found.denominator)
      // The course does not hang on the promise.
      #expect(sheet.result.fingerprint == course ?? sheet.result.fingerprint)
      met = found.numerator
      course = sheet.result.fingerprint
    }
    #expect(met > 0)
  }

  @Test("never let a case wait longer where one more like the others serves first come", arguments: 1...24)
  func onePersonMore(seed: Int) throws {
    var dice = Dice(UInt64(1200 + seed))
    let people = dice.number(1...5)
    // One case to a channel: every single wait is seen.
    let times = PathwiseTests.times(
      RecordedDesk.channelCount, meanGap: Time.ticks(seconds: 280 / Double(people)), &dice)
    let work = PathwiseTests.work(meanSeconds: 300, &dice)
    let drawn = dice.word()
    func waits(_ people: Int) throws -> [Double] {
      let desk = RecordedDesk(
        times: times, seconds: work, people: people, promise: Time.hour, seats: 5_000_000, seed: drawn)
      let sheet = try Self.run(desk.plan)
      #expect(sheet("cases.attached").numerator == 0)
      return (0..<RecordedDesk.channelCount).map { sheet("wait.time.mean", .channel, $0).numerator }
    }
    let before = try waits(people)
    let after = try waits(people + 1)
    #expect(zip(before, after).allSatisfy { $0 >= $1 })
    #expect(before.reduce(0, +) > after.reduce(0, +))
  }

  // MARK: Ends of the scale

  @Test("lose nobody where nobody leaves, and everybody where everybody does")
  func churn() throws {
    var plan = Self.plan(1300, .init(hasFailures: false))
    plan.phases = Phases(warmUp: 0, measure: Time.week, drain: 0, followUp: 60 * Time.week)
    let nobody = try Self.run(plan)
    #expect(nobody("churn.share").numerator == 0)
    #expect(nobody("churn.share").denominator == Double(plan.population.count))
    #expect(nobody.result.changedFates.isEmpty)
    for index in plan.population.tiers.indices { plan.population.tiers[index].churn = .netOfFailures(1 - 1e-12) }
    let everybody = try Self.run(plan)
    #expect(everybody("churn.share").value ?? 0 > 1 - 1e-6)
  }

  @Test("treat nobody where no rule takes anything, and everybody where one takes all", arguments: [0.0, 1])
  func shares(share: Double) throws {
    var plan = Self.plan(1301)
    plan.triage.rules = [TriageRule(name: Given.name("all"), match: RuleMatch(), sample: share, treatment: .personal)]
    for index in plan.channels.indices {
      plan.channels[index].identified = 1
      plan.channels[index].validContact = 1
      plan.channels[index].phoneConsent = 1
      plan.channels[index].mailConsent = 1
    }
    plan.triage.quarantine = 0
    let sheet = try Self.run(plan)
    let received = sheet("feedback.received").numerator
    #expect(received > 0)
    #expect(sheet("cases.opened").numerator + sheet("cases.attached").numerator == share * received)
    #expect(sheet("cases.untreated").numerator == (1 - share) * received)
  }

  // MARK: Many replications

  @Test("are the same on 1, 3 and 16 threads, in any order and in any parts", arguments: seeds.prefix(4))
  func partition(seed: UInt64) async throws {
    let plan = Self.plan(1400 + seed)
    let prepared = try PreparedPlan(plan)
    let one = try await Experiment(prepared, rule: .fixed(9)).run()
    for threads in [3, 16] {
      let many = try await Experiment(prepared, rule: .fixed(9), threads: threads).run()
      #expect(one.results.map(\.fingerprint) == many.results.map(\.fingerprint))
      #expect(one.results.map(\.observations) == many.results.map(\.observations))
    }
    let again = try PreparedPlan(plan)
    for number in [8, 3, 5, 0, 7, 1, 2, 6, 4] {
      let alone = try #require(try again.replicate(UInt64(number)))
      #expect(alone.fingerprint == one.results[number].fingerprint)
      #expect(alone.observations == one.results[number].observations)
    }
    #expect(Set(one.results.map(\.fingerprint)).count == 9)
  }

  @Test("wait alike where a Poisson source is one and where it is cut in two (4.9 standard errors)")
  func splitSource() throws {
    func waits(_ rates: [Double]) throws -> (mean: Double, square: Double) {
      let phases = Phases(warmUp: Time.day, measure: 5 * Time.day, drain: Time.day, followUp: 0)
      var plan = Given.quietPlan(phases, seed: 15)
      for (index, rate) in rates.enumerated() {
        var channel = Given.channel("source\(index) of \(rates.count)", [])
        channel.arrivals = .weekly(perWeek: rate * 168, shape: ContiguousArray(repeating: 1, count: 168))
        plan.channels.append(channel)
      }
      plan.work = [
        WorkType(
          name: Given.name("mail"), prepare: .constant(0), attemptFailed: nil, talk: .exponential(mean: 600),
          wrapUp: .constant(0))
      ]
      plan.triage.rules = [
        TriageRule(name: Given.name("all"), match: RuleMatch(), sample: 1, treatment: .personal)
      ]
      plan.teams = [Given.team("team", people: 3, until: phases.drainEnd)]
      let prepared = try PreparedPlan(plan)
      var values: [Double] = []
      for replication in 0..<60 as Range<UInt64> {
        let sheet = Sheet(try #require(try prepared.replicate(replication)), of: plan)
        values.append(sheet("wait.time.mean").value ?? 0)
      }
      let mean = values.reduce(0, +) / 60
      return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59 / 60)
    }
    let one = try waits([14])
    let two = try waits([4, 10])
    #expect(one.mean > 0 && one.mean != two.mean)
    #expect(abs(one.mean - two.mean) < 4.9 * (one.square + two.square).squareRoot())
  }
}

/// What of a discipline decides whether a relation holds.
extension Discipline {
  /// Whether cases of one tier under one promise are taken as they came, whatever work they are.
  fileprivate var isFirstComeAmongEquals: Bool {
    switch self {
    case .fifo, .valueTier, .ageing, .earliestDue: true
    // Work still to do and what is at stake differ from case to case.
    case .leastSlack, .valueAtRisk: false
    case .newestFirst: false
    }
  }

  /// Whether it knows a time of its own, which does not double where all times of a plan do.
  fileprivate var hasOwnTimes: Bool {
    switch self {
    case .fifo, .newestFirst, .valueTier, .earliestDue: false
    // Eight hours; expected work to the microsecond; days and full hours.
    case .ageing, .leastSlack, .valueAtRisk: true
    }
  }

  /// Whether a longer promise changes who goes first.
  fileprivate var looksAtPromises: Bool {
    switch self {
    case .earliestDue, .leastSlack: true
    case .fifo, .newestFirst, .valueTier, .ageing, .valueAtRisk: false
    }
  }
}
