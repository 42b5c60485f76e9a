internal import ClosedLoop
internal import Statistics

/// A: where the least staffing lies, under common random numbers.
extension SizingSearch {
  /// The least value of a single field from which on everything looked at seems enough; nil where not even the most is.
  ///
  /// Bisection between bounds that are found by growing steps from where theory expects the answer.
  mutating func locate(from first: Staffing) async throws(Halt) -> Staffing? {
    let range = space.ranges[0]
    _ = try await judge(first)
    guess = probe.guess(after: first)
    var point = space.nearest(to: guess ?? first).values[0]
    var enough: Int?
    var tooFew: Int?
    func note(_ value: Int, _ isEnough: Bool) {
      if isEnough { enough = min(enough ?? value, value) } else { tooFew = max(tooFew ?? value, value) }
    }
    note(first.values[0], located[first]?.seemsEnough ?? false)
    var step = 1
    while true {
      if let enough, enough == range.lowerBound || tooFew == enough - 1 { break }
      if tooFew == range.upperBound { break }
      if let low = tooFew, let high = enough, low >= high { break }
      if let low = tooFew, let high = enough, !(low < point && point < high) {
        point = low + (high - low) / 2
      } else if let low = tooFew, enough == nil, point <= low {
        point = min(range.upperBound, low + step)
        step *= 2
      } else if let high = enough, tooFew == nil, point >= high {
        point = max(range.lowerBound, high - step)
        step *= 2
      }
      note(point, try await judge(Staffing([point])).seemsEnough)
    }
    return try await leastEnough()
  }

  /// The least that was looked at from which on everything looked at seems enough.
  ///
  /// Where more seems to do worse, all are looked at again with twice as many replications; where it still does, that
  /// is told.
  private mutating func leastEnough() async throws(Halt) -> Staffing? {
    if !isOrdered() {
      let most = 2 * (effort.looks.last ?? 40)
      for staffing in located.keys.sorted(by: { $0.values[0] < $1.values[0] }) {
        try await judge(staffing, atLeast: most)
      }
      isMonotone = isOrdered()
    }
    return cheapestSeemingEnough
  }

  /// The cheapest that was looked at and seems enough; of a single field the least from which on everything does.
  var cheapestSeemingEnough: Staffing? {
    guard space.dimensions == 1 else {
      return located.values.filter(\.seemsEnough).map(\.staffing).min { space.prefers($0, to: $1) }
    }
    let visited = located.values.sorted { $0.staffing.values[0] < $1.staffing.values[0] }
    let place = visited.lastIndex { !$0.seemsEnough }.map { $0 + 1 } ?? 0
    return place < visited.count ? visited[place].staffing : nil
  }

  /// Whether no staffing looked at does clearly worse than the one before it, paired on the same luck.
  private func isOrdered() -> Bool {
    let visited = located.keys.sorted { $0.values[0] < $1.values[0] }
    for (fewer, more) in zip(visited, visited.dropFirst()) {
      guard let left = observations[Key(staffing: fewer, draws: .locating)],
        let right = observations[Key(staffing: more, draws: .locating)]
      else { continue }
      let count = min(left.count, right.count)
      for (index, criterion) in criteria.enumerated() {
        guard let before = criterion.values(of: column(index, of: Array(left.prefix(count)))),
          let after = criterion.values(of: column(index, of: Array(right.prefix(count)))), before.count == after.count,
          before.count > 1
        else { continue }
        let gain = PairedDifference(after, before, level: level).estimate
        let better = criterion.asksForMore ? gain.value : -gain.value
        if better < 0, -better > effort.clearDistances.later * (gain.standardError ?? 0) { return false }
      }
    }
    return true
  }

  /// Judges a staffing with as few replications as make it clear.
  @discardableResult
  mutating func judge(_ staffing: Staffing, atLeast least: Int = 0) async throws(Halt) -> LocatedStaffing {
    if let known = located[staffing], known.replications >= least { return known }
    var looks = effort.looks.filter { $0 > least }
    if least > 0 { looks = [least] }
    var judged: LocatedStaffing?
    for (number, look) in looks.enumerated() {
      let rows = try await sample(staffing, upTo: look)
      let estimates = criteria.indices.map { criteria[$0].estimate(of: column($0, of: rows), level: level) }
      let seemsEnough = zip(criteria, estimates).allSatisfy { $1.map { $0.value }.map($0.holds) ?? false }
      judged = LocatedStaffing(
        staffing: staffing, replications: rows.count, estimates: estimates, seemsEnough: seemsEnough)
      let clear = number == 0 ? effort.clearDistances.first : effort.clearDistances.later
      let standings = zip(criteria, estimates).map { Self.isClear($0, $1, distance: clear) }
      // One that is clearly broken decides; else all have to be clear.
      let isBroken = zip(zip(criteria, estimates), standings).contains { pair, isClear in
        isClear && !(pair.1.map { pair.0.holds(of: $0.value) } ?? false)
      }
      if isBroken || !standings.contains(false) { break }
    }
    guard let judged else { preconditionFailure("A staffing is looked at at least once") }
    located[staffing] = judged
    return judged
  }

  /// Whether an estimate is so many standard errors off the bound.
  private static func isClear(_ criterion: Criterion, _ estimate: Estimate?, distance: Double) -> Bool {
    guard let estimate else { return true }
    let gap = criterion.distance(of: estimate.value).magnitude
    if criterion.estimand == .chance, let interval = estimate.interval {
      // An exact interval tells more than a standard error, which is 0 where all or none were met.
      return !interval.contains(criterion.bound) && gap >= distance * (estimate.standardError ?? .infinity)
    }
    return gap > 0 && gap >= distance * (estimate.standardError ?? .infinity)
  }
}
