import ClosedLoop
import EventKernel
import Testing

@Suite("Breaks")
struct BreakTests {
  private func lunch(from earliest: Ticks, to latest: Ticks, isPaid: Bool) -> Break {
    Break(
      name: Given.name("lunch"), earliest: earliest * Time.hour, latest: latest * Time.hour, length: Time.hour / 2,
      isPaid: isPaid)
  }

  @Test("are time off the desk that is paid, or not, as they say", arguments: [true, false])
  func pay(isPaid: Bool) throws {
    var desk = SmallDesk(at: [10 * Time.hour])
    desk.addTeam("day", people: 3, from: 9, to: 17)
    desk.plan.teams[0].shifts[0].breaks = [lunch(from: 11, to: 14, isPaid: isPaid)]
    let run = try desk.run()
    #expect(isNear(run.value("staff.breaks"), 0.5 / 8))
    #expect(isNear(run.sum("staff.hours"), 3 * 14 * 8))
    #expect(abs(run.sum("money.labour") - 3 * 14 * 30 * (isPaid ? 8 : 7.5)) < 1e-3)
  }

  @Test("of the absent are not paid either where they are unpaid")
  func absentees() throws {
    var desk = SmallDesk(at: [10 * Time.hour])
    desk.addTeam("day", people: 3, from: 9, to: 17)
    desk.plan.teams[0].absence = Absence(rate: 0.4, meanSpell: 3)
    desk.plan.teams[0].shifts[0].breaks = [lunch(from: 11, to: 14, isPaid: false)]
    let run = try desk.run()
    #expect(run.value("staff.absent") > 0)
    #expect(abs(run.sum("money.labour") - 3 * 14 * 30 * 7.5) < 1e-3)
  }

  @Test("wait until work in hand is finished, and then last their time")
  func afterWork() throws {
    // Twelve o'clock comes ten minutes into the first case, the second waits for the end of the break.
    let noon = 12 * Time.hour
    var desk = SmallDesk(at: [noon - 10 * Time.minute, noon + 15 * Time.minute], talk: 1200)
    desk.addTeam("day", from: 9, to: 17)
    var pause = lunch(from: 12, to: 13, isPaid: true)
    pause.latest = noon + pause.length
    desk.plan.teams[0].shifts[0].breaks = [pause]
    let run = try desk.run()
    #expect(isNear(run.solved(0), 1.0 / 3))
    #expect(isNear(run.waited(1), 25.0 / 60))
  }

  @Test("drawn within hours lie within them, for each person and day elsewhere")
  func hours() throws {
    // With a case at every quarter of an hour nobody is at work in a break; before eleven and after two all are served at once.
    var desk = SmallDesk(at: [], days: 28)
    for quarter in 36..<68 as Range<Int64> {
      desk.addCase(
        "at\(quarter)", at: (0..<28).map { $0 * Time.day + quarter * 15 * Time.minute + Time.minute })
    }
    desk.plan.work[0].talk = .constant(60)
    desk.addTeam("day", from: 9, to: 17)
    desk.plan.teams[0].shifts[0].breaks = [lunch(from: 11, to: 14, isPaid: true)]
    let run = try desk.run()
    var delayed = 0
    for (index, quarter) in (36..<68).enumerated() {
      let waited = try #require(run.waited(index))
      if quarter < 44 || quarter >= 56 { #expect(waited == 0, "\(quarter)") } else if waited > 0 { delayed += 1 }
    }
    #expect(delayed > 8)
  }

  @Test("that fit nowhere are left out, and two at one time do not overlap")
  func fit() throws {
    var desk = SmallDesk(at: [10 * Time.hour])
    desk.addTeam("morning", from: 8, to: 12)
    var coffee = lunch(from: 9, to: 10, isPaid: true)
    coffee.name = Given.name("coffee")
    desk.plan.teams[0].shifts[0].breaks = [
      lunch(from: 12, to: 14, isPaid: true), coffee, lunch(from: 9, to: 10, isPaid: true),
    ]
    let run = try desk.run()
    #expect(isNear(run.value("staff.breaks"), 1.0 / 4) || isNear(run.value("staff.breaks"), 0.5 / 4))
    desk.plan.teams[0].shifts[0].breaks = [lunch(from: 12, to: 14, isPaid: true)]
    #expect(try desk.run().value("staff.breaks") == 0)
  }

  @Test("leave shares of planned time off the desk to be shares of what is left")
  func shrinkage() throws {
    var desk = SmallDesk(at: [10 * Time.hour])
    desk.addTeam("day", from: 9, to: 17)
    desk.plan.teams[0].shrinkage = [Shrinkage(name: Given.name("meetings"), share: 0.2)]
    desk.plan.teams[0].shifts[0].breaks = [lunch(from: 11, to: 14, isPaid: false)]
    let run = try desk.run()
    #expect(isNear(run.value("staff.off_desk"), 0.2 * 7.5 / 8))
  }
}
