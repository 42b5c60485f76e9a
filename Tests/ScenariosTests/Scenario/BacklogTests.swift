import ClosedLoop
import EventKernel
import Scenarios
import Testing

/// The list of open cases with which a run begins.
@Suite struct BacklogTests {
  private static let clock = #""warm_up": "1w""#

  private static func reading(_ columns: String, _ rows: String) -> ScenarioReading {
    let text = Given.minimal
      .replacingFirst(clock, by: #""warm_up": "0h""#)
      .replacingFirst(
        #""arrivals": { "scale": 1 },"#,
        by: "\"arrivals\": { \"scale\": 1 }, \"backlog\": { \"csv\": \"open.csv\", \(columns) },")
    return Given.scenario(text, files: ["open.csv": rows])
  }

  @Test func `rows become cases in the order of their receipt`() throws {
    let reading = Self.reading(
      #""received": "at", "severity": "how", "attempts": "tries""#,
      "at,how,tries\n2027-01-03 12:00,high,2\n2026-12-31 09:30,,\n")
    let plan = try #require(reading.scenario, "\(Given.shown(reading))").plan
    #expect(plan.backlog.map(\.received) == [-4 * Time.day + 9 * Time.hour + 30 * Time.minute, -12 * Time.hour])
    #expect(plan.backlog.map(\.severity) == [-1, 2])
    #expect(plan.backlog.map(\.attempts) == [0, 2])
    #expect(plan.backlog.map(\.rule) == [0, 0])
    // The open time before the run is known: New Year's Eve was a Thursday.
    #expect(
      plan.calendars[1].openTime(from: plan.backlog[0].received, to: 0) == 7 * Time.hour + 30 * Time.minute + 8
        * Time.hour)
  }

  @Test(arguments: [
    ("2027-01-05 10:00,low,1", "received before the run begins"),
    ("yesterday,low,1", "a time is needed"),
    ("2026-12-31 09:30,awful,1", "no such severity"),
    ("2026-12-31 09:30,low,-1", "a whole number from 0 to 1000"),
  ])
  func `what is wrong in a row is told at its place`(row: String, words: String) {
    let shown = Given.shown(
      Self.reading(#""received": "at", "severity": "how", "attempts": "tries""#, "at,how,tries\n\(row)\n"))
    #expect(shown.contains(words), "\(shown)")
    #expect(shown.contains("open.csv:2:"), "\(shown)")
  }

  @Test func `a queue that no rule fills and a column that is not there are told`() {
    let queue = Given.shown(Self.reading(#""received": "at", "queue": "q""#, "at,q\n2026-12-31 09:30,back\n"))
    #expect(queue.contains("no rule of triage puts cases into the queue"), "\(queue)")
    let column = Given.shown(Self.reading(#""received": "when""#, "at,q\n2026-12-31 09:30,back\n"))
    #expect(column.contains("no such column"), "\(column)")
  }

  @Test func `with a warm-up it is told that the backlog is not measured`() {
    let text = Given.minimal.replacingFirst(
      #""arrivals": { "scale": 1 },"#,
      by: #""arrivals": { "scale": 1 }, "backlog": { "csv": "open.csv", "received": "at" },"#)
    let shown = Given.shown(Given.scenario(text, files: ["open.csv": "at\n2026-12-31 09:30\n"]))
    #expect(shown.contains("write \"0h\""), "\(shown)")
  }
}
