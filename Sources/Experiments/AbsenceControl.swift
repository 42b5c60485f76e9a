internal import ClosedLoop
internal import EventKernel
internal import PortableMath
internal import Statistics

/// What luck with absence means for each contender of a comparison, replication by replication: the control variate of
/// their differences.
///
/// Each desk is taken as a fluid into which the work of the first contender comes; the logarithm of its backlog moves with
/// waits and promises wherever absence is what makes years differ. Its mean is that over many further replications of the
/// luck of absence alone, which cost next to nothing.
struct AbsenceControl: Sendable {
  /// Further replications of the luck of absence.
  private static let references = 4000
  /// Their numbers are such as no run of replications reaches.
  private static let firstReference: UInt64 = 1 << 48
  /// A backlog of nothing has a logarithm, too, in hours.
  private static let leastBacklog = 1.0

  /// By contender, for the replications that were made and for further ones.
  private let values: [[Double]]
  private let references: [[Double]]

  /// What is known of the luck of replications that were made; nil where nobody may be absent, or nothing was observed.
  init?(_ contenders: [PreparedPlan], _ results: [[ReplicationResult]]) {
    guard let first = results.first, !first.isEmpty,
      let load = LoadArithmetic(contenders[0].plan, observations: first.map(\.observations))
    else { return nil }
    let opened = Self.opened(first)
    var sum = 0.0
    for day in opened { sum += day }
    guard sum > 0 else { return nil }
    let work = load.teams.map { team in
      opened.map { team.busy / 7 * $0 * Double(opened.count) / sum }
    }
    let teams = contenders[0].plan.teams.map(\.name.utf8)
    let desks = contenders.map { contender in
      FluidDesk(
        contender,
        work: contender.plan.teams.map { team in
          teams.firstIndex(of: team.name.utf8).map { work[$0] } ?? []
        })
    }
    guard desks.contains(where: \.varies) else { return nil }
    let seed = contenders[0].plan.seed
    func values(_ desk: FluidDesk, _ replications: Range<UInt64>) -> [Double] {
      replications.map { logarithm(desk.backlog(Chance(seed: seed, replication: $0)) + Self.leastBacklog) }
    }
    var known: [[Double]] = []
    var references: [[Double]] = []
    for (number, desk) in desks.enumerated() {
      known.append(values(desk, 0..<UInt64(results[number].count)))
      // Desks in which the same luck means the same need not be asked again.
      let alike = (0..<number).first { zip(known[$0], known[number]).allSatisfy(==) }
      references.append(
        alike.map { references[$0] }
          ?? values(desk, Self.firstReference..<(Self.firstReference + UInt64(Self.references))))
    }
    self.values = known
    self.references = references
  }

  /// The control variate of one contender's values less those of another, over the replications that both made; nil where
  /// absence means the same for both.
  func difference(first: Int, other: Int) -> ControlVariate? {
    let values = zip(values[other], values[first]).map { $0 - $1 }
    // Where absence means the same for both there is nothing to take away.
    guard let one = values.first, values.contains(where: { $0 != one }) else { return nil }
    let reference = Moments(zip(references[other], references[first]).map { $0 - $1 })
    return ControlVariate(values: values, mean: reference.mean, standardError: reference.standardError ?? 0)
  }

  /// Cases opened for people on each day, on average.
  private static func opened(_ results: [ReplicationResult]) -> [Double] {
    var sums = Array(repeating: 0.0, count: results[0].series.count)
    for result in results {
      for (day, row) in result.series.enumerated() { sums[day] += Double(row.opened) }
    }
    return sums.map { $0 / Double(results.count) }
  }
}
