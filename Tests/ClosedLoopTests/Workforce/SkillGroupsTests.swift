import ClosedLoop
import EventKernel
import Testing

@Suite("Languages and topics")
struct SkillGroupsTests {
  private func desk(at times: [Ticks], shares: [Double]) -> SmallDesk {
    var desk = SmallDesk(at: times, talk: 1800)
    desk.plan.languages = shares.enumerated().map {
      Language(name: Given.name("tongue\($0.offset)"), share: $0.element)
    }
    return desk
  }

  @Test("a case waits for somebody who speaks its language, though others are idle")
  func waits() throws {
    var desk = desk(at: [10 * Time.hour, 10 * Time.hour, 10 * Time.hour], shares: [0, 1])
    desk.addTeam("first", people: 5, from: 9, to: 17) { $0.languages = [1, 0] }
    desk.addTeam("second", from: 9, to: 17) { $0.languages = [1, 1] }
    let run = try desk.run()
    #expect([0, 1, 2].map { run.waited($0) ?? -1 }.sorted() == [0, 0.5, 1])
    #expect(isNear(run.worked(), 0))
  }

  @Test("while nobody who speaks its language is on shift a case is told to wait for that, and not for a busy desk")
  func nobodyOnShift() throws {
    var desk = desk(at: [10 * Time.hour], shares: [0, 1])
    desk.addTeam("first", people: 5, from: 9, to: 17) { $0.languages = [1, 0] }
    desk.addTeam("second", from: 12, to: 17) { $0.languages = [1, 1] }
    var watch = Watch()
    watch.cases = true
    var cases: [CaseRecord] = []
    _ = try PreparedPlan(desk.plan, calibration: SmallDesk.calibration).replicate(0, watching: watch) {
      cases += $0.cases
    }
    let row = try #require(cases.first)
    #expect(row.language == 1)
    #expect(row.split[.nobodyOnShift] == 2 * Time.hour)
    #expect(row.split.sum == 2 * Time.hour + row.split[.inWork] && row.split[.inWork] == 30 * Time.minute)
  }

  @Test("as many people of a team have an ability as its share makes, one at least", arguments: [0.01, 0.25, 0.5, 1])
  func shares(_ share: Double) throws {
    var desk = desk(at: Array(repeating: 10 * Time.hour, count: 8), shares: [0, 1])
    desk.addTeam("team", people: 8, from: 9, to: 17) { $0.languages = [1, share] }
    let run = try desk.run()
    let atOnce = (0..<8).filter { run.waited($0) == 0 }.count
    #expect(atOnce == max(1, Int(share * 8 + 0.5)))
  }

  @Test("people who can do less are taken first, so that the able stay free")
  func breadth() throws {
    var desk = desk(at: [10 * Time.hour, 10 * Time.hour + 1], shares: [1, 0])
    desk.addTeam("both", from: 9, to: 17) { $0.languages = [1, 1] }
    desk.addTeam("one", from: 9, to: 17) { $0.languages = [1, 0] }
    desk.plan.languages[0].share = 1
    let run = try desk.run()
    #expect(isNear(run.worked(team: 1), 0.5))
    var single = desk
    single.plan.channels.removeLast()
    #expect(try isNear(single.run().worked(team: 1), 0.5))
  }

  @Test("without a statement everybody can do everything: the run is the same to the bit")
  func nothing() throws {
    let plan = Given.desk(customers: 20_000, perWeek: 150, measure: 6 * Time.week, seed: 3)
    var other = plan
    other.languages = [Language(name: Given.name("de"), share: 0.7), Language(name: Given.name("fr"), share: 0.3)]
    let first = try #require(try PreparedPlan(plan).replicate(0))
    let second = try #require(try PreparedPlan(other).replicate(0))
    #expect(first.fingerprint == second.fingerprint)
    for team in other.teams.indices { other.teams[team].workforce.languages = [1, 1] }
    let third = try #require(try PreparedPlan(other).replicate(0))
    #expect(third.value("cases.solved", of: other) == first.value("cases.solved", of: plan))
    #expect(third.value("wait.time.mean", of: other) == first.value("wait.time.mean", of: plan))
  }

  @Test("audits hold with languages, topics, specialists and every discipline", arguments: Discipline.allCases)
  func audits(_ discipline: Discipline) throws {
    var plan = Given.desk(customers: 20_000, perWeek: 200, people: 4, measure: 4 * Time.week, seed: 31)
    plan.population.takeChurnAsNet()
    plan.triage.discipline = discipline
    plan.triage.starvationLimit = 3 * Time.day
    plan.languages = [Language(name: Given.name("de"), share: 0.7), Language(name: Given.name("fr"), share: 0.3)]
    plan.teams[0].workforce.languages = [1, 0.5]
    plan.teams[0].workforce.topics = [0.75, 0.5]
    plan.teams[1].workforce.topics = [1, 0.5]
    let result = try #require(try PreparedPlan(plan).replicate(0))
    #expect((result.value("cases.solved", of: plan) ?? 0) > 0)
  }

  @Test("what nobody can serve is named")
  func unserved() {
    var plan = Given.desk()
    plan.languages = [Language(name: Given.name("de"), share: 0.7), Language(name: Given.name("fr"), share: 0.3)]
    plan.teams[0].workforce.languages = [1, 0]
    #expect(SkillGroups(plan).unserved(queue: 0, in: plan)?.language == 1)
    #expect(SkillGroups(plan).unserved(queue: 1, in: plan) == nil)
    plan.teams[0].workforce.languages = [1, 0.1]
    #expect(SkillGroups(plan).unserved(queue: 0, in: plan) == nil)
  }
}
