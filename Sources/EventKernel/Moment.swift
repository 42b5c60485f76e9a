/// When an event happens, in an order without ties: time, then rank, then sequence of scheduling; and the slot it is in.
///
/// From the top: 64 bits of time, 4 of rank, 36 of sequence, 24 of slot. One subtraction orders two moments completely.
@usableFromInline package struct Moment: BitwiseCopyable, Sendable {
  /// Ordered as the moments are, where no time is negative.
  @usableFromInline package let bits: UInt128

  /// A moment of a time and the lower word.
  @inlinable package init(time: Ticks, order: UInt64) {
    bits = UInt128(UInt64(bitPattern: time)) << 64 | UInt128(order)
  }

  /// When it is.
  @inlinable package var time: Ticks { Ticks(truncatingIfNeeded: bits >> 64) }

  /// Rank, sequence and slot: unique in a run.
  @inlinable package var order: UInt64 { UInt64(truncatingIfNeeded: bits) }

  /// Where the event is kept.
  @inlinable package var slot: Int { Int(truncatingIfNeeded: order & 0xFF_FFFF) }

  /// The moment of a slot without an event: after all others, and a link to the next idle slot.
  @inlinable package static func idle(next slot: Int) -> Moment {
    Moment(time: .max, order: ~0 << 24 | UInt64(truncatingIfNeeded: slot))
  }

  /// The earlier of two moments whose times are not negative, without a branch.
  ///
  /// Written with the sign as a mask: LLVM makes a branch of `a < b ? a : b` in a loop, and it misses half of the time.
  @inlinable package static func least(_ a: Moment, _ b: Moment) -> Moment {
    let less = UInt64(bitPattern: Int64(truncatingIfNeeded: (a.bits &- b.bits) >> 64) >> 63)
    let x = UInt64(truncatingIfNeeded: a.bits >> 64)
    let y = UInt64(truncatingIfNeeded: b.bits >> 64)
    return Moment(
      time: Ticks(bitPattern: (x ^ y) & less ^ y), order: (a.order ^ b.order) & less ^ b.order)
  }
}
