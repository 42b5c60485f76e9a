import EventKernel

/// The next item of each channel and after them of each incident, and which of them comes first; of several at one instant, the one known first.
struct Upcoming: ~Copyable {
  private var rows = Table<Row>()
  private var known: UInt64 = 0
  /// The channel of the next item, and when it comes; `Ticks.max` where none does.
  private(set) var channel: Int32 = 0
  private(set) var time = Ticks.max

  struct Row: BitwiseCopyable {
    var item: Arrivals.Item
    /// When it comes; `Ticks.max` for never.
    var time: Ticks
    var order: UInt64
  }

  /// Adds a channel with its first item; one that comes after the end never comes.
  mutating func append(_ item: Arrivals.Item?, before end: Ticks) {
    let none = Arrivals.Item(entity: 0, time: 0, draws: Draws(word0: 0, word1: 0, word2: 0, word3: 0))
    rows.append(Row(item: none, time: .max, order: 0))
    set(item, at: rows.count - 1, before: end)
  }

  /// Takes the item of a channel and puts its next one in its place.
  mutating func replace(_ channel: Int, by next: Arrivals.Item?, before end: Ticks) -> Arrivals.Item {
    let item = rows[channel].item
    set(next, at: channel, before: end)
    return item
  }

  private mutating func set(_ item: Arrivals.Item?, at place: Int, before end: Ticks) {
    rows[place].time = .max
    if let item, item.time < end {
      known += 1
      rows[place] = Row(item: item, time: item.time, order: known)
    }
    var first = 0
    for other in 1..<max(1, rows.count)
    where rows[other].time < rows[first].time
      || rows[other].time == rows[first].time && rows[other].order < rows[first].order
    {
      first = other
    }
    channel = Int32(first)
    time = rows[first].time
  }
}
