/// How values are spread, in cells as wide as a fixed share of the value: quantiles with a known error, mergeable exactly.
///
/// A cell is named by the position of a value's highest bit and the `bits` bits that follow it, so it is at most 2^-`bits` of its
/// least value wide (7 bits: 0.79 %, its midpoint is at most 0.39 % off); values below 2^(`bits` + 1) are exact. Counts are
/// integers: merging is addition, so it is exact and any order gives the same histogram. Values are integers of any
/// unit: microseconds, milliseconds, cents.
///
/// - Complexity: `add` O(1), `merge` and `quantile` O(*cells*). Memory: 8 bytes per cell up to the one of the greatest value;
///   with 7 bits 1 KB per doubling above 255: 31 KB for a day in microseconds, 57 KB for all of `Int64`.
/// - Source: the idea of HdrHistogram.
public struct Histogram: Sendable, Equatable {
  /// How many bits after the highest one tell values apart.
  public let bits: Int
  /// How many values were added.
  @inlinable public var count: UInt64 { total }
  @usableFromInline var total: UInt64 = 0
  @usableFromInline var cells: ContiguousArray<UInt64> = []

  /// A range of neighbouring values that the histogram does not tell apart.
  public struct Cell: BitwiseCopyable, Sendable, Equatable {
    /// The least value in the cell.
    public let low: Int64
    /// The greatest value in the cell.
    public let high: Int64
    /// The value in the middle of the cell.
    public var midpoint: Double { Double(low) + Double(high - low) / 2 }
  }

  /// A histogram without values.
  ///
  /// - Precondition: `bits` lies in 1...14.
  public init(bits: Int = 7) {
    precondition(bits >= 1 && bits <= 14, "a histogram tells values apart by 1 to 14 bits")
    self.bits = bits
  }

  /// Adds a value, or the same value several times.
  ///
  /// - Precondition: the value is not negative.
  @inlinable public mutating func add(_ value: Int64, times: UInt64 = 1) {
    precondition(value >= 0, "a histogram holds no negative values")
    let index = index(of: value)
    if index >= cells.count { reserve(index + 1) }
    cells[index] &+= times
    total &+= times
  }

  /// Adds all values of another histogram.
  ///
  /// - Precondition: both tell values apart by as many bits.
  public mutating func merge(_ other: Histogram) {
    precondition(bits == other.bits, "histograms merge if they have the same cells")
    reserve(other.cells.count)
    for index in other.cells.indices { cells[index] += other.cells[index] }
    total += other.count
  }

  /// The cell of the value below or at which a share of all values lie: of the one with rank ⌈share · count⌉, at least the first.
  ///
  /// - Returns: nil if there are no values.
  /// - Precondition: the share lies in 0...1.
  public func quantile(_ share: Double) -> Cell? {
    precondition(share >= 0 && share <= 1, "a share lies in 0...1")
    guard count > 0 else { return nil }
    let wanted = Double(count) * share
    var rank = wanted < Double(count) ? UInt64(wanted) : count
    if Double(rank) < wanted || rank == 0 { rank += 1 }
    var passed: UInt64 = 0
    for index in cells.indices {
      passed += cells[index]
      if passed >= rank { return cell(at: index) }
    }
    return nil
  }

  /// How many values lie in cells that end at or below a limit.
  ///
  /// Exact where the limit is the end of a cell; otherwise those of the cell around the limit are left out.
  ///
  /// - Complexity: O(*cells*).
  public func count(through limit: Int64) -> UInt64 {
    guard limit >= 0 else { return 0 }
    var passed: UInt64 = 0
    for index in cells.indices {
      if cell(at: index).high > limit { break }
      passed += cells[index]
    }
    return passed
  }

  @inlinable @inline(__always) func index(of value: Int64) -> Int {
    // Both shifts are below 64, so that none needs a test for more.
    let shift = max(0, 63 &- (value | 1).leadingZeroBitCount &- bits)
    return shift &<< bits &+ Int(truncatingIfNeeded: value &>> Int64(truncatingIfNeeded: shift))
  }

  private func cell(at index: Int) -> Cell {
    let shift = max(0, index >> bits - 1)
    let low = Int64(index - shift << bits) << Int64(shift)
    return Cell(low: low, high: low + (1 << Int64(shift) - 1))
  }

  @inlinable @inline(never) mutating func reserve(_ size: Int) {
    while cells.count < size { cells.append(0) }
  }
}
