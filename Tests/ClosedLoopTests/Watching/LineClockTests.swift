import EventKernel
import Testing

@testable import ClosedLoop

@Suite("What those who wait in a line wait for")
struct LineClockTests {
  /// A case that waits, and since when.
  private struct Waiting {
    var time: CaseTime
    var since: Ticks
  }

  @Test("overtaking agrees with a list of all stretches, however often old places are forgotten")
  func overtaking() {
    let plan = Given.queue(perHour: 10, meanService: 5, servers: 1)
    var lines = LineClock(plan, skillGroups: SkillGroups(plan))
    lines.note(0, of: 0, isOnShift: true, isAtDesk: true, at: 0)
    let chance = Chance(seed: 9, replication: 0, domain: 3)
    var counts = Block(repeating: 0, count: 1)
    var waiting: [Waiting] = []
    var choices: [(start: Ticks, turn: UInt32)] = []
    var now: Ticks = 0
    var forgotten = 0
    var judged = 0
    var differences = 0
    for step in 0..<10_000 as Range<UInt64> {
      let draws = chance.block(entity: step, purpose: 0)
      now += Ticks(draws.word0 % 1000)
      let comes = waiting.isEmpty || (waiting.count < 40 && draws.word1 % 2 == 0)
      if comes {
        if lines.isFull {
          lines.makeRoom(oldest: waiting.map(\.time.turn).min(), least: waiting.count)
          forgotten += 1
        }
        var row = Waiting(time: CaseTime(), since: now)
        row.time.turn = lines.takeTurn()
        lines.enter(0, &row.time, clock: 0, isBehind: false, at: now)
        counts[0] += 1
        waiting.append(row)
      } else {
        var row = waiting.remove(at: Int(draws.word2 % UInt64(waiting.count)))
        counts[0] -= 1
        lines.book(.line, since: row.since, into: &row.time, clock: 0, at: now)
        var overtaken: Ticks = 0
        for (place, choice) in choices.enumerated() where choice.turn > row.time.turn {
          let end = place + 1 < choices.count ? choices[place + 1].start : now
          overtaken += max(0, min(end, now) - max(choice.start, row.since))
        }
        if row.time.split[.overtaken] != overtaken { differences += 1 }
        if row.time.split[.busy] != now - row.since - overtaken { differences += 1 }
        judged += 1
        lines.choose(row.time.turn, by: 0, waiting: counts, at: now)
        choices.append((now, row.time.turn))
        if choices.count > 2000 { choices.removeFirst(1000) }
      }
    }
    #expect(differences == 0)
    #expect(judged > 4000)
    #expect(forgotten > 15)
  }

  @Test("who comes back behind later work in hand is not overtaken by it")
  func inHand() {
    let plan = Given.queue(perHour: 10, meanService: 5, servers: 1)
    var lines = LineClock(plan, skillGroups: SkillGroups(plan))
    lines.note(0, of: 0, isOnShift: true, isAtDesk: true, at: 0)
    let early = lines.takeTurn()
    let late = lines.takeTurn()
    var counts = Block(repeating: 0, count: 1)
    lines.choose(late, by: 0, waiting: counts, at: 100)
    let isBehind = lines.isBehind(0, turn: early)
    #expect(isBehind)
    var time = CaseTime()
    time.turn = early
    lines.enter(0, &time, clock: 0, isBehind: true, at: 150)
    counts[0] = 1
    // The work in hand ends at 250; another that came later is chosen before it.
    lines.choose(lines.takeTurn(), by: 0, waiting: counts, at: 250)
    lines.book(.line, since: 150, into: &time, clock: 0, at: 400)
    #expect(time.split[.busy] == 100)
    #expect(time.split[.overtaken] == 150)
  }
}
