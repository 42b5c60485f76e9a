/// A model that changes only when something happens.
///
/// The model owns its agenda and all else that changes. It says what comes next, usually `agenda.next(through: limit)`, and acts
/// on it. A model with one very busy source keeps that source's next time beside the agenda and compares the two in
/// `next(through:)`, which saves a fifth of the time.
public protocol Simulation: ~Copyable {
  /// What can happen.
  associatedtype Event: BitwiseCopyable & Sendable

  /// Takes the earliest thing that happens at the limit or before, and sets the clock to its time; nil if there is none.
  mutating func next(through limit: Ticks) -> Event?

  /// Lets something happen: changes the state and schedules what follows.
  mutating func handle(_ event: Event)
}

extension Simulation where Self: ~Copyable {
  /// Handles all that happens at the horizon or before, in order.
  ///
  /// The clock stays at the last event; more can be run afterwards.
  @inlinable public mutating func run(through horizon: Ticks) {
    while let event = next(through: horizon) { handle(event) }
  }
}
