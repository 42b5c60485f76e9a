/// The relative error of `actual`, or the absolute one where `expected` is 0.
func relativeError(_ actual: Double, _ expected: Double) -> Double {
  if actual.isNaN { return .infinity }
  return expected == 0 ? actual.magnitude : (actual - expected).magnitude / expected.magnitude
}

/// Whether every number agrees with the one expected.
func agrees(_ actual: [Double], _ expected: [Double], within tolerance: Double = 1e-11) -> Bool {
  actual.count == expected.count && zip(actual, expected).allSatisfy { relativeError($0, $1) < tolerance }
}
