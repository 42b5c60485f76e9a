import EventKernel
import PortableMath
import Testing

@Suite struct ChanceTests {
  static let chance = Chance(seed: 20_240_601, replication: 5)

  @Test(
    "an address gives the words of the contract",
    arguments: [
      (
        chance.block(entity: 7, purpose: 3),
        [0x21b4_0404_7603_bdad, 0x55fb_1924_901e_32a8, 0xcf6b_cd06_b6a4_7432, 0x1158_b25f_ee8a_e95a]
      ),
      (
        chance.block(entity: 7, purpose: 3, block: 1),
        [0xa7eb_1e50_49a7_efd0, 0x0e83_e638_19de_8f25, 0xb293_9832_e1ce_f283, 0x95ba_7141_90d5_afd2]
      ),
      (
        chance.block(entity: 7, purpose: 3, sub: 1),
        [0xcae5_f6bb_fa7f_a671, 0x55c6_016f_e5b0_f448, 0x886c_6c38_76d8_d78c, 0x1530_a4c7_34c6_d023]
      ),
      (
        Chance(seed: 20_240_601, replication: 6).block(entity: 7, purpose: 3),
        [0xf13c_80fc_d934_6fbf, 0x0cd7_481f_12b2_89c3, 0x4743_aecf_384c_ef6a, 0x6a41_c4e1_337b_aed0]
      ),
      (
        Chance(seed: 1, replication: 0).block(entity: 0, purpose: 1),
        [0xbbfd_1b25_5916_c20c, 0x0cad_f61a_a47a_dea6, 0x5400_b1d5_5fdb_dece, 0x8a04_e46d_c5bd_4778]
      ),
    ] as [(Draws, [UInt64])])
  func words(draws: Draws, expected: [UInt64]) {
    #expect((0..<4).map { draws.word($0) } == expected)
  }

  @Test("words become the uniform numbers of the contract")
  func uniforms() {
    let draws = Self.chance.block(entity: 7, purpose: 3)
    #expect(
      (0..<4).map { draws.uniform($0) }
        == [0.13165307148848526, 0.33586270468378465, 0.8102386609449627, 0.0677596554001344])
    #expect((0..<4).map { draws.uniform($0) } == [draws.u0, draws.u1, draws.u2, draws.u3])
    #expect(Self.chance.uniform(entity: 7, purpose: 3) == draws.u0)
  }

  @Test("draws become exponential and normal numbers, bit for bit")
  func variates() {
    let draws = Self.chance.block(entity: 7, purpose: 3)
    #expect(
      (0..<4).map { (-logarithm(draws.uniform($0))).bitPattern }
        == [0x4000_387e_846d_bc15, 0x3ff1_74f3_cd21_ffee, 0x3fca_ef40_d8e8_ae72, 0x4005_88c8_4fcb_83f3])
    #expect(
      (0..<4).map { Normal.quantile(draws.uniform($0)).bitPattern }
        == [0xbff1_e5d4_9cd9_6650, 0xbfdb_1f3b_123b_b829, 0x3fec_1eef_1770_ea3f, 0xbff7_e20b_123e_30a1])
  }

  @Test("a uniform number is never 0 or 1, and its complement is a uniform number again")
  func ends() {
    #expect(Draws.uniform(of: 0) == 0x1p-53)
    #expect(Draws.uniform(of: .max) == 1 - 0x1p-53)
    #expect(1 - Draws.uniform(of: 0) == Draws.uniform(of: .max))
    let word: UInt64 = 0x21b4_0404_7603_bdad
    #expect(1 - Draws.uniform(of: word) == Draws.uniform(of: ~word))
  }

  @Test("another domain gives other draws")
  func domain() {
    let other = Chance(seed: 20_240_601, replication: 5, domain: 1)
    #expect(other.block(entity: 7, purpose: 3) != Self.chance.block(entity: 7, purpose: 3))
  }

  @Test("a bounded number is the high word of the product")
  func bounded() {
    let draws = Self.chance.block(entity: 7, purpose: 3)
    #expect((0..<4).map { Chance.bounded(draws.word($0), below: 52) } == [6, 17, 42, 3])
    #expect(Chance.bounded(.max, below: 52) == 51)
    #expect(Chance.bounded(.max, below: 1) == 0)
  }

  /// What varies from draw to draw.
  enum Direction: CaseIterable { case entities, replications, purposes, subs, words }

  static func word(_ index: UInt64, along direction: Direction) -> UInt64 {
    let low = UInt32(truncatingIfNeeded: index)
    switch direction {
    case .entities: return chance.block(entity: index, purpose: 3).word0
    case .replications: return Chance(seed: 1, replication: index).block(entity: 7, purpose: 3).word0
    case .purposes: return chance.block(entity: 7, purpose: low).word0
    case .subs: return chance.block(entity: 7, purpose: 3, sub: low).word0
    case .words: return chance.block(entity: index >> 2, purpose: 4).word(Int(truncatingIfNeeded: index & 3))
    }
  }

  @Test("draws fill 256 cells evenly along every part of the address", arguments: Direction.allCases)
  func evenness(direction: Direction) {
    var cells = [Int](repeating: 0, count: 256)
    for index in 0..<(1 << 20) as Range<UInt64> { cells[Int(Self.word(index, along: direction) >> 56)] += 1 }
    let statistic = cells.reduce(0.0) { $0 + Double(($1 - 4096) * ($1 - 4096)) / 4096 }
    // Chi-square with 255 degrees of freedom at 1e-6 and 1 - 1e-6.
    #expect(statistic > 160 && statistic < 374)
  }

  @Test("every bit is set half of the time, and neighbours do not correlate", arguments: Direction.allCases)
  func bitsAndNeighbours(direction: Direction) {
    let count = 1 << 18
    var set = [Int](repeating: 0, count: 64)
    var products = 0.0
    var last = 0.0
    for index in 0..<UInt64(count) {
      let word = Self.word(index, along: direction)
      for bit in 0..<64 { set[bit] += Int(word >> UInt64(bit) & 1) }
      let deviation = Draws.uniform(of: word) - 0.5
      products += deviation * last
      last = deviation
    }
    // Six standard deviations: 1e-7 for the largest of 64.
    for bit in 0..<64 { #expect(abs(set[bit] - count / 2) < 6 * 256) }
    #expect(abs(products * 12 / Double(count).squareRoot()) < 4.9)
  }

  @Test("three draws in a row fill a cube of 4096 cells evenly")
  func cube() {
    var cells = [Int](repeating: 0, count: 4096)
    for entity in 0..<(1 << 18) as Range<UInt64> {
      let draws = Self.chance.block(entity: entity, purpose: 9)
      let cell = (draws.word0 >> 60) * 256 + (draws.word1 >> 60) * 16 + (draws.word2 >> 60)
      cells[Int(cell)] += 1
    }
    let statistic = cells.reduce(0.0) { $0 + Double(($1 - 64) * ($1 - 64)) / 64 }
    // Chi-square with 4095 degrees of freedom, 4.9 standard deviations.
    #expect(abs(statistic - 4095) < 4.9 * 8190.0.squareRoot())
  }
}
