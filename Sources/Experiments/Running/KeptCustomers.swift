public import ClosedLoop
public import Statistics

/// Customers who stay with one contender only, told by their realised exits and paired customer by customer.
public struct KeptCustomers: Sendable {
  /// Customers in a replication who are present at the horizon with one and gone with the other.
  public struct Side: Sendable {
    /// Their number.
    public let count: Estimate
    /// What they are worth: realised discounted value with the contender that keeps them less with the other, in currency
    /// units.
    public let value: Estimate
  }

  /// Present with the first only.
  public let onlyFirst: Side
  /// Present with the other only.
  public let onlyOther: Side

  /// The comparison over the replications that both made; nil without one.
  ///
  /// Both have the same twin, so who is present is told by whom each kept or lost against it.
  ///
  /// - Complexity: O(customers kept or lost).
  public init?(first: [ReplicationResult], other: [ReplicationResult], level: Double) {
    let pairs = zip(first, other).map { Self.difference($0.changedFates, $1.changedFates) }
    guard !pairs.isEmpty else { return nil }
    func side(_ pick: (Pair) -> (count: Int, value: Int64)) -> Side {
      Side(
        count: Estimate.mean(of: pairs.map { Double(pick($0).count) }, level: level),
        value: Estimate.mean(of: pairs.map { Double(pick($0).value) / 1e6 }, level: level))
    }
    onlyFirst = side(\.first)
    onlyOther = side(\.other)
  }

  private struct Pair {
    var first: (count: Int, value: Int64) = (0, 0)
    var other: (count: Int, value: Int64) = (0, 0)

    /// Takes in a customer with what each contender made of the fate: 1 kept, -1 lost, 0 neither.
    mutating func add(_ one: (presence: Int, value: Int64), _ two: (presence: Int, value: Int64)) {
      if one.presence > two.presence {
        first = (first.count + 1, first.value + one.value - two.value)
      } else if two.presence > one.presence {
        other = (other.count + 1, other.value + two.value - one.value)
      }
    }
  }

  /// Merges two lists in the order of seats and generations.
  private static func difference(
    _ first: ContiguousArray<ChangedFate>, _ other: ContiguousArray<ChangedFate>
  ) -> Pair {
    var pair = Pair()
    let nothing = (presence: 0, value: Int64(0))
    var (one, two) = (0, 0)
    while one < first.count || two < other.count {
      let left = one < first.count ? first[one].order : .max
      let right = two < other.count ? other[two].order : .max
      if left == right {
        pair.add(first[one].change, other[two].change)
        (one, two) = (one + 1, two + 1)
      } else if left < right {
        pair.add(first[one].change, nothing)
        one += 1
      } else {
        pair.add(nothing, other[two].change)
        two += 1
      }
    }
    return pair
  }
}

extension ChangedFate {
  fileprivate var order: UInt64 { UInt64(seat) << 16 | UInt64(generation) }
  fileprivate var change: (presence: Int, value: Int64) { (isKept ? 1 : -1, value) }
}
