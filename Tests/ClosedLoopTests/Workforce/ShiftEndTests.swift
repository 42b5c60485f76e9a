import ClosedLoop
import EventKernel
import Testing

/// What happens to the work in hand when a shift ends, computed by hand: the day shift ends at 17:00.
@Suite("The end of a shift")
struct ShiftEndTests {
  private let half = Time.hour / 2

  /// One letter at 16:30 to read up on for 20 minutes and to answer in 40.
  private func letter(_ end: ShiftEnd, at time: Ticks, late: Bool = false, isCall: Bool = false) throws
    -> SmallDesk.Results
  {
    var desk = SmallDesk(at: [time], prepare: 1200, talk: 2400, isCall: isCall)
    desk.addTeam("day", from: 9, to: 17) { $0.shiftEnd = end }
    if late { desk.addTeam("late", from: 16, to: 24) { $0.shiftEnd = end } }
    return try desk.run()
  }

  @Test("finish-current: the person stays until the letter is written, and is paid for it")
  func finishCurrent() throws {
    let run = try letter(.finishCurrent, at: 16 * Time.hour + half)
    #expect(isNear(run.solved(0), 1))
    #expect(isNear(run.sum("staff.overtime"), 0.5))
    #expect(isNear(run.sum("money.labour"), (14 * 8 + 0.5 * 1.25) * 30))
  }

  @Test("resume-next-shift: the person goes on at nine where the letter was left at five")
  func resume() throws {
    let run = try letter(.resumeNextShift, at: 16 * Time.hour + half)
    #expect(isNear(run.solved(0), 17))
    #expect(isNear(run.sum("staff.overtime"), 0))
    #expect(isNear(run.worked(), 1))
  }

  @Test("resume-next-shift: nobody else takes it, though the late shift is idle")
  func resumeKeeps() throws {
    let run = try letter(.resumeNextShift, at: 16 * Time.hour + half, late: true)
    #expect(isNear(run.solved(0), 17))
    #expect(isNear(run.worked(team: 1), 0))
  }

  @Test("resume-next-shift: preparation that was cut short goes on too")
  func resumePreparation() throws {
    // Ten of twenty minutes are read by 17:00; at nine ten more, then 40 of writing.
    let run = try letter(.resumeNextShift, at: 17 * Time.hour - Time.hour / 6)
    #expect(isNear(run.solved(0), 17))
    #expect(isNear(run.worked(), 1))
  }

  @Test("hand-over: somebody of the late shift reads up anew and writes what is left")
  func handOver() throws {
    let run = try letter(.handOver, at: 16 * Time.hour + half, late: true)
    // 16:30 to 17:00, then 20 minutes of reading and the 30 of writing that were left.
    #expect(isNear(run.solved(0), 80.0 / 60))
    #expect(isNear(run.worked(), 0.5))
    #expect(isNear(run.worked(team: 1), 50.0 / 60))
    #expect(isNear(run.sum("staff.overtime"), 0))
  }

  @Test("hand-over: a letter of which nothing is written is begun anew")
  func handOverPreparation() throws {
    let run = try letter(.handOver, at: 17 * Time.hour - Time.hour / 6, late: true)
    #expect(isNear(run.solved(0), 70.0 / 60))
    #expect(isNear(run.worked(team: 1), 1))
  }

  @Test("hand-over: with nobody else the same person goes on next morning and has read it already")
  func handOverToSelf() throws {
    let run = try letter(.handOver, at: 16 * Time.hour + half)
    #expect(isNear(run.solved(0), 17))
    #expect(isNear(run.worked(), 1))
  }

  @Test("nobody hangs up: a call that has begun is finished under every rule", arguments: ShiftEnd.allCases)
  func calls(_ end: ShiftEnd) throws {
    let run = try letter(end, at: 16 * Time.hour + half, late: true, isCall: true)
    #expect(isNear(run.solved(0), 1))
    #expect(isNear(run.sum("staff.overtime"), 0.5))
  }

  @Test("a call that was only read up on is handed over, or rung next morning")
  func preparedCalls() throws {
    let time = 17 * Time.hour - Time.hour / 6
    let handed = try letter(.handOver, at: time, late: true, isCall: true)
    #expect(isNear(handed.solved(0), 70.0 / 60))
    #expect(isNear(handed.sum("staff.overtime"), 0))
    let kept = try letter(.resumeNextShift, at: time, late: true, isCall: true)
    #expect(isNear(kept.solved(0), 17))
    #expect(isNear(handed.all("contact.attempts"), kept.all("contact.attempts")))
  }

  @Test("an interval that goes on at once ends nothing", arguments: ShiftEnd.allCases)
  func touching(_ end: ShiftEnd) throws {
    var desk = SmallDesk(at: [24 * Time.hour - half], prepare: 1200, talk: 2400)
    desk.addTeam("always", from: 0, to: 24) { $0.shiftEnd = end }
    let run = try desk.run()
    #expect(isNear(run.solved(0), 1))
    #expect(isNear(run.worked(), 1))
  }

  @Test("of an absent person the kept work goes back to the queue")
  func absentee() throws {
    var desk = SmallDesk(at: [16 * Time.hour + half], prepare: 1200, talk: 2400)
    desk.addTeam("day", from: 9, to: 17) { $0.shiftEnd = .resumeNextShift }
    desk.addTeam("night", from: 20, to: 24)
    desk.plan.teams[0].absence = Absence(rate: 0.5, meanSpell: 1)
    var taken = 0
    for replication in 0..<12 as Range<UInt64> {
      let run = try desk.run(replication)
      // Whoever is absent the next morning gives it back at nine, and it is done in the night; no case is lost.
      if run.worked(team: 1) > 0 { taken += 1 }
      #expect(run.all("cases.solved") == 1)
    }
    #expect(taken > 0)
  }

  @Test(
    "audits hold in a busy desk with attempts, patience, specialists, approvals and absence",
    arguments: ShiftEnd.allCases)
  func audits(_ end: ShiftEnd) throws {
    for seed in 0..<2 as Range<UInt64> {
      var plan = Given.desk(customers: 20_000, perWeek: 250, people: 2, measure: 6 * Time.week, seed: 40 + seed)
      plan.population.takeChurnAsNet()
      for team in plan.teams.indices { plan.teams[team].workforce.shiftEnd = end }
      plan.teams[1].shifts[0].people = 1
      plan.contact.planEnds = 4 * Time.day
      let result = try #require(try PreparedPlan(plan).replicate(seed))
      #expect((result.value("cases.solved", of: plan) ?? 0) > 0)
      let overtime = try #require(result.observation("staff.overtime", .team, 1, of: plan)).numerator
      // Specialists neither call nor are rung.
      if end == .finishCurrent { #expect(overtime > 0) } else { #expect(overtime == 0) }
    }
  }
}
