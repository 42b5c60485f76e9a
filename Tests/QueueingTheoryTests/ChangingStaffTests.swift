import QueueingTheory
import Testing

struct ChangingStaffTests {
  @Test func `a shift change has the oracle's path`() {
    let day = ChangingStaff(
      [.init(arrivalRate: 3, servers: 2, length: 4), .init(arrivalRate: 6, servers: 5, length: 4)], serviceRate: 1.5)
    #expect(agrees(day.numbers, [3.80466748037, 5.44836813344]))
    #expect(agrees(day.emptyProbabilities, [0.0856873002, 0.0144955188944], within: 1e-9))
    let sums = [day.queueTime, day.numberTime, day.delayedArrivals, day.departures]
    #expect(agrees(sums, [9.01113693769, 29.3788915154, 17.6982378964, 30.5516318666]), "\(sums)")
  }
}
