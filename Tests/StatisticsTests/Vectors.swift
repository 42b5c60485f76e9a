/// The relative error of `actual`, or the absolute one where `expected` is 0; infinite where there is no number.
func relativeError(_ actual: Double?, _ expected: Double) -> Double {
  guard let actual, !actual.isNaN else { return .infinity }
  return expected == 0 ? actual.magnitude : (actual - expected).magnitude / expected.magnitude
}

/// Two scenarios under common random numbers; the figures of tests on them were computed outside this program.
let scenarioA = [12.1, 11.4, 13.0, 12.7, 11.9, 12.5, 13.3, 12.0, 11.8, 12.6]
let scenarioB = [11.6, 11.1, 12.2, 12.4, 11.5, 11.7, 12.9, 11.4, 11.6, 12.0]

/// Data of a ratio: in time, and all.
let inTime: [Double] = [80, 72, 95, 60, 88, 79, 91, 70]
let all: [Double] = [100, 90, 110, 85, 105, 98, 108, 92]

/// A generator for test arguments: SplitMix64.
struct TestSource {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }
}
