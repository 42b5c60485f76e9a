/// What a simulated staffing teaches about others, if more helps ever less: a plane above the attainment.
struct Cut: Sendable, Equatable {
  /// Where it was made.
  let staffing: Staffing
  /// By how much the requirement is missed there; above 0.
  let shortfall: Double
  /// What one more of each adds at most; none below 0.
  let slopes: [Double]
  /// Whether each slope is that of one more: only then does the cut hold of whatever helps ever less.
  var isExact = true
}

/// The cheapest staffing that no cut and no failed staffing rules out.
///
/// Integer program by branch and bound, depth first, field after field: the plan of J. Atlason, M. A. Epelman and
/// S. G. Henderson (2004) for one master problem.
struct StaffingProgram: Sendable {
  let space: StaffingSpace
  var cuts: [Cut] = []
  /// Staffings that do not suffice, and with them all that have nowhere more.
  var tooFew: [Staffing] = []
  /// Whether cuts that do not hold for certain were taken out.
  var isExact = false
  /// Staffings tried before the best so far is taken for the answer.
  var mostNodes = 2_000_000

  /// The cheapest, of equally cheap the one with fewer people; nil where everything is ruled out.
  ///
  /// - Complexity: exponential in the number of fields at worst; `mostNodes` bounds it.
  func solve() -> Staffing? {
    var search = Branching(program: self, staffing: space.least)
    search.descend(to: 0)
    return search.best
  }

  /// What a staffing achieves beyond what a cut demands; below 0 where the cut rules it out.
  fileprivate func slack(_ cut: Cut, _ values: [Int], upTo dimension: Int) -> Double {
    var slack = -cut.shortfall
    for index in space.ranges.indices {
      // What is not decided yet may be as much as allowed.
      let value = index < dimension ? values[index] : space.ranges[index].upperBound
      slack += cut.slopes[index] * Double(value - cut.staffing.values[index])
    }
    return slack
  }
}

/// The state of branch and bound.
private struct Branching {
  let program: StaffingProgram
  var staffing: Staffing
  var best: Staffing?
  var nodes = 0

  mutating func descend(to dimension: Int) {
    guard dimension < program.space.dimensions else {
      if best.map({ program.space.prefers(staffing, to: $0) }) ?? true { best = staffing }
      return
    }
    for value in program.space.ranges[dimension] {
      nodes += 1
      if nodes > program.mostNodes { return }
      staffing.values[dimension] = value
      let decided = dimension + 1
      guard !isTooDear(decided: decided) else { break }
      if canSuffice(decided: decided) { descend(to: decided) }
    }
    staffing.values[dimension] = program.space.ranges[dimension].lowerBound
  }

  /// Whether everything that can still follow costs more than the best. Undecided fields stand at their least.
  private func isTooDear(decided: Int) -> Bool {
    guard let best else { return false }
    let cost = program.space.cost(of: staffing)
    let limit = program.space.cost(of: best)
    if cost > limit { return true }
    for cut in program.cuts {
      // The cheapest way to close what the cut still lacks, in fractions of people.
      var lack = cut.shortfall
      for index in staffing.values.indices {
        lack -= cut.slopes[index] * Double(staffing.values[index] - cut.staffing.values[index])
      }
      guard lack > 1e-9 else { continue }
      var ratio = Double.infinity
      for index in decided..<program.space.dimensions where cut.slopes[index] > 0 {
        ratio = min(ratio, Double(program.space.unitCosts[index]) / cut.slopes[index])
      }
      // This value falls short; a greater one of the same field may not, so only dearer ways end the branch.
      if decided == program.space.dimensions { continue }
      let own = cut.slopes[decided - 1]
      if own > 0 { ratio = min(ratio, Double(program.space.unitCosts[decided - 1]) / own) }
      if ratio.isFinite, Double(cost) + lack * ratio > Double(limit) + 0.5 { return true }
    }
    return false
  }

  private func canSuffice(decided: Int) -> Bool {
    let values = staffing.values
    if program.cuts.contains(where: { program.slack($0, values, upTo: decided) < -1e-9 }) { return false }
    var reachable = program.space.most
    for index in 0..<decided { reachable.values[index] = values[index] }
    return !program.tooFew.contains { reachable.isWithin($0) }
  }
}
