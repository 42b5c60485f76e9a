public import Statistics

/// A staffing as it was judged while locating, under common random numbers.
public struct LocatedStaffing: Sendable {
  /// The staffing.
  public let staffing: Staffing
  /// Replications made of it.
  public let replications: Int
  /// One for each criterion, with a two-sided interval; nil where nothing was observed.
  public let estimates: [Estimate?]
  /// Whether it seems to meet every criterion.
  public let seemsEnough: Bool
}

/// A staffing held against the requirements with fresh draws.
public struct SizingTest: Sendable {
  /// The staffing.
  public let staffing: Staffing
  /// At the level that was spent on it: one for each criterion.
  public let certificates: [Certificate]
  /// The same draws at the level asked for, to tell what does not suffice.
  public let refutations: [Certificate]

  /// Whether every requirement is certified.
  public var isPassed: Bool { certificates.allSatisfy(\.isMet) }

  /// Whether some requirement is shown to be broken.
  public var isRefuted: Bool { refutations.contains(where: \.isBroken) }

  /// Replications behind it.
  public var replications: Int { certificates.first?.replications ?? 0 }
}

/// Certificates from above to below with one set of fresh draws, up to the first that fails.
public struct Descent: Sendable {
  /// Its draws.
  public let draws: DrawSet
  /// The probability of a false certificate that it may spend.
  public let alpha: Double
  /// What was tested, in this order.
  public internal(set) var tests: [SizingTest] = []

  /// The last that passed.
  public var certified: SizingTest? { tests.last(where: \.isPassed) }
}

/// What a search for the least or cheapest staffing found.
public struct SizingResult: Sendable {
  /// How it ended.
  public enum Verdict: Sendable, Equatable {
    /// A staffing is certified, and all that the procedure asks for was done.
    case certified
    /// Nobody can tell yet.
    case undecided(Doubt)
    /// Even the most that is allowed is shown not to suffice.
    case infeasible

    /// What files write for it.
    public var keyword: String {
      switch self {
      case .certified: "certified"
      case .undecided: "undecided"
      case .infeasible: "infeasible"
      }
    }
  }

  /// Why nobody can tell.
  public enum Doubt: String, Sendable {
    /// The budget ended it.
    case timeIsUp = "time-is-up"
    /// No staffing could be certified with the greatest number of replications.
    case notCertified = "not-certified"
  }

  /// How it ended.
  public let verdict: Verdict
  /// What was certified; where nothing was, nil.
  public let certificate: SizingTest?
  /// The certified staffing, or else the best so far.
  public let answer: Staffing?
  /// What may be chosen.
  public let space: StaffingSpace
  /// What is asked for.
  public let criteria: [Criterion]
  /// The confidence of the certificate.
  public let level: Double
  /// All staffings that were looked at, the least first.
  public let located: [LocatedStaffing]
  /// Whether more never did worse, on what was looked at.
  public let isMonotone: Bool
  /// All descents, in order.
  public let descents: [Descent]
  /// Where theory expected the answer, within the space or not.
  public let guess: Staffing?
  /// Staffings around the answer that have as many replications as one another, the least first.
  public let curve: [Staffing]
  /// Whether everything was done, the curve included, before time was up: only then is all of it reproducible.
  public let isComplete: Bool
  /// Replications of all kinds.
  public let replications: Int

  /// The test of one less than the certified staffing, if there was one; for a single field.
  public var below: SizingTest? {
    guard space.dimensions == 1, let certificate else { return nil }
    let one = certificate.staffing.adding(-1, to: 0)
    return descents.last?.tests.last { $0.staffing == one }
  }
}
