public import ClosedLoop

/// After how many replications a test is looked at; at each look it may be decided.
///
/// The numbers double, so that few looks share the chance of error and no decision comes much later than it could.
public struct LookSchedule: Sendable, Equatable {
  /// Replications at each look, growing.
  public let counts: [Int]

  /// Fewer replications are not looked at before the last look: an interval from them says little.
  public static let usualFirst = 20
  /// More looks do not pay for what they cost the others, where pairs are given.
  public static let mostLooksAtPairs = 3

  /// Looks at `first`, twice that, and so on; the last one at `greatest`.
  public init(first: Int, greatest: Int) {
    let greatest = max(1, greatest)
    var counts: [Int] = []
    var next = max(1, first)
    while next < greatest {
      counts.append(next)
      next = next > greatest / 2 ? greatest : next * 2
    }
    self.counts = counts + [greatest]
  }

  /// Looks at what a scenario's own rule allows: from its least to its greatest number of replications.
  public init(_ rule: ReplicationRule) {
    switch rule {
    case .fixed(let count): self.init(first: Self.usualFirst, greatest: count)
    case .until(_, _, _, _, let least, let greatest):
      self.init(first: max(least, LevelTest.fewest), greatest: max(least, greatest))
    }
  }

  /// Looks at so many pairs: all of them, and before that a half and a quarter where these are not too few.
  public init(pairs: Int) {
    var counts = [max(1, pairs)]
    while let first = counts.first, counts.count < Self.mostLooksAtPairs, first / 2 >= Self.usualFirst {
      counts.insert(first / 2, at: 0)
    }
    self.counts = counts
  }

  /// The greatest number of replications.
  public var last: Int { counts[counts.count - 1] }
}
