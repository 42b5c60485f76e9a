/// One way to staff: a value for each field that is varied, in the order in which the fields were named.
public struct Staffing: Hashable, Sendable {
  /// The values.
  public var values: [Int]

  /// A staffing from its values.
  public init(_ values: [Int]) { self.values = values }

  /// The same with so many more of one.
  func adding(_ count: Int, to dimension: Int) -> Staffing {
    var staffing = self
    staffing.values[dimension] += count
    return staffing
  }

  /// Whether it has nowhere more than another.
  func isWithin(_ other: Staffing) -> Bool { !zip(values, other.values).contains { $0 > $1 } }
}

/// All staffings that may be chosen, and what they cost.
public struct StaffingSpace: Sendable, Equatable {
  /// The least and the greatest value of each field.
  public var ranges: [ClosedRange<Int>]
  /// What one more of each costs over the window, in minor units of the currency; 0 where it costs nothing.
  public var unitCosts: [Int64]

  /// A space; there are as many costs as ranges.
  public init(ranges: [ClosedRange<Int>], unitCosts: [Int64]) {
    precondition(!ranges.isEmpty && ranges.count == unitCosts.count, "Each varied field has a cost")
    self.ranges = ranges
    self.unitCosts = unitCosts
  }

  /// The number of fields that are varied.
  public var dimensions: Int { ranges.count }

  /// The least of everything.
  public var least: Staffing { Staffing(ranges.map(\.lowerBound)) }

  /// The most of everything.
  public var most: Staffing { Staffing(ranges.map(\.upperBound)) }

  /// Whether a staffing may be chosen.
  public func contains(_ staffing: Staffing) -> Bool {
    !zip(ranges, staffing.values).contains { !$0.contains($1) }
  }

  /// The nearest staffing that may be chosen.
  public func nearest(to staffing: Staffing) -> Staffing {
    Staffing(zip(ranges, staffing.values).map { min(max($1, $0.lowerBound), $0.upperBound) })
  }

  /// What a staffing costs more than none, in minor units.
  public func cost(of staffing: Staffing) -> Int64 {
    zip(unitCosts, staffing.values).reduce(0) { $0 + $1.0 * Int64($1.1) }
  }

  /// Whether one staffing is to be preferred: it is cheaper, or as cheap with fewer people, or else named first.
  func prefers(_ first: Staffing, to second: Staffing) -> Bool {
    let costs = (cost(of: first), cost(of: second))
    if costs.0 != costs.1 { return costs.0 < costs.1 }
    let sums = (first.values.reduce(0, +), second.values.reduce(0, +))
    return sums.0 != sums.1 ? sums.0 < sums.1 : first.values.lexicographicallyPrecedes(second.values)
  }
}
