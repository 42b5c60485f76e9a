import ClosedLoop
import EventKernel
import Scenarios
import Testing

/// What the fields of a team say of its people reaches the plan.
@Suite("Fields of people")
struct WorkforceFieldsTests {
  private func plan(_ fields: String, customers: String = "", shift: String = "") throws -> Plan {
    let text = Given.minimal
      .replacing(#""handles": ["front"]"#, with: #""handles": ["front"], "# + fields)
      .replacing(#""count": 100000"#, with: #""count": 100000"# + customers)
      .replacing(#""people": 3, "#, with: #""people": 3, "# + shift)
    let reading = Given.scenario(text)
    return try #require(reading.scenario, "\(Given.shown(reading))").plan
  }

  @Test("shift_end chooses what becomes of work in hand", arguments: ShiftEnd.allCases)
  func shiftEnd(_ end: ShiftEnd) throws {
    #expect(try plan(#""shift_end": "\#(end.keyword)""#).teams[0].workforce.shiftEnd == end)
  }

  @Test("nothing written leaves people alike, staying and obedient")
  func nothing() throws {
    let workforce = try plan(#""prefers": []"#).teams[0].workforce
    #expect(!workforce.changesStaff && workforce.shiftEnd == .finishCurrent && workforce.languages.isEmpty)
  }

  @Test("breaks of the team hold in its shifts, except where a shift has its own of that name")
  func breaks() throws {
    let plan = try plan(
      #""breaks": { "lunch": { "between": "11:30-14:00", "lasts": "30m", "paid": false }, "tea": { "at": "10:00", "lasts": "10m", "paid": true } }"#,
      shift: #""breaks": { "lunch": { "at": "12:00", "lasts": "1h", "paid": false } }, "#)
    let breaks = plan.teams[0].shifts[0].breaks
    #expect(breaks.count == 2)
    #expect(breaks[0].length == 10 * Time.minute && breaks[0].isPaid)
    #expect(breaks[1].length == Time.hour && breaks[1].earliest == 12 * Time.hour && breaks[1].latest == 13 * Time.hour)
  }

  @Test("speed, quality and ramp-up")
  func speed() throws {
    let workforce = try plan(
      #""speed": { "cv": 0.2 }, "quality": { "sd": 0.5, "mean": 0.1 }, "ramp_up": { "starters": 2, "speed": { "0w": 0.6, "12w": 0.9 }, "quality": "learning-curve" }"#
    ).teams[0].workforce
    #expect(workforce.speed.map { abs($0.mean - 1) < 1e-9 && abs($0.coefficientOfVariation - 0.2) < 1e-9 } ?? false)
    #expect(workforce.skillMean == 0.1 && workforce.skillDeviation == 0.5)
    let rampUp = try #require(workforce.rampUp)
    #expect(rampUp.starters == 2 && abs(rampUp.speed.value(after: 6, full: 1) - 0.75) < 1e-12)
    #expect(rampUp.skill.value(after: 0, full: 0) == -1)
    #expect(try plan(#""speed": 0.9"#).teams[0].workforce.speed == .constant(0.9))
  }

  @Test("attrition is a hazard, coaching and overload have their defaults")
  func coupling() throws {
    let workforce = try plan(
      #""shrinkage": { "meetings": "5%", "coaching": "5%" }, "attrition": { "rate": "50%/year", "hiring": "8w" }, "coaching": {}, "overload": {}"#
    ).teams[0].workforce
    let attrition = try #require(workforce.attrition)
    #expect(abs(attrition.hazard * 365.25 - 0.6931471805599453) < 1e-9)
    #expect(attrition.hiring == .constant(56 * 86_400))
    let coaching = try #require(workforce.coaching)
    #expect(coaching.activity == 1 && coaching.gain == 0.1 && coaching.halfLife == 8 * Time.week)
    #expect(workforce.overload.map { $0.ceiling == 0.85 && $0.quitFactor == 2 } ?? false)
  }

  @Test("languages and topics are shares of people, or a list of what all can")
  func abilities() throws {
    let plan = try plan(
      #""languages": { "de": "100%", "fr": "40%" }, "topics": ["bill"]"#,
      customers: #", "languages": { "de": "70%", "fr": "20%", "it": "10%" }"#)
    #expect(plan.languages.map { $0.share } == [0.7, 0.2, 0.1])
    #expect(plan.teams[0].workforce.languages == [1, 0.4, 0])
    #expect(plan.teams[0].workforce.topics == [1])
  }

  @Test("what nobody speaks is a warning where the work comes in")
  func unserved() {
    let text = Given.minimal
      .replacing(#""handles": ["front"]"#, with: #""handles": ["front"], "languages": ["de"]"#)
      .replacing(#""count": 100000"#, with: #""count": 100000, "languages": { "de": "70%", "fr": "30%" }"#)
    let reading = Given.scenario(text)
    #expect(reading.scenario != nil)
    #expect(Given.shown(reading).contains("unserved-need"))
    #expect(Given.shown(reading).contains("speaks \"fr\""))
  }

  @Test("spells of absence have any law, blended people their share, habits their numbers")
  func absence() throws {
    let team = try plan(
      #""absence": { "rate": "7%", "spell": { "dist": "lognormal", "p50": "2d", "p90": "8d" } }, "blended": { "inbound": "40%" }, "habits": { "cherry_picking": "20%", "slowing": { "within": "1h", "factor": 1.3 } }"#
    ).teams[0]
    let absence = try #require(team.absence)
    // Days are counted whole: longer than the law's mean of 3.6 days.
    #expect(absence.meanSpell > 3.6 && absence.meanSpell < 4.5)
    #expect(absence.spell.map { abs($0.quantile(0.5) - 2) < 1e-9 } ?? false)
    #expect(team.workforce.inbound?.share == 0.4)
    #expect(team.workforce.habits.cherryPicking == 0.2 && team.workforce.habits.slowingFactor == 1.3)
    #expect(team.workforce.habits.slowingWithin == Time.hour && team.workforce.habits.sight == 10)
  }
}
