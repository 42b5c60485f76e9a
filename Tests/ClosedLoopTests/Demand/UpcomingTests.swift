import EventKernel
import Testing

@testable import ClosedLoop

@Suite("The next item of each channel")
struct UpcomingTests {
  private static func item(_ entity: UInt64, at time: Ticks) -> Arrivals.Item {
    Arrivals.Item(entity: entity, time: time, draws: Draws(word0: 0, word1: 0, word2: 0, word3: 0))
  }

  @Test("comes in order of time, and of several at one instant the one known first", arguments: [1, 2, 3, 7])
  func order(channels: Int) {
    let chance = Chance(seed: 3, replication: 0, domain: 3)
    let end: Ticks = 5000
    var upcoming = Upcoming()
    // The plain rule: all that are known, each with the order in which it became known.
    var known: [(channel: Int, time: Ticks, order: Int)] = []
    var count: UInt64 = 0
    func next(after time: Ticks) -> Arrivals.Item? {
      count += 1
      // Steps of 0 to 3 ticks, so that many fall on one instant; after some, a channel has no more.
      let draws = chance.block(entity: count, purpose: 0)
      return draws.word1 % 5000 == 0 ? nil : Self.item(count, at: time + Ticks(draws.word0 % 4))
    }
    func note(_ item: Arrivals.Item?, of channel: Int) {
      if let item, item.time < end { known.append((channel, item.time, Int(count))) }
    }
    for channel in 0..<channels {
      let item = next(after: 0)
      upcoming.append(item, before: end)
      note(item, of: channel)
    }
    var taken = 0
    while let first = known.min(by: { ($0.time, $0.order) < ($1.time, $1.order) }) {
      #expect(upcoming.time == first.time && upcoming.channel == Int32(first.channel))
      guard upcoming.channel == Int32(first.channel) else { return }
      known.removeAll { $0.channel == first.channel }
      let item = next(after: first.time)
      #expect(upcoming.replace(first.channel, by: item, before: end).time == first.time)
      note(item, of: first.channel)
      taken += 1
    }
    #expect(upcoming.time == .max)
    #expect(taken > 500)
  }
}
