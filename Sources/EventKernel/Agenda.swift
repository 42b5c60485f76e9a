/// What is going to happen, and when: events by time, at equal times by rank, at equal rank first scheduled first.
///
/// A winner tree over slots in the layout of a segment tree: a leaf is a slot, every other node holds the lesser moment of
/// its two children, and node 1 is what comes next. Setting a leaf is the only operation; its addresses are known in
/// advance and no branch depends on times. The slot of the event just taken stays open, so the first event that its
/// handler schedules takes its place in a single walk. Idle slots are linked through their own leaves.
///
/// - Complexity: `next`, `schedule` and `cancel` O(log *capacity*). The capacity doubles when it is exceeded, at O(*capacity*),
///   and never shrinks. Memory: 32 bytes and one stride of the event per slot.
public struct Agenda<Event: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
  @usableFromInline var tree: Block<Moment>
  @usableFromInline var events: Block<Event>
  @usableFromInline var clock: Ticks = 0
  @usableFromInline var firstIdle = Self.nowhere
  /// The slot of the event taken last while nothing has taken its place, else -1. Its leaf still shows that event.
  @usableFromInline var open = -1
  @usableFromInline var scheduledCount: UInt64 = 0
  @usableFromInline var endedCount: UInt64 = 0

  /// How many events the tree may ever hold at a time: 8 388 608.
  @inlinable static var largestCapacity: Int { 1 << 23 }
  /// A link that leads to no slot.
  @inlinable static var nowhere: Int { 0xFF_FFFF }

  /// An empty agenda at time 0.
  ///
  /// - Parameter capacity: how many events are expected to be pending at a time. More cost a growth; every doubling that is
  ///   not needed costs a step per operation.
  /// - Precondition: the capacity lies in 1...8 388 608; it is rounded up to a power of two, at least two.
  @inlinable public init(capacity: Int = 16) {
    precondition(capacity >= 1 && capacity <= Self.largestCapacity, "an agenda holds 1 to 8 388 608 events")
    var slots = 2
    while slots < capacity { slots *= 2 }
    tree = Block(repeating: .idle(next: Self.nowhere), count: 2 * slots)
    events = Block()
  }

  /// The time of the event taken last, or of `advance(to:)`; 0 at the start.
  ///
  /// - Complexity: O(1).
  @inlinable public var now: Ticks { clock }

  /// How many events are scheduled that have neither been taken nor cancelled.
  ///
  /// - Complexity: O(1).
  @inlinable public var pendingCount: Int { Int(truncatingIfNeeded: scheduledCount &- endedCount) }

  /// The time of the earliest pending event; `Ticks.max` if there is none.
  ///
  /// - Complexity: O(1) after a `next` that returned nil, O(log *capacity*) at worst.
  @inlinable public var nextTime: Ticks {
    if open < 0 { return tree[1].time }
    var node = open + capacity
    var best = Moment.idle(next: Self.nowhere)
    while node > 1 {
      best = .least(tree[node ^ 1], best)
      node >>= 1
    }
    return best.time
  }

  /// Whether no event is pending at a time or before it.
  ///
  /// The place of the event taken last stays open for what is scheduled next, which taking another would close.
  ///
  /// - Complexity: O(1) where nothing is open, else O(log *capacity*).
  @inlinable public func isFree(through time: Ticks) -> Bool {
    open < 0 ? tree[1].time > time : tree.isFree(through: time, besides: open &+ capacity)
  }

  /// Takes the earliest event, if it happens at the limit or before, and sets `now` to its time; else nil, and `now` stays.
  ///
  /// - Complexity: O(1) if the event taken before has been replaced by a new one, else O(log *capacity*).
  /// - Precondition: the limit is not negative.
  @inlinable public mutating func next(through limit: Ticks) -> Event? {
    precondition(limit >= 0, "time starts at 0")
    return take(before: Moment(time: min(limit, .max - 1) + 1, order: 0))
  }

  /// Takes the earliest event if it comes before the given rank of the given time, and sets `now`; else nil.
  ///
  /// For a source kept beside the agenda, whose next event has this time and rank: nil says that it is the source's turn.
  ///
  /// - Complexity: as `next(through:)`.
  /// - Precondition: the time is not negative nor `Ticks.max`, the rank is at most 15.
  @inlinable public mutating func next(before time: Ticks, rank: UInt64) -> Event? {
    precondition(time >= 0 && time < .max, "a time lies in 0 ..< .max")
    precondition(rank < 16, "a rank lies in 0...15")
    return take(before: Moment(time: time, order: rank << 60))
  }

  /// Adds an event and returns its handle, by which it can be cancelled. A handle is never 0 and never given twice.
  ///
  /// - Parameter rank: the place among events of the same time, lower first.
  /// - Complexity: O(log *capacity*), and O(*capacity*) when the capacity is exceeded.
  /// - Precondition: the time is not before `now` nor `Ticks.max`, the rank is at most 15; no more than 2^36 - 2 events in
  ///   the life of an agenda.
  @discardableResult
  @inlinable public mutating func schedule(_ event: Event, at time: Ticks, rank: UInt64 = 0) -> UInt64 {
    precondition(time >= clock && time < .max, "an event lies in now ..< .max")
    precondition(rank < 16, "a rank lies in 0...15")
    scheduledCount &+= 1
    precondition(scheduledCount < 0xF_FFFF_FFFF, "an agenda has handed out all its handles")
    let slot: Int
    if open >= 0 {
      slot = open
      open = -1
    } else {
      if firstIdle == Self.nowhere { grow(filler: event) }
      slot = firstIdle
      firstIdle = tree[slot + capacity].slot
    }
    let moment = Moment(time: time, order: rank << 60 | scheduledCount << 24 | UInt64(truncatingIfNeeded: slot))
    events[slot] = event
    set(slot, to: moment)
    return moment.order
  }

  /// Removes a pending event; without effect if it has happened or was cancelled before.
  ///
  /// - Returns: whether the event was pending.
  /// - Complexity: O(log *capacity*) if it was, else O(1).
  @discardableResult
  @inlinable public mutating func cancel(_ handle: UInt64) -> Bool {
    guard isPending(handle) else { return false }
    release(Int(truncatingIfNeeded: handle & 0xFF_FFFF))
    endedCount &+= 1
    return true
  }

  /// Removes the event of a handle, if there is one and it is pending, and forgets the handle: it is 0 afterwards.
  ///
  /// - Complexity: as `cancel`; O(1) without a handle.
  @inlinable @inline(__always) public mutating func withdraw(_ handle: inout UInt64) {
    guard handle != 0 else { return }
    cancel(handle)
    handle = 0
  }

  /// Whether the event with this handle is yet to happen. An event being handled no longer is.
  ///
  /// - Complexity: O(1).
  @inlinable public func isPending(_ handle: UInt64) -> Bool {
    let slot = Int(truncatingIfNeeded: handle & 0xFF_FFFF)
    return slot < capacity && slot != open && tree[slot + capacity].order == handle
  }

  /// Sets `now` to the time of something that is not in the agenda.
  ///
  /// - Complexity: as `nextTime`.
  /// - Precondition: the time is not before `now` and not after the earliest pending event.
  @inlinable public mutating func advance(to time: Ticks) {
    precondition(time >= clock && time <= nextTime, "time neither runs back nor past a pending event")
    clock = time
  }
}

extension Agenda {
  /// The number of slots, a power of two.
  @inlinable var capacity: Int { tree.count >> 1 }

  @inlinable mutating func take(before bound: Moment) -> Event? {
    if open >= 0 {
      release(open)
      open = -1
    }
    let first = tree[1]
    guard first.bits < bound.bits else { return nil }
    open = first.slot
    clock = first.time
    endedCount &+= 1
    return events[open]
  }

  /// Puts a moment into a leaf and the winners into the nodes above it.
  @inlinable mutating func set(_ slot: Int, to moment: Moment) {
    tree.play(moment, at: slot &+ capacity)
  }

  /// Makes a slot idle, the first to be used again.
  @inlinable mutating func release(_ slot: Int) {
    set(slot, to: .idle(next: firstIdle))
    firstIdle = slot
  }

  /// Doubles the capacity and links the new slots; at the first event, which fills the events' storage, links all.
  ///
  /// Called only when no slot is open or idle.
  @inlinable @inline(never) mutating func grow(filler: Event) {
    let used = events.count
    let old = capacity
    let new = used == 0 ? old : 2 * old
    precondition(new <= Self.largestCapacity, "an agenda holds 8 388 608 events at most")
    var larger = Block(repeating: Moment.idle(next: Self.nowhere), count: 2 * new)
    for slot in 0..<used { larger[slot + new] = tree[slot + old] }
    for slot in used..<(new - 1) { larger[slot + new] = .idle(next: slot + 1) }
    for node in (1..<new).reversed() { larger[node] = .least(larger[2 * node], larger[2 * node + 1]) }
    tree = larger
    events.resize(to: new, filler: filler)
    firstIdle = used
  }
}
