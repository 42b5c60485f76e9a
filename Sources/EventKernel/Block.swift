/// A fixed number of plain values in memory that has exactly one owner: with `Table` the only unsafe types.
///
/// Every access is checked against the bounds, so misuse stops the program and never reads foreign memory. In contrast
/// to an array there is nothing to test before a change, because there can be no second reference; that test is an opaque
/// call and cost the models of the benchmark 13 to 22 % of their speed.
///
/// - Complexity: access O(1); `fill` and `resize` O(`count`). Memory: `count` strides of the element.
@safe public struct Block<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<Element>

  /// How many elements there are.
  public let count: Int

  /// A block of equal elements.
  ///
  /// - Precondition: `count` is not negative.
  @inlinable public init(repeating element: Element, count: Int) {
    precondition(count >= 0, "a block has no negative size")
    self.count = count
    unsafe base = .allocate(capacity: count)
    unsafe base.initialize(repeating: element, count: count)
  }

  /// A block without elements.
  @inlinable public init() {
    count = 0
    unsafe base = .allocate(capacity: 0)
  }

  @inlinable deinit { unsafe base.deallocate() }

  /// The element at an index.
  ///
  /// - Precondition: the index is at least 0 and below `count`.
  @inlinable public subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside the block")
      return unsafe base[index]
    }
    unsafeMutableAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside the block")
      return unsafe base + index
    }
  }

  /// Sets every element to the same value.
  @inlinable public mutating func fill(_ element: Element) {
    unsafe base.update(repeating: element, count: count)
  }

  /// Makes the block longer or shorter: what fits is kept, new elements are `filler`.
  ///
  /// - Precondition: `count` is not negative.
  @inlinable public mutating func resize(to count: Int, filler: Element) {
    let resized = Block(repeating: filler, count: count)
    unsafe resized.base.update(from: base, count: min(count, self.count))
    self = resized
  }
}

extension Block where Element == Moment {
  /// Puts a moment into a leaf of a winner tree, and the winners into the nodes above it.
  ///
  /// One test stands for all: where the number of nodes is even, a leaf's neighbour and all that lies above are inside.
  ///
  /// - Complexity: O(log `count`).
  /// - Precondition: the count is even; the leaf is at least 1 and below it.
  @inlinable package mutating func play(_ moment: Moment, at leaf: Int) {
    precondition(leaf > 0 && leaf < count && count & 1 == 0, "a leaf inside a tree of pairs")
    var node = leaf
    var best = moment
    unsafe base[node] = best
    while node > 1 {
      best = .least(unsafe base[node ^ 1], best)
      node >>= 1
      unsafe base[node] = best
    }
  }

  /// Whether no moment but that of a leaf of a winner tree is at a time or before it.
  ///
  /// - Complexity: O(log `count`).
  /// - Precondition: as for `play`.
  @inlinable package func isFree(through time: Ticks, besides leaf: Int) -> Bool {
    precondition(leaf > 0 && leaf < count && count & 1 == 0, "a leaf inside a tree of pairs")
    var node = leaf
    while node > 1 {
      if unsafe base[node ^ 1].time <= time { return false }
      node >>= 1
    }
    return true
  }
}

extension Block: @unchecked Sendable where Element: Sendable {}
