internal import ClosedLoop
internal import EventKernel
internal import Statistics

/// What luck with absence means for each contender of a comparison, replication by replication: the control variate of
/// their differences.
///
/// Each desk is taken as a fluid into which the cases of the replication come; the root of its backlog moves with waits
/// and promises wherever absence is what makes years differ. What it would be on average with these cases is the mean over
/// further luck of absence alone, which costs next to nothing. The distance from that mean is 0 on average, whatever the
/// law of the cases is.
///
/// - Source: S. G. Henderson and P. W. Glynn, *Approximating martingales for variance reduction in Markov process
///   simulation*, Mathematics of Operations Research 27 (2002): a control variate centred by a conditional mean.
struct AbsenceControl: Sendable {
  /// Draws of the luck of absence for each replication: most, and fewest that are worth it.
  fileprivate static let draws = 10...100
  /// Days of people that all of them may take, of the largest desk: about 15 ms. Of many people luck with absence averages
  /// out.
  fileprivate static let personDays = 500_000.0
  /// Their numbers are such as no run of replications reaches.
  fileprivate static let firstDraw: UInt64 = 1 << 48
  /// Share of the cases in which another staffing may differ where the cases of each replication are taken as they came:
  /// there what the desk does hardly shows in them, so that luck with absence does not.
  fileprivate static let sameCases = 0.001

  /// What is learnt of the first replications, so that more of them change nothing.
  fileprivate struct Terms {
    let seed: UInt64
    /// How often the luck of absence is drawn for each replication.
    let draws: Int
    /// By contender, and which is the first of those to whom the same luck means the same.
    let desks: [FluidDesk]
    let alike: [Int]
    /// Contenders whose cases are taken as they come; if none is, what comes each day on average.
    let sources: [Int]
    let average: [Double]
  }

  private let terms: Terms
  /// By contender and replication the root of the backlog less its mean over the luck of absence.
  private let values: [[Double]]

  /// What is known of the luck of the replications that were made; nil where there are too few, absence means the same for
  /// all contenders, so many may be absent that it would take long, or nothing was observed.
  ///
  /// - Parameters:
  ///   - earlier: What was known after fewer replications.
  ///   - shouldStop: Asked for each replication; true leaves out the others.
  /// - Complexity: O(new replications · draws · days of people who may be absent).
  init?(
    _ contenders: [PreparedPlan], _ results: [[ReplicationResult]], after earlier: AbsenceControl? = nil,
    shouldStop: () -> Bool = { false }
  ) {
    guard let terms = earlier?.terms ?? Terms(contenders, results) else { return nil }
    var values = earlier?.values ?? terms.desks.map { _ in [] }
    let made = terms.sources.isEmpty ? results : terms.sources.map { results[$0] }
    for replication in values[0].count..<max(values[0].count, made.map(\.count).max() ?? 0) where !shouldStop() {
      let own = terms.sources.isEmpty ? nil : made.first { $0.count > replication }?[replication]
      let cases = own.map(Self.cases) ?? terms.average
      for (number, same) in terms.alike.enumerated() {
        values[number].append(
          same == number ? terms.distance(of: number, cases, UInt64(replication)) : values[same][replication])
      }
    }
    self.terms = terms
    self.values = values
  }

  /// Whether the cases of each replication are taken as they came, and not those of an average one.
  var takesCasesAsTheyCome: Bool { !terms.sources.isEmpty }

  /// The control variate of one contender's values less those of another, over their first replications; nil where
  /// absence means the same for both.
  func difference(first: Int, other: Int, count: Int) -> ControlVariate? {
    guard terms.alike[first] != terms.alike[other], count <= values[first].count else { return nil }
    return ControlVariate(values: zip(values[other], values[first]).prefix(count).map { $0 - $1 }, mean: 0)
  }

  /// Cases opened for people on each day of a replication.
  fileprivate static func cases(_ result: ReplicationResult) -> [Double] { result.series.map { Double($0.opened) } }
}

extension AbsenceControl.Terms {
  fileprivate init?(_ contenders: [PreparedPlan], _ results: [[ReplicationResult]]) {
    typealias Control = AbsenceControl
    let first = results.map { $0.prefix(ControlledMean.least) }
    let greatest = contenders.map(Self.personDays).reduce(1, max)
    draws = min(Control.draws.upperBound, Int(Control.personDays / greatest))
    guard first.allSatisfy({ $0.count == ControlledMean.least }), draws >= Control.draws.lowerBound,
      let load = LoadArithmetic(contenders[0].plan, observations: first[0].map(\.observations))
    else { return nil }
    let seed = contenders[0].plan.seed
    let cases = first.map { $0.map(Control.cases) }
    let average = (0..<cases[0][0].count).map { day in
      cases[0].reduce(0) { $0 + $1[day] } / Double(cases[0].count)
    }
    let sum = average.reduce(0, +)
    guard sum > 0 else { return nil }
    let teams = contenders[0].plan.teams.map(\.name.utf8)
    let weeks = Double(average.count) / 7
    let desks = contenders.map { contender in
      FluidDesk(
        contender,
        work: contender.plan.teams.map { team in
          teams.firstIndex(of: team.name.utf8).map { load.teams[$0].busy * weeks / sum } ?? 0
        })
    }
    var known: [[Double]] = []
    for desk in desks {
      known.append(
        desk.varies
          ? first[0].indices.map { desk.backlog(average, Chance(seed: seed, replication: UInt64($0))) } : [])
    }
    let alike = known.indices.map { number in known.firstIndex(of: known[number]) ?? number }
    guard alike.contains(where: { $0 > 0 }) else { return nil }
    let agreeing = contenders.indices.filter { Self.differing(cases[0], cases[$0]) <= Control.sameCases }
    // Whoever has nobody at a desk tells nothing of what staffing does to the cases.
    let staffed = contenders.indices.filter { alike[$0] > 0 && !contenders[$0].plan.teams.isEmpty }
    sources = staffed.allSatisfy(agreeing.contains) ? agreeing : []
    (self.seed, self.average, self.desks, self.alike) = (seed, average, desks, alike)
  }

  /// The root of a contender's backlog with some cases, by the luck of a replication, less its mean over that luck.
  fileprivate func distance(of contender: Int, _ cases: [Double], _ replication: UInt64) -> Double {
    let desk = desks[contender]
    guard desk.varies else { return 0 }
    func root(_ replication: UInt64) -> Double {
      desk.backlog(cases, Chance(seed: seed, replication: replication)).squareRoot()
    }
    let start = AbsenceControl.firstDraw + replication * UInt64(draws)
    var sum = 0.0
    for draw in 0..<UInt64(draws) { sum += root(start + draw) }
    return root(replication) - sum / Double(draws)
  }

  /// Share of the cases that come on one day here and not there.
  private static func differing(_ here: [[Double]], _ there: [[Double]]) -> Double {
    var (apart, all) = (0.0, 0.0)
    for (own, other) in zip(here, there) {
      for day in 0..<max(own.count, other.count) {
        let (mine, theirs) = (day < own.count ? own[day] : 0, day < other.count ? other[day] : 0)
        apart += (mine - theirs).magnitude
        all += mine
      }
    }
    return all > 0 ? apart / all : 0
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
}
