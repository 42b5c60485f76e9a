import Testing

/// The relative error of `actual`, or the absolute one where `expected` is 0.
func relativeError(_ actual: Double, _ expected: Double) -> Double {
  expected == 0 ? actual.magnitude : (actual - expected).magnitude / expected.magnitude
}

/// A generator for test arguments: SplitMix64, as in the oracle's checksums.
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

/// The oracle's checksum of the bits of `function` over 100,000 values.
func checksum(_ function: (Double) -> Double) -> UInt64 {
  var source = TestSource(state: 42)
  var sum: UInt64 = 0xCBF2_9CE4_8422_2325
  for _ in 0..<100_000 { sum = (sum ^ function(source.unit()).bitPattern) &* 0x100_0000_01B3 }
  return sum
}
