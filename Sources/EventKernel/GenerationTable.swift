/// Names a row of a `GenerationTable` for as long as the row is there, and no other row afterwards.
public struct RowHandle: BitwiseCopyable, Sendable, Equatable {
  /// Where the row is; used again after the row has been removed.
  public let index: UInt32
  /// Which of the rows that were ever at this place.
  public let generation: UInt32

  @inlinable init(index: UInt32, generation: UInt32) {
    self.index = index
    self.generation = generation
  }

  /// A handle of no row in any table.
  @inlinable public static var none: RowHandle { RowHandle(index: .max, generation: 0) }
}

/// Rows of plain values that come and go, found by handles that expire with their row.
///
/// A place is used again after its row is removed, the last one first. Its generation counts insertions and removals and is
/// odd while the place is used, so a handle kept too long is recognised (until 2^31 rows have been at one place).
///
/// - Complexity: every operation O(1), `insert` amortised. Memory: 8 bytes and the stride of a row per place, as many as rows were ever
///   there at a time, rounded up to a power of two.
public struct GenerationTable<Row: BitwiseCopyable>: ~Copyable {
  @usableFromInline struct Place: BitwiseCopyable, Sendable {
    @usableFromInline var generation: UInt32
    @usableFromInline var nextFree: UInt32
    @inlinable init(generation: UInt32, nextFree: UInt32) {
      self.generation = generation
      self.nextFree = nextFree
    }
  }

  @usableFromInline var rows = Block<Row>()
  @usableFromInline var places = Block<Place>()
  @usableFromInline var firstFree: UInt32 = .max
  @usableFromInline var stored = 0

  /// A table without rows.
  @inlinable public init() {}

  /// How many rows there are.
  @inlinable public var count: Int { stored }

  /// How many places there are; indices of handles lie below.
  @inlinable public var capacity: Int { rows.count }

  /// Adds a row and returns its handle.
  ///
  /// - Precondition: fewer than 2^31 rows are there.
  @discardableResult
  @inlinable public mutating func insert(_ row: Row) -> RowHandle {
    if firstFree == .max { grow(filler: row) }
    let index = firstFree
    let slot = Int(index)
    var place = places[slot]
    firstFree = place.nextFree
    place.generation &+= 1
    places[slot] = place
    rows[slot] = row
    stored += 1
    return RowHandle(index: index, generation: place.generation)
  }

  /// Whether the row of a handle is still there.
  @inlinable public func contains(_ handle: RowHandle) -> Bool {
    handle.index < UInt32(truncatingIfNeeded: places.count) && handle.generation & 1 == 1
      && places[Int(handle.index)].generation == handle.generation
  }

  /// The row of a handle.
  ///
  /// - Precondition: the row is still there.
  @inlinable public subscript(handle: RowHandle) -> Row {
    get {
      precondition(contains(handle), "the row of this handle has been removed")
      return rows[Int(handle.index)]
    }
    set {
      precondition(contains(handle), "the row of this handle has been removed")
      rows[Int(handle.index)] = newValue
    }
  }

  /// The handle of the row at an index; nil if none is there. Walk `0..<capacity` to visit all rows in a defined order.
  ///
  /// - Precondition: the index is at least 0 and below `capacity`.
  @inlinable public func handle(at index: Int) -> RowHandle? {
    let generation = places[index].generation
    return generation & 1 == 1 ? RowHandle(index: UInt32(truncatingIfNeeded: index), generation: generation) : nil
  }

  /// Removes a row and returns it; its handles expire.
  ///
  /// - Precondition: the row is still there.
  @discardableResult
  @inlinable public mutating func remove(_ handle: RowHandle) -> Row {
    precondition(contains(handle), "the row of this handle has been removed")
    let slot = Int(handle.index)
    places[slot] = Place(generation: handle.generation &+ 1, nextFree: firstFree)
    firstFree = handle.index
    stored -= 1
    return rows[slot]
  }

  /// Doubles the number of places; called only when none is free.
  @inlinable @inline(never) mutating func grow(filler: Row) {
    let old = rows.count
    let new = max(16, 2 * old)
    precondition(old < 1 << 30, "a table holds 2^31 rows at most")
    rows.resize(to: new, filler: filler)
    places.resize(to: new, filler: Place(generation: 0, nextFree: .max))
    for index in old..<(new - 1) { places[index].nextFree = UInt32(truncatingIfNeeded: index + 1) }
    firstFree = UInt32(truncatingIfNeeded: old)
  }
}

extension GenerationTable: Sendable where Row: Sendable {}
