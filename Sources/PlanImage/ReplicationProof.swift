public import ClosedLoop
internal import EventKernel

/// Two numbers that are equal on every platform: of a replication's course, and of all that it observed.
public struct ReplicationProof: Sendable, Equatable {
  /// Fold over all that happened.
  public let trajectory: UInt64
  /// Fold over every observation, day and changed fate, by their bits.
  public let observations: UInt64

  /// A proof from its parts.
  public init(trajectory: UInt64, observations: UInt64) {
    self.trajectory = trajectory
    self.observations = observations
  }
}

extension ReplicationResult {
  /// What proves it.
  ///
  /// - Complexity: O(size of the result).
  public var proof: ReplicationProof {
    var fold = Fingerprint()
    for observation in observations {
      fold.fold(observation.numerator.bitPattern)
      fold.fold(observation.denominator.bitPattern)
    }
    for row in series {
      for word in [row.received, row.opened, row.closed, row.breached, row.backlog, row.staffed, row.busy, row.ticks] {
        fold.fold(UInt64(bitPattern: Int64(word)))
      }
    }
    for fate in changedFates {
      fold.fold(
        UInt64(fate.seat) << 32 | UInt64(fate.generation) << 16 | UInt64(fate.tier) << 8 | (fate.isKept ? 1 : 0))
      fold.fold(UInt64(bitPattern: fate.value))
    }
    return ReplicationProof(trajectory: fingerprint, observations: fold.value)
  }
}
