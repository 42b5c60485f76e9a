import ClosedLoop
import EventKernel
import Scenarios
import Testing

/// Season, growth, luck of hours, incidents, detectors and time away, as they are written and what they become.
@Suite struct DemandFieldsTests {
  private static let arrivals = #""arrivals": { "scale": 1 }"#
  private static let bursts = #""spring": { "starts": "2027-01-20", "lasts": "1w", "multiply": 1.5 }"#
  private static let channel = #""email_survey": { "#
  private static let handles = #""handles": ["front"]"#

  private static func plan(_ old: String, _ new: String) throws -> Plan { try ScenarioFieldsTests.plan(old, new) }
  private static func shown(_ old: String, _ new: String) -> String { ScenarioFieldsTests.shown(old, new) }

  @Test func `a season by month has the stated volume on an average day of the year`() throws {
    let plan = try Self.plan(
      Self.arrivals,
      #""seasons": { "winter": { "by_month": { "nov-feb": 2, "mar-oct": 1 } } }, "arrivals": { "season": "winter" }"#)
    let profile = plan.channels[0].dayProfile
    let mean = (2 * (30 + 31 + 31 + 28.2425) + (365.2425 - 120.2425)) / 365.2425
    #expect(abs(profile[0] - 2 / mean) < 1e-12)
    // The run ends in February.
    #expect(profile.allSatisfy { $0 == profile[0] })
  }

  @Test func `a season by week follows the weeks of ISO 8601`() throws {
    let plan = try Self.plan(
      Self.arrivals,
      #""seasons": { "s": { "by_week": { "1": 3, "2-52": 1 } } }, "arrivals": { "season": "s" }"#)
    let profile = plan.channels[0].dayProfile
    #expect(profile[0] == profile[6] && abs(profile[6] / profile[7] - 3) < 1e-12)
  }

  @Test func `growth counts from the first day`() throws {
    let plan = try Self.plan(Self.arrivals, #""arrivals": { "growth": "20%/year" }"#)
    let profile = plan.channels[0].dayProfile
    #expect(profile[0] == 1)
    // 1.2 to the power of 30/365.25
    #expect(abs(profile[30] - 1.0150880) < 1e-6)
  }

  @Test func `an incident names its cause, its victims and where they tell it`() throws {
    let plan = try Self.plan(
      Self.bursts,
      #""fire": { "starts": "2027-01-20T08:00", "lasts": "2h", "hits": "0.5%", "cause": "bill", "voiced_on": { "email_survey": "30%" }, "within": "6h" }"#
    )
    let incident = try #require(plan.incidents.first)
    #expect(incident.start == 16 * Time.day + 8 * Time.hour)
    #expect(incident.count(among: 100_000) == 500)
    #expect(incident.voices.map(\.share) == [0.3] && incident.within == 6 * Time.hour)
    #expect(plan.channels[0].bursts.isEmpty)
  }

  @Test func `a detector has a sensitivity, and its channel no score`() throws {
    let plan = try Self.plan(
      #""channels": { "#,
      #""channels": { "usage": { "source": "indirect", "volume": "20/w", "sensitivity": "60%", "false_alarms": "12%" }, "#
    )
    #expect(plan.channels[0].isIndirect && plan.channels[0].expectsAnswer == 0)
    #expect(plan.channels[0].detector == Detector(sensitivity: 0.6, falseAlarms: 0.12))
    #expect(!plan.channels[1].isIndirect)
  }

  @Test func `people away are parted among the shifts`() throws {
    let plan = try Self.plan(
      Self.handles,
      #""handles": ["front"], "away": { "flu": { "starts": "2027-01-18", "lasts": "1w", "share": "40%" }, "gone": { "starts": "2027-01-25", "lasts": "1w", "people": 3, "paid": false } }"#
    )
    let away = plan.teams[0].shifts[0].away
    #expect(away.map(\.people) == [1, 3])
    #expect(away.map(\.isPaid) == [true, false])
    #expect(away[0].start == 14 * Time.day && away[0].end == 21 * Time.day)
  }

  @Test func `a warm-up that is left to a pilot is four weeks until then`() throws {
    let reading = Given.scenario(Given.minimal.replacingFirst(#""warm_up": "1w""#, by: #""warm_up": "auto""#))
    let scenario = try #require(reading.scenario, "\(Given.shown(reading))")
    #expect(scenario.choosesWarmUp && scenario.plan.phases.windowStart == 4 * Time.week)
    #expect(CanonicalJSON.document(scenario.resolved).contains(#""warm_up": "auto""#))
  }

  @Test(arguments: [
    (bursts, #""f": { "starts": "2027-01-20", "lasts": "2h", "hits": "1%", "cause": "bil" }"#, "no such cause"),
    (
      bursts, #""f": { "starts": "2027-01-20", "lasts": "2h", "hits": "1%", "cause": "bill", "multiply": 2 }"#,
      "belongs to a campaign"
    ),
    (
      bursts,
      #""f": { "starts": "2027-01-20", "lasts": "2h", "hits": "1%", "cause": "bill", "voiced_on": { "email_survey": "70%", "email": "40%" } }"#,
      "no such direct channel"
    ),
    (
      bursts,
      #""f": { "starts": "2027-01-20", "lasts": "2h", "hits": "200%", "cause": "bill" }"#, "between 0% and 100%"
    ),
    (arrivals, #""arrivals": { "season": "winter" }"#, "no such season"),
    (arrivals, #""arrivals": { "growth": "8%" }"#, "8%/year"),
    (
      arrivals, #""seasons": { "w": { "by_month": { "jan-nov": 1 } } }, "arrivals": { "season": "w" }"#,
      "dec is missing"
    ),
    (
      arrivals, #""seasons": { "w": { "by_week": { "1-52": 0 } } }, "arrivals": { "season": "w" }"#,
      "some part of the year"
    ),
    (channel, #""email_survey": { "sensitivity": "60%", "#, "whose source is \"indirect\""),
    (channel, #""email_survey": { "source": "indirect", "sensitivity": "60%", "#, "belongs to direct channels"),
    (
      handles, #""handles": ["front"], "away": { "x": { "starts": "2027-01-18", "lasts": "1w", "people": 4 } }"#,
      "from 0 to 3"
    ),
  ])
  func `what cannot be is told with a remedy`(old: String, new: String, words: String) {
    let shown = Self.shown(old, new)
    #expect(shown.contains("error") && shown.contains(words), "\(shown)")
  }
}
