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
