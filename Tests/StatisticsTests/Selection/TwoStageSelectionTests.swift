import Statistics
import Testing

struct TwoStageSelectionTests {
  @Test(arguments: [
    (20, 2, 0.95, 2.4525), (20, 3, 0.95, 2.9372), (20, 5, 0.95, 3.3854), (20, 10, 0.95, 3.8753),
    (20, 12, 0.95, 3.9919), (20, 20, 0.95, 4.3017), (10, 2, 0.95, 2.6141), (10, 10, 0.95, 4.2895),
    (50, 10, 0.95, 3.6868), (20, 10, 0.99, 4.7942),
  ])
  func `Rinott's constant is the oracle's`(first: Int, candidates: Int, probability: Double, expected: Double) {
    let h = TwoStageSelection.rinott(candidates: candidates, first: first, probability: probability)
    #expect((h - expected).magnitude < 6e-5, "\(h)")
  }

  @Test(
    arguments: [
      (0.9, [1.896, 2.342, 2.583, 2.747, 3.182]), (0.95, [2.452, 2.872, 3.101, 3.258, 3.679]),
    ] as [(Double, [Double])])
  func `the constant of Dudewicz and Dalal is the oracle's`(probability: Double, row: [Double]) {
    for (candidates, expected) in zip([2, 3, 4, 5, 10], row) {
      let h = TwoStageSelection.dudewiczDalal(candidates: candidates, first: 20, probability: probability)
      #expect((h - expected).magnitude < 6e-4, "\(h)")
    }
  }
}
