/// Rows of plain values in memory that has exactly one owner: a block with room to grow at its end.
///
/// Every access is checked against the number of rows. A change of one field of a row touches nothing but that field, and
/// there is nothing to test before it, because there can be no second reference.
///
/// - Complexity: access and `append` O(1), amortised: the room doubles when it is used up. Memory: the stride of a row times
///   the room; room that was reserved and never used costs address space only.
@safe public struct Table<Row: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Row>
  @usableFromInline var room: Int
  @usableFromInline var used = 0

  /// How many rows there are.
  @inlinable public var count: Int { used }

  /// The places of all rows.
  @inlinable public var indices: Range<Int> { 0..<used }

  /// A table without rows.
  ///
  /// - Parameter room: how many rows are expected.
  /// - Precondition: `room` is not negative.
  @inlinable public init(room: Int = 0) {
    precondition(room >= 0, "a table has no negative room")
    self.room = room
    unsafe base = .allocate(capacity: room)
  }

  /// A table of equal rows.
  ///
  /// - Precondition: `count` is not negative.
  @inlinable public init(repeating row: Row, count: Int) {
    self.init(room: count)
    unsafe base.initialize(repeating: row, count: count)
    used = count
  }

  @inlinable deinit { unsafe base.deallocate() }

  /// The row at a place.
  ///
  /// - Precondition: the place is at least 0 and below `count`.
  @inlinable public subscript(place: Int) -> Row {
    unsafeAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: used), "place outside the table")
      return unsafe UnsafePointer(base + place)
    }
    unsafeMutableAddress {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: used), "place outside the table")
      return unsafe base + place
    }
  }

  /// Adds a row at the end.
  @inlinable public mutating func append(_ row: Row) {
    if used == room { grow() }
    unsafe (base + used).initialize(to: row)
    used += 1
  }

  /// Removes the last row.
  ///
  /// - Precondition: there is one.
  @inlinable public mutating func removeLast() -> Row {
    precondition(used > 0, "an empty table has no last row")
    used -= 1
    return unsafe base[used]
  }

  /// Removes all rows; the room is kept.
  @inlinable public mutating func removeAll() { used = 0 }

  @inlinable @inline(never) mutating func grow() {
    let larger = max(8, 2 * room)
    let moved = UnsafeMutablePointer<Row>.allocate(capacity: larger)
    unsafe moved.initialize(from: base, count: used)
    unsafe base.deallocate()
    unsafe base = moved
    room = larger
  }
}

extension Table: @unchecked Sendable where Row: Sendable {}
