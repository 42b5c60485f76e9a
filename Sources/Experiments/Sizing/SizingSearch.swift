internal import ClosedLoop
internal import Statistics

/// The search for the least or the cheapest staffing that meets requirements, with a certificate.
///
/// A locates it under common random numbers, B certifies it with fresh draws. A staffing that does not meet the
/// requirements is certified with probability 1 − `level` at most: each descent is a fixed sequence of tests, chosen
/// without looking at its draws, that ends at the first failure; descents share the probability as .8, .1, .05, …
/// (S. Maurer, L. A. Hothorn and W. Lehmacher 1995 for fixed sequences).
public struct SizingSearch<Probe: StaffingProbe> {
  /// What may be chosen.
  public let space: StaffingSpace
  /// What is asked for, all of it.
  public let criteria: [Criterion]
  /// The confidence of the certificate.
  public let level: Double
  /// What it may spend.
  public let effort: SizingEffort
  /// What it asks.
  public var probe: Probe

  var observations: [Key: [[Observation]]] = [:]
  var located: [Staffing: LocatedStaffing] = [:]
  /// Mixes that seemed enough and could not be certified.
  var uncertified: [Staffing] = []
  var descents: [Descent] = []
  var guess: Staffing?
  var best: Staffing?
  var curve: [Staffing] = []
  var replications = 0
  var isMonotone = true

  struct Key: Hashable {
    let staffing: Staffing
    let draws: DrawSet
  }

  /// Why a part of the search ends early.
  enum Halt: Error {
    case timeIsUp
    case failed(Probe.Failure)
  }

  /// A search; there is at least one criterion.
  public init(
    _ probe: Probe, space: StaffingSpace, criteria: [Criterion], level: Double = 0.95,
    effort: SizingEffort = SizingEffort()
  ) {
    precondition(!criteria.isEmpty, "A search needs a requirement")
    precondition(level > 0.5 && level < 1, "A certificate has a confidence above one half")
    self.probe = probe
    self.space = space
    self.criteria = criteria
    self.level = level
    self.effort = effort
  }

  /// Searches, from a first staffing on.
  public mutating func run(from first: Staffing) async throws(Probe.Failure) -> SizingResult {
    var verdict = SizingResult.Verdict.undecided(.timeIsUp)
    var isComplete = true
    do {
      let start = space.nearest(to: first)
      if space.dimensions == 1 {
        let least = try await locate(from: start)
        best = least ?? space.most
        verdict = try await certify(from: least)
      } else {
        let mix = try await cheapestMix(from: start)
        best = mix ?? space.most
        verdict = try await certifyMix(mix)
      }
    } catch {
      switch error {
      case .timeIsUp:
        isComplete = false
        best = best ?? cheapestSeemingEnough
      case .failed(let failure): throw failure
      }
    }
    // What is certified is certified, even where time ended before less was tried.
    let certificate = descents.compactMap(\.certified).min { space.prefers($0.staffing, to: $1.staffing) }
    let answer = certificate?.staffing ?? best
    if let answer {
      do {
        try await drawCurve(around: answer)
      } catch {
        switch error {
        case .timeIsUp: isComplete = false
        case .failed(let failure): throw failure
        }
      }
    }
    return SizingResult(
      verdict: verdict, certificate: certificate, answer: answer, space: space, criteria: criteria, level: level,
      located: located.values.sorted { space.prefers($0.staffing, to: $1.staffing) }, isMonotone: isMonotone,
      descents: descents, guess: guess, curve: curve, isComplete: isComplete,
      replications: replications)
  }

  /// Makes the replications that a staffing lacks up to a number, and gives all.
  mutating func sample(
    _ staffing: Staffing, _ draws: DrawSet = .locating, upTo count: Int
  ) async throws(Halt) -> [[Observation]] {
    let key = Key(staffing: staffing, draws: draws)
    var known = observations[key] ?? []
    guard known.count < count else { return known }
    if probe.isTimeUp { throw .timeIsUp }
    let fresh: [[Observation]]
    do {
      fresh = try await probe.observations(of: staffing, draws: draws, replications: known.count..<count)
    } catch {
      throw .failed(error)
    }
    replications += fresh.count
    known += fresh
    observations[key] = known
    guard known.count >= count else { throw .timeIsUp }
    return known
  }

  /// The observations of one criterion.
  func column(_ index: Int, of rows: [[Observation]]) -> [Observation] { rows.map { $0[index] } }
}
