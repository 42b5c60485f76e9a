import EventKernel

/// The next item of each channel and after them of each incident, and which of them comes first; of several at one instant, the one known first.
struct Upcoming: ~Copyable {
  /// By channel.
  private var items = Table<Arrivals.Item>()
  /// Channels in the order in which their items come, those known first before others of the same instant.
  private var order = Table<Place>()
  /// The channel of the next item, and when it comes; `Ticks.max` where none does.
  private(set) var channel: Int32 = 0
  private(set) var time = Ticks.max

  struct Place: BitwiseCopyable {
    /// When the item comes; `Ticks.max` for never.
    var time: Ticks
    var channel: Int32
  }

  /// Adds a channel with its first item; one that comes after the end never comes.
  mutating func append(_ item: Arrivals.Item?, before end: Ticks) {
    let channel = items.count
    items.append(Arrivals.Item(entity: 0, time: .max, draws: Draws(word0: 0, word1: 0, word2: 0, word3: 0)))
    order.append(Place(time: .max, channel: Int32(channel)))
    var place = channel
    let time = set(item, of: channel, before: end)
    while place > 0 && order[place - 1].time > time {
      order[place] = order[place - 1]
      place -= 1
    }
    order[place] = Place(time: time, channel: Int32(channel))
    noteFirst()
  }

  /// Takes the item of the channel that comes first and puts its next one in its place.
  mutating func replace(_ channel: Int, by next: Arrivals.Item?, before end: Ticks) -> Arrivals.Item {
    precondition(channel == Int(self.channel), "the next item is taken first")
    let item = items[channel]
    let time = set(next, of: channel, before: end)
    var place = 0
    while place + 1 < order.count && order[place + 1].time <= time {
      order[place] = order[place + 1]
      place += 1
    }
    order[place] = Place(time: time, channel: Int32(channel))
    noteFirst()
    return item
  }

  /// Keeps an item, and says when it comes.
  private mutating func set(_ item: Arrivals.Item?, of channel: Int, before end: Ticks) -> Ticks {
    guard let item, item.time < end else { return .max }
    items[channel] = item
    return item.time
  }

  private mutating func noteFirst() {
    channel = order[0].channel
    time = order[0].time
  }
}
