import ClosedLoop
import EventKernel
import PortableMath
import Testing

@Suite("People who come, learn and go")
struct CareerTests {
  // MARK: Speed and skill

  @Test("work as fast as their speed says")
  func speed() throws {
    var desk = SmallDesk(at: [10 * Time.hour, 10 * Time.hour], prepare: 600, talk: 1200)
    desk.addTeam("day", people: 2, from: 9, to: 17) { $0.speed = .constant(1.5) }
    let run = try desk.run()
    #expect(isNear(run.solved(0), 0.5 / 1.5))
    #expect(isNear(run.solved(1), 0.5 / 1.5))
  }

  @Test("keep their speed from day to day, and differ by as much as is stated")
  func ownSpeed() throws {
    // 400 people, one case each on two days: all are idle since nine, so all are busy with one each.
    var desk = SmallDesk(at: [], talk: 3600)
    let people = 400
    desk.addTeam("day", people: people, from: 9, to: 17) {
      $0.speed = Distribution.Construction.lognormal(mean: 1, cv: 0.2).law
    }
    for case0 in 0..<people { desk.addCase("c\(case0 % 64)-\(case0)", at: [10 * Time.hour]) }
    desk.plan.channels = Array(desk.plan.channels.prefix(64))
    for channel in desk.plan.channels.indices {
      desk.plan.channels[channel].arrivals = .trace(ContiguousArray(repeating: 10 * Time.hour, count: 6))
    }
    let run = try desk.run()
    // E[1/S] = 1 + cv^2 for a lognormal law with mean 1; 384 people, sd about .21.
    #expect(abs((run.result.value("resolution.time.mean", of: desk.plan) ?? 0) - 1.04) < 4 * 0.21 / 384.0.squareRoot())
  }

  @Test("solve by the log odds of their skill")
  func skill() throws {
    var solved: [Double] = []
    for skill in [-2.0, 0, 2] {
      var plan = Given.desk(customers: 50_000, perWeek: 500, people: 12, measure: 20 * Time.week, seed: 5)
      plan.resolution.empoweredBonus = 0
      plan.resolution.escalated = 0
      plan.resolution.reopened = 0
      plan.resolution.remedyOffered = 0
      for team in plan.teams.indices { plan.teams[team].workforce.skillMean = skill }
      let result = try #require(try PreparedPlan(plan).replicate(0))
      let cases = (result.value("cases.solved", of: plan) ?? 0) + (result.value("cases.unsolved", of: plan) ?? 0)
      let share = (result.value("cases.solved", of: plan) ?? 0) / cases
      let odds = 0.65 / 0.35 * exponential(0.3 * skill)
      let expected = odds / (1 + odds)
      #expect(abs(share - expected) < 4 * (expected * (1 - expected) / cases).squareRoot(), "\(skill)")
      solved.append(share)
    }
    #expect(solved[0] < solved[1] && solved[1] < solved[2])
  }

  // MARK: Ramp-up

  @Test("start slowly and get quicker along the stated points")
  func rampUp() throws {
    var desk = SmallDesk(at: [10 * Time.hour, 6 * 7 * Time.day + 10 * Time.hour, 90 * Time.day], days: 100, talk: 1800)
    desk.addTeam("always", from: 0, to: 24) {
      $0.rampUp = RampUp(starters: 1, speed: .points([(0, 0.5), (12, 1)]), skill: .none)
    }
    let run = try desk.run()
    #expect(isNear(run.solved(0), 1))
    #expect(abs((run.solved(1) ?? 0) - 0.5 / 0.75) < 1e-6)
    #expect(isNear(run.solved(2), 0.5))
  }

  @Test("have nothing to learn where they are no starters")
  func experienced() throws {
    var desk = SmallDesk(at: [10 * Time.hour], talk: 1800)
    desk.addTeam("always", from: 0, to: 24) {
      $0.rampUp = RampUp(starters: 0, speed: .usualSpeed, skill: .usualSkill)
    }
    #expect(try isNear(desk.run().solved(0), 0.5))
  }

  @Test("follow the learning curve of the outcome model: .61, .857 and .995 after 0, 12 and 52 weeks")
  func learningCurve() {
    for (weeks, speed) in [(0.0, 0.61), (12, 0.857), (52, 0.995)] {
      #expect(abs(Learning.usualSpeed.value(after: weeks, full: 1) - speed) < 5e-4)
    }
    let points = Learning.points([(0, 0.6), (10, 0.8), (20, 1.1)])
    #expect(points.value(after: -1, full: 1) == 0.6)
    #expect(abs(points.value(after: 15, full: 1) - 0.95) < 1e-12)
    #expect(points.value(after: 99, full: 1) == 1.1)
    #expect(Learning.none.value(after: 3, full: 1) == 1)
  }

  // MARK: Leaving

  private func leaving(people: Int, hazard: Double, hiring: Distribution?, warmUp: Int64, measure: Int64) throws
    -> (vacant: Double, scheduled: Double, labour: Double)
  {
    var desk = SmallDesk(at: [Time.hour], days: warmUp + measure)
    desk.addTeam("day", people: people, from: 9, to: 17) {
      $0.attrition = Attrition(hazard: hazard, hiring: hiring)
    }
    desk.plan.phases = Phases(warmUp: warmUp * Time.day, measure: measure * Time.day, drain: 0, followUp: 0)
    let run = try desk.run()
    return (run.sum("staff.vacant"), run.sum("staff.hours"), run.sum("money.labour"))
  }

  @Test("leave seats empty for the time of hiring: in the long run lead / (lead + mean stay)")
  func vacancies() throws {
    let run = try leaving(people: 300, hazard: 0.02, hiring: .constant(25 * 86_400), warmUp: 300, measure: 600)
    let share = run.vacant / (run.vacant + run.scheduled)
    // Some 8 cycles of 300 seats in the window; a seat's share has a standard error of about .002 in all.
    #expect(abs(share - 25.0 / 75) < 0.01)
    #expect(run.vacant + run.scheduled == 300 * 600 * 8)
    #expect(abs(run.labour - run.scheduled * 30) < 1e-3)
  }

  @Test("are gone for good where nobody is hired: those who stay fall exponentially")
  func unreplaced() throws {
    let run = try leaving(people: 2000, hazard: 0.01, hiring: nil, warmUp: 0, measure: 100)
    let share = run.scheduled / (run.vacant + run.scheduled)
    #expect(abs(share - (1 - exponential(-1))) < 0.015)
  }

  @Test("are followed by starters, who learn from their first day")
  func successors() throws {
    var times: [Double] = []
    for starts in [Learning.none, .points([(0, 0.5)])] {
      var desk = SmallDesk(at: [], days: 200, talk: 1800)
      desk.addCase("daily", at: (150..<200).map { $0 * Time.day + 10 * Time.hour })
      desk.addTeam("day", from: 9, to: 17) {
        $0.attrition = Attrition(hazard: 0.049, hiring: .constant(86_400))
        $0.rampUp = RampUp(starters: 0, speed: starts, skill: .none)
      }
      let run = try desk.run()
      times.append(run.worked() / run.all("cases.solved"))
    }
    #expect(isNear(times[0], 0.5))
    #expect(isNear(times[1], 1))
  }

  @Test("give back what they kept over the end of a shift")
  func keptWorkOfLeavers() throws {
    for seed in 0..<2 as Range<UInt64> {
      var plan = Given.desk(customers: 20_000, perWeek: 250, people: 3, measure: 8 * Time.week, seed: 60 + seed)
      plan.population.takeChurnAsNet()
      for team in plan.teams.indices {
        plan.teams[team].workforce.shiftEnd = .resumeNextShift
        plan.teams[team].workforce.attrition = Attrition(hazard: 0.04, hiring: .exponential(mean: 5 * 86_400))
        plan.teams[team].workforce.rampUp = RampUp(starters: 1, speed: .usualSpeed, skill: .usualSkill)
        plan.teams[team].workforce.speed = .uniform(low: 0.8, high: 1.2)
        plan.teams[team].workforce.skillDeviation = 1
      }
      let result = try #require(try PreparedPlan(plan).replicate(seed))
      #expect((result.value("staff.vacant", of: plan) ?? 0) > 0)
      #expect((result.value("cases.solved", of: plan) ?? 0) > 0)
    }
  }

  // MARK: Absence

  @Test(
    "are absent in spells of any law for the stated share of days, from the first day on",
    arguments: [
      Distribution.constant(5), .uniform(low: 0.5, high: 9), .lognormal(mu: 0.8, sigma: 1), .exponential(mean: 0.4),
    ])
  func absence(_ law: Distribution) throws {
    for days in [7, 364] as [Int64] {
      var desk = SmallDesk(at: [Time.hour], days: days)
      let people = days == 7 ? 4000 : 400
      desk.addTeam("day", people: people, from: 9, to: 17)
      var absence = Absence(rate: 0.1, meanSpell: 1)
      absence.spell = law
      desk.plan.teams[0].absence = absence
      let share = try desk.run().value("staff.absent")
      #expect(abs(share - 0.1) < 0.015, "\(days)")
    }
  }

  // MARK: Coaching and overload

  @Test("work quicker after coaching, and lose half of it in a half-life")
  func coaching() throws {
    var desk = SmallDesk(at: [10 * Time.hour, Time.day + 16 * Time.hour, 3 * Time.day + 16 * Time.hour], talk: 3600)
    desk.addTeam("day", from: 9, to: 18) {
      $0.coaching = Coaching(
        activity: 0, gain: 0.1, halfLife: 10_000 * Time.week, fullDose: Time.hour, peerEffect: 0)
    }
    desk.plan.teams[0].shrinkage = [Shrinkage(name: Given.name("coaching"), share: 0.125)]
    let run = try desk.run()
    // 67 minutes of coaching a day make somebody fully coached.
    #expect(abs((run.solved(2) ?? 0) - (run.waited(2) ?? 0) - 0.9) < 1e-4)
    var other = desk
    other.plan.teams[0].workforce.coaching?.gain = 0
    let plain = try other.run()
    #expect(isNear((plain.solved(2) ?? 0) - (plain.waited(2) ?? 0), 1))
    // The hours are gone either way.
    #expect(run.value("staff.off_desk") == plain.value("staff.off_desk"))
  }

  @Test("forget coaching with its half-life, and learn from colleagues")
  func forgetting() throws {
    // Coaching is only on Mondays: the rest of the week fades by half each day.
    func paces(peers: Double) throws -> [Double] {
      var desk = SmallDesk(at: [], days: 14, talk: 3600)
      for day in 0..<4 as Range<Int64> { desk.addCase("day\(day)", at: [day * Time.day + 12 * Time.hour]) }
      desk.addTeam("monday", people: 1, from: 9, to: 17) {
        $0.coaching = Coaching(activity: 0, gain: 0.4, halfLife: Time.day, fullDose: Time.minute, peerEffect: peers)
      }
      desk.plan.teams[0].shrinkage = [Shrinkage(name: Given.name("coaching"), share: 0.125)]
      let run = try desk.run()
      return (0..<4).map { (run.solved($0) ?? 0) - (run.waited($0) ?? 0) }
    }
    let alone = try paces(peers: 0)
    // Fully coached once a day, at some hour: between all and half of the gain is there at noon.
    for pace in alone.dropFirst() { #expect(pace >= 0.6 - 1e-9 && pace <= 0.8 + 1e-9) }
    let together = try paces(peers: 0.5)
    // Who knows it all already learns nothing from colleagues.
    for (own, both) in zip(alone, together) { #expect(both <= own) }
  }

  @Test("who are overloaded leave sooner and solve less; who are not, do not")
  func overload() throws {
    func run(perWeek: Double, _ overload: Overload?) throws -> (vacant: Double, solved: Double) {
      var plan = Given.desk(customers: 50_000, perWeek: perWeek, people: 3, measure: 20 * Time.week, seed: 9)
      plan.population.takeChurnAsNet()
      plan.teams[0].workforce.attrition = Attrition(hazard: 0.004, hiring: .constant(14 * 86_400))
      plan.teams[0].workforce.overload = overload
      plan.resolution.escalated = 0
      let result = try #require(try PreparedPlan(plan).replicate(0))
      let solved = result.value("cases.solved", of: plan) ?? 0
      return (
        result.observation("staff.vacant", .team, 0, of: plan)?.numerator ?? 0,
        solved / (solved + (result.value("cases.unsolved", of: plan) ?? 0))
      )
    }
    let strain = Overload(ceiling: 0.8, memory: 10, quitFactor: 5, skillLoss: 2)
    let (plain, strained) = (try run(perWeek: 1500, nil), try run(perWeek: 1500, strain))
    #expect(strained.vacant > plain.vacant)
    #expect(strained.solved < plain.solved - 0.05)
    let (quiet, unstrained) = (try run(perWeek: 60, nil), try run(perWeek: 60, strain))
    #expect(quiet == unstrained)
  }
}
