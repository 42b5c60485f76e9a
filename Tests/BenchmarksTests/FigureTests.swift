import Testing

@testable import Benchmarks

@Suite struct FigureTests {
  private let figure = Figure(
    benchmark: "W0", events: 3_000_000, time: Stopwatch.Reading(seconds: 0.5, processorSeconds: 0.25),
    answers: [Figure.Answer(name: "mean", exact: 10, measured: 9.75)], referenceEventsPerSecond: 12e6,
    extras: [Figure.Extra(name: "cores", value: 2)])

  @Test("JSON is one object on one line")
  func json() {
    #expect(
      figure.json
        == #"{"benchmark":"W0","events":3000000,"seconds":0.5,"processor_seconds":0.25,"#
        + #""events_per_second":12000000.0,"exact":10.0,"measured":9.75,"reference_events_per_second":12000000.0,"ratio":1.0,"cores":2.0,"#
        + #""answers":[{"name":"mean","exact":10.0,"measured":9.75}]}"#)
  }

  @Test("one thread is timed by its processor, several by the clock on the wall")
  func threads() {
    var figure = figure
    figure.isOneThread = false
    #expect(figure.eventsPerSecond == 6e6)
    #expect(figure.ratio == 0.5)
  }

  @Test("a number that is none is null")
  func missing() {
    var figure = figure
    figure.answers[0].exact = .nan
    #expect(figure.json.contains(#""exact":null"#))
  }

  @Test("a reader sees the speed, then the answers")
  func lines() {
    #expect(figure.lines.count == 3)
    #expect(figure.lines[0].contains("12.00 M events/s"))
    #expect(figure.lines[0].contains("1.00 of the reference loop"))
    #expect(figure.lines[2].contains("9.750000   exact 10.000000"))
  }

  @Test(
    "decimals are rounded to the nearest",
    arguments: [(0.125, 2, "0.13"), (-1.5, 1, "-1.5"), (-0.001, 2, "0.00"), (1999.996, 2, "2000.00"), (7, 0, "7")])
  func decimals(value: Double, places: Int, text: String) {
    #expect(Figure.fixed(value, decimals: places) == text)
  }
}
