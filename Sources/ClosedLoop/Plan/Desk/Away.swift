public import EventKernel

/// People of a shift who are away for a while: ill together, on leave, gone before somebody new has come.
///
/// The last people of the shift are meant, so that more of them are the same and some more.
public struct Away: Sendable, Equatable {
  /// First tick of it.
  public var start: Ticks
  /// First tick after it.
  public var end: Ticks
  /// How many are away.
  public var people: Int
  /// Whether they are paid for it.
  public var isPaid: Bool

  /// Some people away from one instant to another.
  public init(start: Ticks, end: Ticks, people: Int, isPaid: Bool) {
    self.start = start
    self.end = end
    self.people = people
    self.isPaid = isPaid
  }
}

extension Shift {
  /// Whether the person of a seat is away on the day that begins at an instant.
  func isAway(seat: Int, at start: Ticks) -> Bool {
    for stretch in away where start >= stretch.start && start < stretch.end && seat >= people - stretch.people {
      return true
    }
    return false
  }

  /// How many of its people are away without pay on the day that begins at an instant.
  func unpaid(at start: Ticks) -> Int {
    var most = 0
    for stretch in away where !stretch.isPaid && start >= stretch.start && start < stretch.end {
      most = max(most, min(stretch.people, people))
    }
    return most
  }
}
