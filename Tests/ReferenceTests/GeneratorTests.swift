import EventKernel
import PortableMath
import Statistics
import Testing

/// What the kernel's own tests of chance leave out: cubes of draws in a row along every part of the address, whole words bit
/// pair by bit pair, lags beyond the next, and the very addresses that the product uses.
///
/// Every p lies in 1e-6...1 - 1e-6, at fixed seeds, and nothing is tried twice.
@Suite("Draws at neighbouring addresses")
struct GeneratorTests {
  /// What varies from draw to draw.
  enum Direction: CaseIterable {
    case entities, replications, purposes, subs, blocks, seeds, domains
    /// Items of a channel as the product numbers them, pieces of an hourly source, and customers of one seat.
    case items, hours, generations
    /// Neighbouring bits high up in the entity.
    case channels
  }

  static func word(_ index: UInt64, along direction: Direction) -> UInt64 {
    let chance = Chance(seed: 77, replication: 3)
    let low = UInt32(truncatingIfNeeded: index)
    switch direction {
    case .entities: return chance.block(entity: index, purpose: 8).word0
    case .replications: return Chance(seed: 77, replication: index).block(entity: 12, purpose: 8).word0
    case .purposes: return chance.block(entity: 12, purpose: low).word0
    case .subs: return chance.block(entity: 12, purpose: 8, sub: low).word0
    case .blocks: return chance.block(entity: 12, purpose: 8, block: index).word0
    case .seeds: return Chance(seed: index, replication: 3).block(entity: 12, purpose: 8).word0
    case .domains: return Chance(seed: 77, replication: 3, domain: index).block(entity: 12, purpose: 8).word0
    case .items: return chance.block(entity: 0xA5C3 << 48 | 0xFFFFF << 28 | index, purpose: 1).word1
    case .hours: return chance.block(entity: 0xA5C3 << 48 | (index >> 4) << 28 | index & 15, purpose: 1).word0
    case .generations: return chance.block(entity: index << 32 | 4711, purpose: 32).word1
    case .channels: return chance.block(entity: index << 48 | index >> 16, purpose: 3).word3
    }
  }

  /// Whether a chi-square statistic is neither too large nor too small for chance.
  static func isLikely(_ observed: [Int]) -> Bool {
    let mean = Double(observed.reduce(0, +)) / Double(observed.count)
    let p = ChiSquaredTest(observed: observed, expected: observed.map { _ in mean }).pValue
    return p >= 1e-6 && p <= 1 - 1e-6
  }

  @Test("fill 256 cells evenly by their top and by their lowest used byte", arguments: Direction.allCases)
  func cells(direction: Direction) {
    var top = [Int](repeating: 0, count: 256)
    var low = top
    for index in 0..<(1 << 20) as Range<UInt64> {
      let word = Self.word(index, along: direction)
      top[Int(word >> 56)] += 1
      // A uniform number has the upper 52 bits; the lowest of them are bits 12 to 19.
      low[Int(word >> 12 & 255)] += 1
    }
    #expect(Self.isLikely(top))
    #expect(Self.isLikely(low))
  }

  @Test("fill a cube of 16 to the third evenly, three in a row", arguments: Direction.allCases)
  func cube(direction: Direction) {
    var cells = [Int](repeating: 0, count: 4096)
    for triple in 0..<(1 << 18) as Range<UInt64> {
      var cell = 0
      for step in 0..<3 as Range<UInt64> {
        cell = cell << 4 | Int(Self.word(3 * triple + step, along: direction) >> 60)
      }
      cells[cell] += 1
    }
    #expect(Self.isLikely(cells))
  }

  @Test("do not correlate at lags 1, 2, 4, 64 and 1024", arguments: Direction.allCases)
  func correlation(direction: Direction) {
    let count = 1 << 18
    let values = (0..<UInt64(count)).map { Draws.uniform(of: Self.word($0, along: direction)) - 0.5 }
    for lag in [1, 2, 4, 64, 1024] {
      var sum = 0.0
      for index in lag..<count { sum += values[index] * values[index - lag] }
      // Products of two even numbers around 0 have the deviation 1/12; 4.9 of them are 1e-6.
      #expect(abs(sum * 12) < 4.9 * Double(count - lag).squareRoot(), "lag \(lag)")
    }
  }

  @Test("have every bit set half of the time, alone and with each other bit", arguments: Direction.allCases)
  func bits(direction: Direction) {
    let count = 1 << 16
    var both = [Int](repeating: 0, count: 64 * 64)
    for index in 0..<UInt64(count) {
      let word = Self.word(index, along: direction)
      var rest = word
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        var others = word & ~rest
        while others != 0 {
          both[64 * bit + others.trailingZeroBitCount] += 1
          others &= others - 1
        }
      }
    }
    // The greatest of 2080 counts: 6.3 deviations are 1e-6 for them together.
    for bit in 0..<64 {
      #expect(abs(Double(both[65 * bit] - count / 2)) < 6.3 * (Double(count) / 4).squareRoot())
      for other in 0..<bit {
        #expect(abs(Double(both[64 * bit + other] - count / 4)) < 6.3 * (Double(count) * 3 / 16).squareRoot())
      }
    }
  }

  @Test("of one item for different purposes do not correlate")
  func purposes() {
    let chance = Chance(seed: 78, replication: 0)
    let count = 1 << 14
    let purposes: [UInt32] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 32, 33, 34, 35, 36, 48, 49, 56]
    let columns = purposes.map { purpose in
      (0..<UInt64(count)).map { chance.uniform(entity: 0xA5C3 << 48 | $0, purpose: purpose) - 0.5 }
    }
    for first in purposes.indices {
      for second in 0..<first {
        let sum = zip(columns[first], columns[second]).reduce(0.0) { $0 + $1.0 * $1.1 }
        // 171 pairs: 5.8 deviations are 1e-6 for them together.
        #expect(abs(sum * 12) < 5.8 * Double(count).squareRoot(), "\(purposes[first]) and \(purposes[second])")
      }
    }
  }

  @Test("choose among seats evenly, whatever their number", arguments: [3, 52, 1000, 4097])
  func seats(count: UInt64) {
    var chosen = [Int](repeating: 0, count: Int(count))
    for item in 0..<(1 << 18) as Range<UInt64> {
      chosen[Int(Chance.bounded(Self.word(item, along: .items), below: count))] += 1
    }
    #expect(Self.isLikely(chosen))
  }
}
