/// A value whose stored properties are all counters of one type, or rows of such counters: two of them are summed
/// without naming a property, so that none can be forgotten.
///
/// It is the only place of this module that looks at memory: a sum that is written out by hand misses what somebody adds
/// later, and says nothing about it. `CounterRowTests` holds that each conforming type has no other property.
protocol CounterRow: BitwiseCopyable {
  /// What is counted in.
  associatedtype Counter: AdditiveArithmetic, BitwiseCopyable
}

extension CounterRow {
  /// Adds every counter of another row to its own.
  static func += (row: inout Self, other: Self) {
    row.combine(with: other) { $0 + $1 }
  }

  /// Every counter less that of an earlier row.
  static func - (row: Self, earlier: Self) -> Self {
    var difference = row
    difference.combine(with: earlier) { $0 - $1 }
    return difference
  }

  /// How many counters a row has.
  static var counterCount: Int { MemoryLayout<Self>.size / MemoryLayout<Counter>.stride }

  @inline(__always)
  private mutating func combine(with other: Self, _ operation: (Counter, Counter) -> Counter) {
    precondition(
      MemoryLayout<Self>.size == Self.counterCount * MemoryLayout<Counter>.stride, "a row holds counters and no more")
    unsafe withUnsafeBytes(of: other) { added in
      unsafe withUnsafeMutableBytes(of: &self) { own in
        for index in 0..<Self.counterCount {
          let place = index * MemoryLayout<Counter>.stride
          let result = operation(
            unsafe own.load(fromByteOffset: place, as: Counter.self),
            unsafe added.load(fromByteOffset: place, as: Counter.self))
          unsafe own.storeBytes(of: result, toByteOffset: place, as: Counter.self)
        }
      }
    }
  }
}
