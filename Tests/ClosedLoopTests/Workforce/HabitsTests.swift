import ClosedLoop
import EventKernel
import Testing

@Suite("People who do otherwise")
struct HabitsTests {
  /// Short and long work in one queue, more than one person can do at times.
  private func desk(_ change: (inout Workforce) -> Void) throws -> SmallDesk.Results {
    var desk = SmallDesk(at: [], days: 28)
    var match = RuleMatch()
    for (kind, minutes) in [5.0, 45].enumerated() {
      let offset = Int64(kind) * 7 * Time.minute
      desk.addCase("kind\(kind)", at: (0..<(28 * 32)).map { $0 * 45 * Time.minute + offset })
      desk.plan.work.append(
        WorkType(
          name: Given.name("work\(kind)"), prepare: .constant(0), attemptFailed: nil, talk: .constant(minutes * 60),
          wrapUp: .constant(0)))
      match.channels = 1 << UInt64(kind)
      desk.plan.triage.rules.insert(
        TriageRule(
          name: Given.name("rule\(kind)"), match: match, sample: 1, treatment: .personal, queue: 0, work: kind + 1),
        at: 0)
    }
    desk.addTeam("team", people: 3, from: 8, to: 18, change)
    return try desk.run()
  }

  @Test("who pick cherries let long work wait longer and short work less")
  func cherryPicking() throws {
    let plain = try desk { _ in }
    let picking = try desk {
      $0.habits.cherryPicking = 0.8
      $0.habits.sight = 20
    }
    #expect(try #require(picking.waited(0)) < #require(plain.waited(0)))
    #expect(try #require(picking.waited(1)) > #require(plain.waited(1)))
  }

  /// One person, and cases of two tiers that are all there when the day begins: the better tier's are long, the others'
  /// short. Gives the tiers in the order in which their cases were begun.
  private func begun(_ count: Int, picking: Double, sight: Int, seed: UInt64 = 1) throws -> [UInt8] {
    var plan = Given.queue(
      perHour: 0, meanService: 1, servers: 1, shares: [0.5, 0.5], discipline: .valueTier, measure: Time.week,
      seed: seed)
    plan.channels[0].arrivals = .trace(ContiguousArray((0..<count).map { Int64($0) }))
    plan.teams[0].shifts[0].intervals = [(start: 9 * Time.hour, end: Time.week)]
    plan.teams[0].workforce.habits.cherryPicking = picking
    plan.teams[0].workforce.habits.sight = sight
    plan.work[0].talk = .constant(60)
    plan.work.append(plan.work[0])
    plan.work[1].talk = .constant(6)
    var first = RuleMatch()
    first.tiers = 1
    plan.triage.rules = [
      TriageRule(name: Given.name("long"), match: first, sample: 1, treatment: .personal, queue: 0, work: 0),
      TriageRule(name: Given.name("short"), match: RuleMatch(), sample: 1, treatment: .personal, queue: 0, work: 1),
    ]
    var watch = Watch()
    watch.cases = true
    var cases: [CaseRecord] = []
    _ = try PreparedPlan(plan).replicate(0, watching: watch) { cases += $0.cases }
    return cases.sorted { $0.firstStart < $1.firstStart }.map(\.tier)
  }

  @Test("who pick cherries see the queue and not one tier of it, in its order and as far as they look")
  func sightOverTiers() throws {
    let plain = try begun(80, picking: 0, sight: 100)
    let longCount = plain.count { $0 == 0 }
    #expect(plain == plain.sorted() && longCount > 10 && plain.count - longCount > 10)
    // Everything is in sight: all that is short goes before.
    let picked = try begun(80, picking: 1, sight: 100)
    #expect(picked == plain.sorted(by: >))
    // As far as the first two of the other tier: the long ones before them are begun in turn, until the short are seen.
    let near = try begun(80, picking: 1, sight: 3)
    #expect(near.prefix(longCount - 2).allSatisfy { $0 == 0 })
    #expect(near.dropFirst(longCount - 2).prefix(plain.count - longCount).allSatisfy { $0 == 1 })
  }

  @Test("who pick cherries at half of their starts leave a long case for one start on average, and not for good")
  func shareOfStarts() throws {
    // At each start one or the other, as long as there are both: the first hundred of some 120 and 120.
    var long = 0
    for seed in 1...6 as ClosedRange<UInt64> {
      long += try begun(240, picking: 0.5, sight: 300, seed: seed).prefix(100).count { $0 == 0 }
    }
    let error = (0.25 * 600).squareRoot()
    #expect(abs(Double(long) - 300) < 4 * error, "\(long) of 600")
  }

  @Test(
    "who pick cherries break no identity, whatever the discipline and whoever can do what",
    arguments: Discipline.allCases)
  func audits(_ discipline: Discipline) throws {
    var plan = Given.desk(customers: 20_000, perWeek: 240, people: 2, warmUp: 0, measure: 3 * Time.week, seed: 37)
    plan.population.takeChurnAsNet()
    plan.triage.discipline = discipline
    plan.triage.starvationLimit = 3 * Time.day
    plan.languages = [Language(name: Given.name("de"), share: 0.7), Language(name: Given.name("fr"), share: 0.3)]
    plan.teams[0].workforce.languages = [1, 0.5]
    plan.teams[0].workforce.topics = [1, 0.5]
    let plain = try #require(try PreparedPlan(plan).replicate(0))
    plan.teams[0].workforce.habits.cherryPicking = 0.6
    plan.teams[0].workforce.habits.sight = 8
    let picking = try #require(try PreparedPlan(plan).replicate(0))
    #expect(picking.fingerprint != plain.fingerprint)
  }

  @Test("who look at one case only cannot pick")
  func sight() throws {
    let plain = try desk { _ in }
    let blind = try desk {
      $0.habits.cherryPicking = 1
      $0.habits.sight = 1
    }
    #expect(plain.result.fingerprint == blind.result.fingerprint)
  }

  @Test("who slow down before they go home work longer on the same cases, and only then")
  func slowing() throws {
    let plain = try desk { _ in }
    let slow = try desk {
      $0.habits.slowingWithin = 2 * Time.hour
      $0.habits.slowingFactor = 1.5
    }
    #expect(slow.worked() > plain.worked() * 1.02)
    var early = SmallDesk(at: [9 * Time.hour, 16 * Time.hour + 1], talk: 1800)
    early.addTeam("day", from: 9, to: 18) {
      $0.habits.slowingWithin = 2 * Time.hour
      $0.habits.slowingFactor = 1.5
    }
    let run = try early.run()
    #expect(isNear(run.solved(0), 0.5))
    #expect(isNear(run.solved(1), 0.75))
  }
}
