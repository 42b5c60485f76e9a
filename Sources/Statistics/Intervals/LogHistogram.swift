/// Counts of whole numbers in buckets whose width is a fixed share of the number.
///
/// Merging adds counts, so the result does not depend on order or threads.
public struct LogHistogram: Sendable, Equatable {
  /// The whole numbers that one bucket stands for.
  public struct Bucket: Sendable, Equatable {
    /// The least number of the bucket.
    public let low: Int64

    /// The greatest number of the bucket.
    public let high: Int64
  }

  /// The number of leading binary digits after the first that tell numbers apart; the relative width is 2^−digits.
  public let digits: Int

  /// The number of values.
  public private(set) var count: UInt64 = 0

  private var counts: [UInt64] = []

  /// An empty histogram; seven digits keep numbers apart that differ by 0.8 per cent.
  public init(digits: Int = 7) {
    precondition(digits >= 0 && digits <= 20, "A histogram tells 0 to 20 binary digits apart")
    self.digits = digits
  }

  /// Counts one value, 0 or above.
  ///
  /// - Complexity: O(1), amortized.
  public mutating func add(_ value: Int64) {
    precondition(value >= 0, "A histogram counts values of 0 or above")
    let index = bucketIndex(of: value)
    if index >= counts.count { counts.append(contentsOf: repeatElement(0, count: index + 1 - counts.count)) }
    counts[index] += 1
    count += 1
  }

  /// Counts all values of another histogram with as many digits.
  ///
  /// - Complexity: O(buckets).
  public mutating func merge(_ other: LogHistogram) {
    precondition(digits == other.digits, "Histograms merge only with equal digits")
    if other.counts.count > counts.count {
      counts.append(contentsOf: repeatElement(0, count: other.counts.count - counts.count))
    }
    for index in other.counts.indices { counts[index] += other.counts[index] }
    count += other.count
  }

  /// The bucket that holds the value of rank ⌈count · probability⌉; nil where there are no values.
  ///
  /// - Complexity: O(buckets).
  public func quantile(_ probability: Double) -> Bucket? {
    precondition(probability >= 0 && probability <= 1, "The order of a quantile lies from 0 to 1")
    if count == 0 { return nil }
    let exact = Double(count) * probability
    var rank = UInt64(exact)
    if Double(rank) < exact || rank == 0 { rank += 1 }
    var seen: UInt64 = 0
    for index in counts.indices {
      seen += counts[index]
      if seen >= rank { return bucket(at: index) }
    }
    return nil
  }

  /// The bucket of a value, 0 or above.
  public func bucket(of value: Int64) -> Bucket {
    precondition(value >= 0, "A histogram counts values of 0 or above")
    return bucket(at: bucketIndex(of: value))
  }

  private func bucketIndex(of value: Int64) -> Int {
    let exponent = 63 - (value | 1).leadingZeroBitCount
    if exponent <= digits { return Int(value) }
    let shift = exponent - digits
    return shift << digits + Int(value >> Int64(shift))
  }

  private func bucket(at index: Int) -> Bucket {
    let size = 1 << digits
    if index < 2 * size { return Bucket(low: Int64(index), high: Int64(index)) }
    let shift = index >> digits - 1
    let low = Int64(index - shift << digits) << Int64(shift)
    return Bucket(low: low, high: low + (Int64(1) << Int64(shift) - 1))
  }
}
