import EventKernel

/// The hold model: an agenda that always holds as many events; each that happens schedules another.
struct Hold: ~Copyable {
  private var agenda: Agenda<UInt32>
  /// Exponential gaps with a mean of a million ticks, drawn beforehand.
  private let gaps: Block<Ticks>
  private var place = 0

  /// How many gaps are drawn.
  static var gapCount: Int { 1 << 16 }

  init(pending: Int, chance: Chance) {
    agenda = Agenda(capacity: pending)
    var gaps = Block<Ticks>(repeating: 0, count: Self.gapCount)
    var ahead = CustomersAhead(chance, means: CustomersAhead.Means(gap: 1e6, service: 1, patience: 0))
    for index in 0..<Self.gapCount { gaps[index] = ahead.take().gap }
    self.gaps = gaps
    for event in 0..<pending { agenda.schedule(UInt32(event), at: nextGap()) }
  }

  private mutating func nextGap() -> Ticks {
    place = (place &+ 1) & (Self.gapCount - 1)
    return gaps[place]
  }

  /// Takes and schedules so many events; returns the mean time between two in ticks.
  mutating func meanGap(events: Int) -> Double {
    let start = agenda.now
    for _ in 0..<events {
      guard let event = agenda.next(through: Time.never) else { preconditionFailure("a hold model never runs dry") }
      agenda.schedule(event, at: agenda.now &+ nextGap())
    }
    return Double(agenda.now - start) / Double(events)
  }
}
