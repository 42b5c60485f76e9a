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
  /// Most further replications of the luck of absence, and fewest that are worth it.
  private static let references = 200...4000
  /// Days of people that all of them may take: about half a second. Of many people luck with absence averages out.
  private static let personDays = 8_000_000.0
  /// Their numbers are such as no run of replications reaches.
  private static let firstReference: UInt64 = 1 << 48
  /// A backlog of nothing has a logarithm, too, in hours.
  private static let leastBacklog = 1.0

  private let desks: [FluidDesk]
  private let seed: UInt64
  /// By contender, for the first replications and for further ones.
  private let known: [[Double]]
  private let references: [[Double]]

  /// What is known of the luck of a comparison whose first replications were made, so that more of them change nothing;
  /// nil where there are too few, nobody may be absent, so many may that it would take long, or nothing was observed.
  init?(_ contenders: [PreparedPlan], _ results: [ReplicationResult]) {
    let first = Array(results.prefix(ControlledMean.least))
    let count = min(Self.references.upperBound, Int(Self.personDays / contenders.map(Self.personDays).reduce(1, max)))
    guard first.count == ControlledMean.least, count >= Self.references.lowerBound,
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
    desks = contenders.map { contender in
      FluidDesk(
        contender,
        work: contender.plan.teams.map { team in
          teams.firstIndex(of: team.name.utf8).map { work[$0] } ?? []
        })
    }
    guard desks.contains(where: \.varies) else { return nil }
    seed = contenders[0].plan.seed
    var known: [[Double]] = []
    var references: [[Double]] = []
    for (number, desk) in desks.enumerated() {
      known.append(Self.values(desk, seed, 0..<UInt64(first.count)))
      // Desks in which the same luck means the same need not be asked again.
      references.append(
        known.dropLast().firstIndex(of: known[number]).map { references[$0] }
          ?? Self.values(desk, seed, Self.firstReference..<(Self.firstReference + UInt64(count))))
    }
    self.known = known
    self.references = references
  }

  /// The control variate of one contender's values less those of another, over their first replications; nil where
  /// absence means the same for both.
  func difference(first: Int, other: Int, count: Int) -> ControlVariate? {
    guard known[first] != known[other] else { return nil }
    let replications = 0..<UInt64(count)
    let reference = Moments(zip(references[other], references[first]).map { $0 - $1 })
    return ControlVariate(
      values: zip(
        Self.values(desks[other], seed, replications), Self.values(desks[first], seed, replications)
      ).map { $0 - $1 }, mean: reference.mean, standardError: reference.standardError ?? 0)
  }

  private static func values(_ desk: FluidDesk, _ seed: UInt64, _ replications: Range<UInt64>) -> [Double] {
    replications.map { logarithm(desk.backlog(Chance(seed: seed, replication: $0)) + leastBacklog) }
  }

  /// Days of people who may be absent in a replication of a plan, at most.
  private static func personDays(_ contender: PreparedPlan) -> Double {
    let days = Double(contender.plan.phases.drainEnd) / Double(Time.day)
    var people = 0
    for team in contender.plan.teams where (team.absence?.rate ?? 0) > 0 {
      for shift in team.shifts { people += shift.people }
    }
    return days * Double(people)
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
