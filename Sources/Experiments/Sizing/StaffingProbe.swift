public import ClosedLoop

/// Chance apart from all other chance: replications of one set never meet the draws of another.
public struct DrawSet: Hashable, Sendable {
  /// 0 is for locating; each descent of certificates has its own from 1 up.
  public let number: Int

  /// A set by its number.
  public init(_ number: Int) { self.number = number }

  /// The set with which answers are looked for.
  public static let locating = DrawSet(0)

  /// The number of the set's first replication; a set has 2³² of them, more than anybody makes.
  public var firstReplication: UInt64 { UInt64(number) << 32 }
}

/// What a search asks about staffings: the engine, or a law of which a test knows the answer.
public protocol StaffingProbe {
  /// What ends a search without an answer.
  associatedtype Failure: Error

  /// Observations of replications, each with one number pair per criterion; fewer where time is up.
  ///
  /// - Parameters:
  ///   - replications: Numbers within the set of draws; never asked for twice.
  mutating func observations(
    of staffing: Staffing, draws: DrawSet, replications: Range<Int>
  ) async throws(Failure) -> [[Observation]]

  /// Whether nothing more shall be begun.
  var isTimeUp: Bool { get }

  /// Where theory expects the answer, learnt from what a first staffing did; nil where it has no say.
  func guess(after first: Staffing) -> Staffing?
}
