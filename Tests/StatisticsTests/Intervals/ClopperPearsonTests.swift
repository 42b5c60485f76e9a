import Statistics
import Testing

struct ClopperPearsonTests {
  @Test(arguments: [
    (8, 10, 0.443904537692, 0.974789273673), (80, 100, 0.708157310911, 0.873344447898), (0, 30, 0, 0.115703308222),
  ])
  func `the interval is the oracle's`(successes: Int, trials: Int, low: Double, high: Double) {
    let interval = ClopperPearson.interval(successes: successes, of: trials, level: 0.95)
    #expect(relativeError(interval.low, low) < 5e-12)
    #expect(relativeError(interval.high, high) < 5e-12)
  }

  @Test func `the bounds of the sizing example are the oracle's`() {
    #expect((ClopperPearson.lowerBound(successes: 142, of: 150, confidence: 0.96) - 0.903).magnitude < 5e-4)
    #expect((ClopperPearson.lowerBound(successes: 139, of: 150, confidence: 0.96) - 0.879).magnitude < 5e-4)
  }

  @Test(
    arguments: [
      (0.80, [14, 22, 30, 37, 44, 50]), (0.90, [29, 46, 61, 76, 89, 103]), (0.95, [59, 93, 124, 153, 181, 208]),
      (0.99, [299, 473, 628, 773, 913, 1049]),
    ] as [(Double, [Int])])
  func `the trials a certificate takes are the oracle's`(target: Double, row: [Int]) {
    for (failures, trials) in row.enumerated() {
      #expect(ClopperPearson.trialsNeeded(failures: failures, target: target, confidence: 0.95) == trials)
      let bound = ClopperPearson.lowerBound(successes: trials - failures, of: trials, confidence: 0.95)
      #expect(bound >= target)
    }
  }
}
