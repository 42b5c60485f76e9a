import QueueingTheory
import Testing

struct PollaczekKhinchineTests {
  @Test(arguments: [(0.8, 2.0, 4.0), (0.8, 1, 2), (0.8, 1.5, 3), (0.8, 5, 10), (0.5, 3, 1.5)])
  func `the mean wait is the oracle's`(rate: Double, secondMoment: Double, expected: Double) {
    let queue = PollaczekKhinchine(arrivalRate: rate, mean: 1, secondMoment: secondMoment)
    #expect(relativeError(queue.meanWait, expected) < 1e-14)
  }

  @Test func `the second moment of the wait is the oracle's`() {
    let constant = PollaczekKhinchine(arrivalRate: 0.8, mean: 1, secondMoment: 1)
    #expect(relativeError(constant.secondMomentOfWait(thirdMoment: 1), 9.33333333333) < 1e-12)
    let exponential = PollaczekKhinchine(arrivalRate: 0.8, mean: 1, secondMoment: 2)
    #expect(relativeError(exponential.secondMomentOfWait(thirdMoment: 6), 40) < 1e-14)
  }

  @Test func `an overloaded server has no mean wait`() {
    #expect(PollaczekKhinchine(arrivalRate: 1, mean: 1, secondMoment: 2).meanWait == .infinity)
  }
}
