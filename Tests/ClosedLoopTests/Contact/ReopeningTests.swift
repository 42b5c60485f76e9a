import ClosedLoop
import EventKernel
import Testing

@Suite("A case that comes back")
struct ReopeningTests {
  /// Six minutes of work, nobody waits for people; a share of solved cases comes back after exactly two days.
  static func plan(_ share: Double) -> Plan {
    var plan = Given.queue(perHour: 1, meanService: 6, servers: 6, measure: 8 * Time.week, seed: 71)
    plan.work[0].talk = .constant(360)
    plan.outcome.failureShares = [1, 1, 1]
    plan.causes = [Cause(name: Given.name("bill"), share: 1, severities: [1, 0, 0], losses: [0, 0, 0])]
    plan.resolution.reopened = share
    plan.resolution.reopenedAfter = .constant(2 * 86_400)
    return plan
  }

  @Test("is the same case, whose first solution stays and whose last one moves")
  func clocks() throws {
    let plan = Self.plan(0.5)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    func value(_ name: String) throws -> Double { try #require(result.value(name, of: plan), "\(name)") }
    #expect(try value("resolution.time.mean") == 0.1)
    // Each solution is followed by another with one half: one more on average, two days and six minutes later.
    let total = try #require(result.observation("resolution.total_time.mean", of: plan))
    let mean = total.numerator / total.denominator
    let round = 48.1
    let error = round * (2 / total.denominator).squareRoot()
    #expect(total.denominator > 1000)
    #expect(abs(mean - 0.1 - round) < 4 * error)
    #expect(try value("resolution.total_time_business.mean") == mean)
    // No new case is opened for it: cases are as many as items that found none open, and those solved at first stay so.
    let once = try value("contact.first_contact_resolution")
    let back = try value("reopen.share")
    #expect(abs(once + back - 1) < 0.02)
    #expect(abs(back - 0.5) < 4 * (0.25 / total.denominator).squareRoot())
  }

  @Test("never does where nothing is said, and then both clocks agree")
  func never() throws {
    let plan = Self.plan(0)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let first = try #require(result.observation("resolution.time.mean", of: plan))
    #expect(first == result.observation("resolution.total_time.mean", of: plan))
    #expect(result.value("reopen.share", of: plan) == 0)
  }

  /// What happened to each case, in order.
  private func lives(_ plan: Plan) throws -> [UInt64: [CaseEvent]] {
    var watch = Watch()
    watch.cases = true
    watch.events = true
    var lives: [UInt64: [CaseEvent]] = [:]
    let result = try PreparedPlan(plan).replicate(0, watching: watch) {
      for event in $0.events { lives[event.number, default: []].append(event) }
    }
    #expect(result != nil)
    return lives
  }

  @Test("is rung by the same plan as before, under luck of its own")
  func luckOfAttempts() throws {
    var plan = Self.plan(1)
    plan.work[0].attemptFailed = .constant(60)
    // Everybody is reached by two calls in five, and the plan has so many that nobody is given up.
    plan.contact.reach = (alpha: 40_000, beta: 60_000)
    plan.contact.attempts = 60
    plan.contact.gaps = [Time.hour]
    var (rounds, same) = (0.0, 0.0)
    for (_, life) in try lives(plan) {
      var missed = [0]
      var talks = 0
      for event in life {
        if event.kind == .missed { missed[talks] += 1 }
        if event.kind == .talked {
          talks += 1
          missed.append(0)
        }
      }
      guard talks > 1 else { continue }
      rounds += 1
      if missed[0] == missed[1] { same += 1 }
    }
    // Two geometric numbers agree with the chance p / (2 - p).
    let chance = 0.4 / 1.6
    let error = (chance * (1 - chance) / rounds).squareRoot()
    #expect(rounds > 500)
    #expect(abs(same / rounds - chance) < 4 * error, "\(same) of \(rounds)")
  }

  @Test("is rung as often as the plan allows in each round, and all its attempts are counted")
  func planBeginsAnew() throws {
    var plan = Self.plan(1)
    plan.work[0].attemptFailed = .constant(60)
    plan.contact.reach = (alpha: 40_000, beta: 60_000)
    plan.contact.attempts = 3
    plan.contact.gaps = [Time.hour]
    var (attempts, started, most) = (0, 0, 0)
    for (_, life) in try lives(plan) {
      var (round, of) = (0, 0)
      for event in life where event.kind == .missed || event.kind == .talked {
        round += 1
        of += 1
        most = max(most, round)
        if event.kind == .talked { round = 0 }
      }
      attempts += of
      if of > 0 { started += 1 }
    }
    #expect(most == 3)
    let result = try #require(try PreparedPlan(plan).replicate(0))
    let counted = try #require(result.observation("contact.attempts", of: plan))
    // Some cases belong to the drain, which the metric leaves out, or are rung when the run ends.
    #expect(counted.numerator > 0.8 * Double(attempts) && counted.numerator <= Double(attempts))
    #expect(counted.numerator / counted.denominator > 3)
  }

  @Test("has the time of a whole plan again, though the last was over while somebody worked on it")
  func overduePlan() throws {
    var plan = Self.plan(1)
    // The plan ends after five minutes, in the middle of the first conversation: solved all the same.
    plan.work[0].attemptFailed = .constant(60)
    plan.contact.planEnds = 5 * Time.minute
    var rounds = 0
    for (_, life) in try lives(plan) {
      for (event, next) in zip(life, life.dropFirst()) where event.kind == .talked {
        #expect(next.ending == .solved)
        rounds += 1
      }
    }
    #expect(rounds > 2000)
  }

  @Test("chases after silences of its own")
  func luckOfChasers() throws {
    var plan = Self.plan(1)
    // Nobody is there for two weeks at a time, and customers ask once in each round.
    plan.chasers = Chasers(
      share: 1, after: .exponential(mean: 6 * 3600), times: 20, handling: .constant(0))
    let month = 4 * Time.week
    plan.teams[0].shifts[0].intervals = (0..<2).map { (start: $0 * month + 2 * Time.week, end: ($0 + 1) * month) }
    var silences: [(Ticks, Ticks)] = []
    for (_, life) in try lives(plan) {
      guard let received = life.first?.start, let back = life.first(where: { $0.kind == .reopened })?.start else {
        continue
      }
      let first = life.first { $0.kind == .chased && $0.start < back }
      let second = life.first { $0.kind == .chased && $0.start > back }
      if let first, let second { silences.append((first.start - received, second.start - back)) }
    }
    #expect(silences.count > 20)
    #expect(silences.allSatisfy { $0.0 != $0.1 })
  }
}
