import EventKernel

/// Random choices of a test: a fixed seed gives the same ones everywhere.
struct Dice {
  private let chance: Chance
  private var count: UInt64 = 0

  init(_ seed: UInt64) { chance = Chance(seed: seed, replication: 0, domain: 3) }

  mutating func word() -> UInt64 {
    count += 1
    return chance.block(entity: count, purpose: 0).word0
  }

  /// A number from 0 to below `count`.
  mutating func below(_ count: Int) -> Int { Int(Chance.bounded(word(), below: UInt64(count))) }

  /// A number of a closed range.
  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// Whether something happens that does so with this chance.
  mutating func happens(_ chance: Double) -> Bool { uniform() < chance }

  /// A number between 0 and 1.
  mutating func uniform() -> Double { Draws.uniform(of: word()) }

  /// One of several things.
  mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[below(things.count)] }

  /// A set as a bit mask of at least one of so many things, or everything.
  mutating func mask(of count: Int) -> UInt64 {
    if happens(0.4) { return .max }
    return UInt64(number(1...((1 << count) - 1)))
  }
}
