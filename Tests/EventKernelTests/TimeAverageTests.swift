import EventKernel
import Testing

@Suite struct TimeAverageTests {
  @Test("the integral is the level times the time it lasted")
  func integral() {
    var busy = TimeAverage()
    busy.change(by: 2, at: 10)
    busy.change(by: -1, at: 30)
    #expect(busy.integral(through: 40) == 50)
    #expect(busy.average(through: 40) == 1.25)
    #expect((busy.level, busy.maximum, busy.minimum) == (1, 2, 0))
  }

  @Test("the integral of those present is the sum of their stays, to the tick")
  func littlesLaw() {
    var words = Words(7)
    var stays: Int128 = 0
    var events: [(time: Ticks, step: Int64)] = []
    for _ in 0..<10_000 {
      let arrival = Ticks(words.next(below: UInt64(Time.week)))
      let stay = Ticks(words.next(below: UInt64(Time.day)))
      stays += Int128(stay)
      events.append((arrival, 1))
      events.append((arrival + stay, -1))
    }
    var present = TimeAverage()
    for event in events.sorted(by: { $0.time < $1.time }) { present.change(by: event.step, at: event.time) }
    #expect(present.integral(through: 2 * Time.week) == stays)
    #expect(present.level == 0)
  }

  @Test("levels and times beyond 64 bits, and negative ones, are exact")
  func wide() {
    var level = TimeAverage(level: 1_000_000_000_000)
    level.set(-1_000_000_000_000, at: 1_000_000_000_000)
    #expect(level.integral(through: 1_000_000_000_000) == (1_000_000_000_000 as Int128) * 1_000_000_000_000)
    #expect(level.integral(through: 2_000_000_000_000) == 0)
  }

  @Test("after the warm-up only what follows counts")
  func restart() {
    var level = TimeAverage(level: 5)
    level.set(2, at: 100)
    level.restart(at: 150)
    #expect(level.average(through: 150) == nil)
    #expect(level.average(through: 160) == 2)
    #expect(level.maximum == 2)
  }

  @Test("a change in the past stops the program")
  func past() async {
    await #expect(processExitsWith: .failure) {
      var level = TimeAverage()
      level.set(1, at: 10)
      level.set(2, at: 9)
    }
  }
}
