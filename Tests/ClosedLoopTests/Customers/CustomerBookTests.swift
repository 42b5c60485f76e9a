import EventKernel
import PortableMath
import Testing

@testable import ClosedLoop

@Suite("The book of customers")
struct CustomerBookTests {
  /// A desk whose customers fail often, so that most of what can happen to one does.
  static func plan(churn: Double, contract: Contract? = nil) -> Plan {
    var plan = Given.desk(
      customers: 2000, perWeek: 60, warmUp: 2 * Time.week, measure: 20 * Time.week, drain: 2 * Time.week,
      followUp: 80 * Time.week, churn: churn)
    plan.outcome.leaveProbabilities = [0.02, 0.06, 0.15]
    plan.population.contract = contract
    return plan
  }

  static func book(_ prepared: PreparedPlan) -> CustomerBook {
    let hours = Int(prepared.plan.phases.drainEnd / Time.hour) + 1
    let silence = SilentIntensity(
      voicedByHour: ContiguousArray(repeating: prepared.customers.mix.voicedPerDay / 24, count: hours),
      silentPerVoiced: prepared.customers.mix.unseenPerVoiced)
    return CustomerBook(prepared.customers, chance: Chance(seed: 5, replication: 0, domain: 3), silence: silence)
  }

  /// Lets customers fail and be answered over the whole run; two books that are given the same take the same course.
  ///
  /// - Parameter note: told the row and the instant of each step.
  static func live(
    _ book: inout CustomerBook, steps: UInt64 = 4000, note: (inout CustomerBook, Int, Ticks) -> Void = { _, _, _ in }
  ) {
    let phases = book.terms.phases
    let chance = Chance(seed: 6, replication: 0, domain: 3)
    for step in 0..<steps {
      let draws = chance.block(entity: step, purpose: 0)
      let now = Ticks(Double(step) / Double(steps) * Double(phases.windowEnd))
      if now >= phases.windowStart + 8 * Time.week && book.terms.plan.macro != nil && !book.thinning.hasFix {
        book.thinning.put(Thinning.Fix(since: now, effect: 0.6, ramp: 4 * Time.week, erosion: 0.001), to: 0)
      }
      let row = book.occupant(ofSlot: Int(draws.word0 % 400), at: now)
      guard row >= 0 else { continue }
      let caseRow = Int32(draws.word0 % 400)
      switch draws.word1 % 8 {
      case 0, 1, 2:
        var failure = HeardFailure(severity: Int(draws.word2 % 3), delay: draws.u2, attitude: draws.u3 * 3 - 1.5)
        failure.patienceEnds = draws.word3 % 2 == 0 ? Time.never : now + Ticks(draws.word3 % 10) * Time.day
        failure.ordinaryRecovery = draws.word3 % 5 == 0 ? now + 2 * Time.day : Time.never
        book.addFailure(failure, to: row, isCommon: now < phases.windowStart, caseRow: caseRow)
      case 3: _ = book.change(caseRow: caseRow, row: row, at: now, .acknowledge)
      case 4: _ = book.change(caseRow: caseRow, row: row, at: now, .respond)
      case 5:
        _ = book.change(
          caseRow: caseRow, row: row, at: now,
          .close(recovered: draws.word2 % 2 == 0, solved: draws.word3 % 2 == 0, reached: true))
      case 6: _ = book.change(caseRow: caseRow, row: row, at: now, .reopen)
      default:
        book.detach(caseRow: caseRow, row: row)
        if book.terms.plan.macro != nil {
          _ = book.tell(row, cause: 0, drop: 0.4, since: max(0, now - Time.week), relief: 0.2, at: now)
        }
      }
      note(&book, row, now)
    }
    if book.terms.plan.macro != nil { book.thinning.close(phases, hazard: book.terms.laws.meanShockHazard) }
  }

  @Test(
    "who cannot leave before the horizon, or only for reasons of his own, has the exits of one who is followed",
    arguments: [(0.4, false), (0.6, false), (0.4, true)])
  func exits(churn: Double, isFixed: Bool) throws {
    var plan = Self.plan(churn: churn)
    if isFixed { plan.macro = MacroLoopTests.loop(plan) }
    let prepared = try PreparedPlan(plan)
    var quick = Self.book(prepared)
    var whole = Self.book(prepared)
    Self.live(&quick)
    Self.live(&whole)
    let horizon = prepared.plan.phases.horizon
    var left = 0
    var differ = 0
    for row in quick.rows.indices {
      quick.advanceToExit(row, by: horizon)
      whole.advance(row, to: horizon)
      let (a, b) = (quick.rows[row], whole.rows[row])
      #expect(a.with.exit == b.with.exit && a.diverged == b.diverged)
      #expect((a.diverged ? a.without : a.with).exit == (b.diverged ? b.without : b.with).exit)
      #expect(a.groupAtEnd == b.groupAtEnd && a.groupAtEndWithout == b.groupAtEndWithout)
      if !a.with.isPresent { left += 1 }
      if a.with.exit != (a.diverged ? a.without : a.with).exit { differ += 1 }
    }
    #expect(quick.rows.count > 390 && left > 40 && differ > 5)
  }

  @Test("those under a contract have the exits of one who is followed, too")
  func contracts() throws {
    let prepared = try PreparedPlan(
      Self.plan(churn: 0.4, contract: Contract(minimum: 26 * Time.week, renews: 26 * Time.week, notice: 8 * Time.week)))
    var quick = Self.book(prepared)
    var whole = Self.book(prepared)
    Self.live(&quick)
    Self.live(&whole)
    for row in quick.rows.indices {
      quick.advanceToExit(row, by: prepared.plan.phases.horizon)
      whole.advance(row, to: prepared.plan.phases.horizon)
      #expect(quick.rows[row].with.exit == whole.rows[row].with.exit)
      #expect(quick.rows[row].without.exit == whole.rows[row].without.exit)
    }
  }

  @Test(
    "a prospect that is remembered is the one that would be found anew", arguments: [false, true], [false, true])
  func remembered(isLifelong: Bool, isFixed: Bool) throws {
    var plan = Self.plan(
      churn: 0.4, contract: isLifelong ? Contract(minimum: 26 * Time.week, renews: 26 * Time.week, saved: 0.5) : nil)
    if isFixed { plan.macro = MacroLoopTests.loop(plan) }
    let prepared = try PreparedPlan(plan)
    var book = Self.book(prepared)
    var remembered = 0
    var wrong = 0
    Self.live(&book) { book, row, _ in
      guard let foreseen = book.foreseen, foreseen.row == row else { return }
      let left = days(max(book.terms.phases.horizon - book.rows[row].time, 0))
      let discounted = exponential(-book.terms.discount * left)
      let known = book.prospect(of: row, discounted: discounted)
      book.foreseen = nil
      if known != book.prospect(of: row, discounted: discounted) { wrong += 1 }
      remembered += 1
    }
    #expect(wrong == 0 && remembered > 100)
  }

  @Test("what is booked is the same whether prospects are remembered or not")
  func booked() throws {
    let prepared = try PreparedPlan(Self.plan(churn: 0.4))
    var quick = Self.book(prepared)
    var whole = Self.book(prepared)
    // Several moves at one instant, as an acknowledgement and a closing are.
    func moves(_ book: inout CustomerBook, _ row: Int, _ now: Ticks, forgets: Bool) -> [Prospect] {
      var seen: [Prospect] = []
      let caseRow = Int32(book.rows[row].slot)
      for move in [
        ProgrammeMove.acknowledge, .respond, .close(recovered: false, solved: true, reached: true), .reopen, .respond,
        .close(recovered: true, solved: true, reached: true),
      ] {
        if forgets { book.foreseen = nil }
        if let (before, after) = book.change(caseRow: caseRow, row: row, at: now, move) { seen += [before, after] }
      }
      return seen
    }
    var pairs = 0
    var wrong = 0
    var quickly: [[Prospect]] = []
    Self.live(&quick) { book, row, now in quickly.append(moves(&book, row, now, forgets: false)) }
    var place = 0
    Self.live(&whole) { book, row, now in
      let seen = moves(&book, row, now, forgets: true)
      if seen != quickly[place] { wrong += 1 }
      pairs += seen.count
      place += 1
    }
    #expect(wrong == 0 && pairs > 1000)
  }
}
