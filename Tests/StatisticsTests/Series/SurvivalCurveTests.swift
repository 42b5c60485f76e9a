import Statistics
import Testing

/// The remission times of Freireich and others: 6-MP and placebo.
let treated: (durations: [Double], hasEnded: [Bool]) = (
  [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0].map { $0 == 1 }
)
let untreated: (durations: [Double], hasEnded: [Bool]) = (
  [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], Array(repeating: true, count: 21)
)

struct SurvivalCurveTests {
  let curve = SurvivalCurve(durations: treated.durations, hasEnded: treated.hasEnded)

  @Test func `the treated have the oracle's curve`() {
    let expected = [
      (6.0, 0.8571428571, 0.0763603548), (7, 0.8067226891, 0.0869352852), (10, 0.7529411765, 0.0963496530),
      (13, 0.6901960784, 0.1068147078), (16, 0.6274509804, 0.1140538653), (22, 0.5378151261, 0.1282337517),
      (23, 0.4481792717, 0.1345914568),
    ]
    #expect(curve.steps.count == 7)
    for (step, (time, survival, error)) in zip(curve.steps, expected) {
      #expect(step.time == time)
      #expect(relativeError(step.survival, survival) < 2e-10)
      #expect(relativeError(step.standardError, error) < 1e-9)
    }
    #expect(curve.median == 23)
    #expect(relativeError(curve.step(at: 23)?.hazard, 0.7521135727) < 1e-10)
  }

  @Test func `the untreated have the oracle's curve`() {
    let curve = SurvivalCurve(durations: untreated.durations, hasEnded: untreated.hasEnded)
    for (time, survival) in [(1.0, 0.904762), (2, 0.809524), (4, 0.666667), (8, 0.380952), (12, 0.190476), (23, 0.0)] {
      #expect((curve.survival(at: time) - survival).magnitude < 6e-7)
    }
    #expect(curve.median == 8)
    #expect(curve.steps.last?.standardError == 0)
    #expect(curve.survival(at: 0.5) == 1)
  }

  @Test(arguments: [
    (SurvivalCurve.Scale.plain, 0.564099, 0.941783), (.logarithm, 0.585919, 0.967575), (.logLog, 0.503200, 0.889362),
  ])
  func `the intervals at ten are the oracle's`(scale: SurvivalCurve.Scale, low: Double, high: Double) {
    let interval = curve.interval(at: 10, level: 0.95, scale: scale)
    #expect(relativeError(interval?.low, low) < 1e-6)
    #expect(relativeError(interval?.high, high) < 1e-6)
  }

  @Test func `there is no interval before the first end and after the last`() {
    #expect(curve.interval(at: 1, level: 0.95) == nil)
    let all = SurvivalCurve(durations: [1, 2], hasEnded: [true, true])
    #expect(all.interval(at: 2, level: 0.95) == nil)
    #expect(SurvivalCurve(durations: [1], hasEnded: [false]).median == nil)
  }
}
