/// First in, first out: a queue of plain values in a ring that doubles when it is full.
///
/// - Complexity: every operation O(1), `append` amortised. Memory: the stride of the element times the largest count, rounded up to
///   a power of two.
public struct RingQueue<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var ring = Block<Element>()
  @usableFromInline var head = 0

  /// How many elements there are.
  public var count: Int {
    @inlinable get { stored }
  }
  @usableFromInline var stored = 0

  /// An empty queue.
  @inlinable public init() {}

  /// Whether there are no elements.
  @inlinable public var isEmpty: Bool { stored == 0 }

  /// The element that waits longest; nil if there are none.
  @inlinable public var first: Element? { stored > 0 ? ring[head] : nil }

  /// The element at a place, 0 the one that waits longest.
  ///
  /// - Precondition: the place is at least 0 and below `count`.
  @inlinable public subscript(place: Int) -> Element {
    get {
      precondition(place >= 0 && place < stored, "place outside the queue")
      return ring[(head &+ place) & (ring.count - 1)]
    }
    set {
      precondition(place >= 0 && place < stored, "place outside the queue")
      ring[(head &+ place) & (ring.count - 1)] = newValue
    }
  }

  /// Puts an element at the end.
  @inlinable public mutating func append(_ element: Element) {
    if stored == ring.count { grow(filler: element) }
    ring[(head &+ stored) & (ring.count - 1)] = element
    stored += 1
  }

  /// Takes the element that waits longest; nil if there are none.
  @inlinable public mutating func removeFirst() -> Element? {
    guard stored > 0 else { return nil }
    let element = ring[head]
    head = (head &+ 1) & (ring.count - 1)
    stored -= 1
    return element
  }

  /// Removes all elements; the memory is kept.
  @inlinable public mutating func removeAll() {
    head = 0
    stored = 0
  }

  @inlinable @inline(never) mutating func grow(filler: Element) {
    var larger = Block(repeating: filler, count: max(8, 2 * ring.count))
    for place in 0..<stored { larger[place] = self[place] }
    ring = larger
    head = 0
  }
}

extension RingQueue: Sendable where Element: Sendable {}
