internal import ClosedLoop
internal import Statistics

/// B: certificates with fresh draws.
extension SizingSearch {
  /// The probability of a false certificate that a descent may spend: .8, .1, .05, … of 1 − level.
  static func alpha(ofDescent number: Int, level: Double) -> Double {
    var share = 0.8
    if number > 0 { share = 0.1 }
    for _ in 0..<max(0, number - 1) { share /= 2 }
    return share * (1 - level)
  }

  /// Certifies downwards from two above the located staffing; upwards by two with new draws where the first test fails.
  mutating func certify(from least: Staffing?) async throws(Halt) -> SizingResult.Verdict {
    let range = space.ranges[0]
    var start = min(range.upperBound, (least?.values[0] ?? range.upperBound) + (least == nil ? 0 : 2))
    for number in 0..<effort.mostDescents {
      descents.append(
        Descent(draws: DrawSet(number + 1), alpha: Self.alpha(ofDescent: number, level: level)))
      var value = start
      while value >= range.lowerBound {
        guard try await test(Staffing([value])).isPassed else { break }
        value -= 1
      }
      if descents[number].certified != nil { return .certified }
      if start == range.upperBound {
        return descents[number].tests.last?.isRefuted == true ? .infeasible : .undecided(.notCertified)
      }
      start = min(range.upperBound, start + 2)
    }
    return .undecided(.notCertified)
  }

  /// Tests a staffing with the draws of the last descent and keeps the outcome there.
  mutating func test(_ staffing: Staffing) async throws(Halt) -> SizingTest {
    let last = descents.count - 1
    let confidence = 1 - descents[last].alpha / Double(criteria.count)
    let nominal = 1 - (1 - level) / Double(criteria.count)
    try await judge(staffing)
    let count = replicationsToCertify(staffing, confidence: confidence)
    let rows = try await sample(staffing, descents[last].draws, upTo: count)
    let columns = criteria.indices.map { column($0, of: rows) }
    let test = SizingTest(
      staffing: staffing,
      certificates: zip(criteria, columns).map { Certificate($0, $1, confidence: confidence) },
      refutations: zip(criteria, columns).map { Certificate($0, $1, confidence: nominal) })
    descents[last].tests.append(test)
    return test
  }

  /// Replications that a test of a staffing is given: as many as what was located says, never looking at fresh draws.
  func replicationsToCertify(_ staffing: Staffing, confidence: Double) -> Int {
    guard let rows = observations[Key(staffing: staffing, draws: .locating)] else { return effort.leastCertifying }
    var certifying = effort.leastCertifying
    var refuting: Int?
    for (index, criterion) in criteria.enumerated() {
      let column = column(index, of: rows)
      guard let estimate = criterion.estimate(of: column, level: level) else { continue }
      let isEnough = criterion.holds(of: estimate.value)
      let cap = isEnough ? effort.mostCertifying : effort.mostRefuting
      let needed = replicationsNeeded(criterion, estimate, column, confidence: confidence, cap: cap)
      if isEnough {
        certifying = max(certifying, needed)
      } else {
        refuting = min(refuting ?? needed, needed)
      }
    }
    return max(effort.leastCertifying, refuting ?? certifying)
  }

  private func replicationsNeeded(
    _ criterion: Criterion, _ estimate: Estimate, _ column: [Observation], confidence: Double, cap: Int
  ) -> Int {
    let isEnough = criterion.holds(of: estimate.value)
    if criterion.estimand == .chance, !column.contains(where: { $0.denominator > 1 }) {
      // A little towards one half, since all or none of a few is not all or none.
      let count = Double(estimate.count)
      let share = (estimate.value * count + 0.5) / (count + 1)
      let isAbove = isEnough == criterion.asksForMore
      return CertificationEffort.exactTrials(
        probability: isAbove ? share : 1 - share, target: isAbove ? criterion.bound : 1 - criterion.bound,
        confidence: confidence, power: effort.power, cap: cap) ?? cap
    }
    let distance = criterion.distance(of: estimate.value).magnitude
    guard distance > 0, let error = estimate.standardError else { return cap }
    let needed = CertificationEffort.replications(
      standardDeviation: error * Double(column.count).squareRoot(), distance: distance, confidence: confidence,
      power: effort.power)
    return needed >= Double(cap) ? cap : Int(needed) + 1
  }
}
