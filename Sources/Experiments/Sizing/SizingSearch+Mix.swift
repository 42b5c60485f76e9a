internal import ClosedLoop
internal import Statistics

/// Several fields: cutting planes from finite differences under common random numbers, then local search.
///
/// J. Atlason, M. A. Epelman and S. G. Henderson (2004, 2008), M. T. Cezik and P. L'Ecuyer (2008). What comes out is
/// feasible with the stated confidence once certified; that nothing cheaper would do is a heuristic.
extension SizingSearch {
  /// The cheapest mix found that seems enough; nil where not even the most of everything is.
  mutating func cheapestMix(from first: Staffing) async throws(Halt) -> Staffing? {
    guard try await judge(space.most).seemsEnough else { return nil }
    best = space.most
    try await judge(first)
    guess = probe.guess(after: first)
    var program = StaffingProgram(space: space)
    var point = space.nearest(to: guess ?? first)
    // Cuts are made where something is missed: from a start that is enough, half the way down, until something is.
    while try await judge(point).seemsEnough {
      keep(point)
      let lower = Staffing(zip(point.values, space.least.values).map { ($0 + $1) / 2 })
      if lower == point { return try await improved(point) }
      point = lower
    }
    var furtherPoints = 0
    var isEnough = false
    while furtherPoints < effort.mostFurtherPoints {
      if !isEnough {
        program.tooFew.append(point)
        for index in criteria.indices {
          guard let cut = try await cut(at: point, of: index), cut.isExact || !program.isExact else { continue }
          program.cuts.append(cut)
        }
      }
      if let next = program.solve(), best.map({ space.prefers(next, to: $0) }) ?? true {
        point = next
        isEnough = try await judge(point).seemsEnough
        if isEnough { keep(point) }
        if program.isExact { furtherPoints += 1 }
      } else if !program.isExact {
        // Cuts over two or three more may have ruled out too much: what is left is looked at without them.
        program.cuts.removeAll { !$0.isExact }
        program.isExact = true
        isEnough = true
      } else {
        break
      }
    }
    guard let best else { return nil }
    return try await improved(best)
  }

  private mutating func keep(_ staffing: Staffing) {
    if best.map({ space.prefers(staffing, to: $0) }) ?? true { best = staffing }
  }

  /// The cut of a criterion that is missed at a staffing; nil where it is met or nothing near it helps.
  private mutating func cut(at staffing: Staffing, of index: Int) async throws(Halt) -> Cut? {
    let criterion = criteria[index]
    let count = effort.difference
    func value(_ rows: [[Observation]]) -> Double? {
      criterion.estimate(of: column(index, of: Array(rows.prefix(count))), level: level)?.value
    }
    guard let here = value(try await sample(staffing, upTo: count)), !criterion.holds(of: here) else { return nil }
    var slopes: [Double] = []
    var isExact = true
    for dimension in staffing.values.indices {
      // Far below the bound attainment grows ever faster, and a difference over one would promise too little.
      let isShare = criterion.estimand == .share || criterion.estimand == .chance
      let wanted = isShare && here < 0.25 ? 3 : isShare && here < 0.5 ? 2 : 1
      let step = min(wanted, space.ranges[dimension].upperBound - staffing.values[dimension])
      guard step > 0 else {
        slopes.append(0)
        continue
      }
      if step > 1 { isExact = false }
      let there = value(try await sample(staffing.adding(step, to: dimension), upTo: count)) ?? here
      slopes.append(max(0, criterion.distance(of: there) - criterion.distance(of: here)) / Double(step))
    }
    guard slopes.contains(where: { $0 > 0 }) else { return nil }
    return Cut(staffing: staffing, shortfall: -criterion.distance(of: here), slopes: slopes, isExact: isExact)
  }

  /// Removes one, or swaps one or two for others that cost less together, in the order of what it saves, while it seems
  /// enough.
  private mutating func improved(_ start: Staffing) async throws(Halt) -> Staffing {
    var current = start
    search: while true {
      for candidate in cheaperNeighbours(of: current) {
        let isKnownTooFew = located.values.contains { !$0.seemsEnough && candidate.isWithin($0.staffing) }
        guard !isKnownTooFew, !uncertified.contains(where: candidate.isWithin) else { continue }
        if try await judge(candidate).seemsEnough {
          current = candidate
          keep(current)
          continue search
        }
      }
      return current
    }
  }

  private func cheaperNeighbours(of staffing: Staffing) -> [Staffing] {
    var neighbours: [Staffing] = []
    for removed in staffing.values.indices {
      for count in 1...2 {
        let fewer = staffing.adding(-count, to: removed)
        guard space.contains(fewer) else { continue }
        neighbours.append(fewer)
        for added in staffing.values.indices where added != removed {
          for more in 1...3 {
            let swapped = fewer.adding(more, to: added)
            if space.contains(swapped), space.prefers(swapped, to: staffing) { neighbours.append(swapped) }
          }
        }
      }
    }
    return neighbours.sorted { space.prefers($0, to: $1) }
  }

  // MARK: Certificate

  /// Certifies a mix; where the draws do not, one more of what helps most for its cost, or what is cheaper than that and
  /// seems enough, too, with new draws.
  mutating func certifyMix(_ mix: Staffing?) async throws(Halt) -> SizingResult.Verdict {
    var point = mix ?? space.most
    for number in 0..<effort.mostDescents {
      descents.append(Descent(draws: DrawSet(number + 1), alpha: Self.alpha(ofDescent: number, level: level)))
      let test = try await test(point)
      if test.isPassed { return .certified }
      if point == space.most { return test.isRefuted ? .infeasible : .undecided(.notCertified) }
      uncertified.append(point)
      point = try await improved(oneMore(than: point))
    }
    return .undecided(.notCertified)
  }

  /// One more of what gains most for its cost, by the criterion that is furthest from certain.
  private mutating func oneMore(than staffing: Staffing) async throws(Halt) -> Staffing {
    let count = effort.looks.last ?? effort.difference
    let here = try await sample(staffing, upTo: count)
    func gap(_ rows: [[Observation]], _ index: Int) -> Double {
      criteria[index].estimate(of: column(index, of: rows), level: level).map { criteria[index].distance(of: $0.value) }
        ?? -.infinity
    }
    let worst = criteria.indices.min { gap(here, $0) < gap(here, $1) } ?? 0
    var choice: (staffing: Staffing, gain: Double)?
    for dimension in staffing.values.indices {
      let more = staffing.adding(1, to: dimension)
      guard space.contains(more) else { continue }
      let gain = gap(try await sample(more, upTo: count), worst) - gap(here, worst)
      let rate = gain / Double(max(1, space.unitCosts[dimension]))
      if choice.map({ rate > $0.gain }) ?? true { choice = (more, rate) }
    }
    return choice?.staffing ?? staffing
  }
}
