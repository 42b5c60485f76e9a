import EventKernel
import Testing

@Suite struct PhiloxTests {
  @Test("counter and key of zeros give the published words")
  func zeros() {
    #expect(
      Philox.block(counter: (0, 0, 0, 0), keys: Philox.Keys(0, 0))
        == Draws(
          word0: 0x1655_4d9e_ca36_314c, word1: 0xdb20_fe9d_672d_0fdc, word2: 0xd7e7_72ce_e186_176b,
          word3: 0x7e68_b68a_ec7b_a23b))
  }

  @Test("counter and key of ones give the published words")
  func ones() {
    #expect(
      Philox.block(counter: (.max, .max, .max, .max), keys: Philox.Keys(.max, .max))
        == Draws(
          word0: 0x87b0_92c3_013f_e90b, word1: 0x438c_3c67_be8d_0224, word2: 0x9cc7_d7c6_9cd7_77b6,
          word3: 0xa09c_aebf_594f_0ba0))
  }

  @Test("the digits of pi give the published words")
  func pi() {
    #expect(
      Philox.block(
        counter: (0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89),
        keys: Philox.Keys(0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c))
        == Draws(
          word0: 0xa528_f454_03e6_1d95, word1: 0x38c7_2dbd_566e_9788, word2: 0xa5a1_610e_72fd_18b5,
          word3: 0x57bd_43b5_e52b_7fe6))
  }

  @Test("counter one gives the first block of NumPy's Philox")
  func one() {
    #expect(
      Philox.block(counter: (1, 0, 0, 0), keys: Philox.Keys(0, 0))
        == Draws(
          word0: 0x02f4_ba64_08e4_d89b, word1: 0x3dd6_2b0b_9ca8_c5b2, word2: 0x1c86_67a5_5d90_2e79,
          word3: 0x907d_7a05_2fd5_b4dc))
  }

  /// The generator as it is published: each round's key is that of the last and a constant.
  static func published(_ counter: (UInt64, UInt64, UInt64, UInt64), _ key: (UInt64, UInt64)) -> [UInt64] {
    var words = counter
    var key = key
    for _ in 0..<10 {
      let first = (0xD2E7_470E_E14C_6C93 as UInt64).multipliedFullWidth(by: words.0)
      let second = (0xCA5A_8263_9512_1157 as UInt64).multipliedFullWidth(by: words.2)
      words = (second.high ^ words.1 ^ key.0, second.low, first.high ^ words.3 ^ key.1, first.low)
      key = (key.0 &+ 0x9E37_79B9_7F4A_7C15, key.1 &+ 0xBB67_AE85_84CA_A73B)
    }
    return [words.0, words.1, words.2, words.3]
  }

  @Test("a million addresses give the words of the published rounds", arguments: [0, 1, 20_240_601, UInt64.max])
  func addresses(seed: UInt64) {
    let chance = Chance(seed: seed, replication: seed &* 3, domain: seed & 3)
    var wrong = 0
    for index in 0..<250_000 as Range<UInt64> {
      let entity = Fingerprint.mix(index)
      let purpose = UInt32(truncatingIfNeeded: index % 61)
      let sub = UInt32(truncatingIfNeeded: entity >> 7)
      let draws = chance.block(entity: entity, purpose: purpose, sub: sub, block: index & 3)
      let words = Self.published(
        (entity, UInt64(purpose) << 32 | UInt64(sub), index & 3, seed & 3), (seed, seed &* 3))
      if (0..<4).map({ draws.word($0) }) != words { wrong += 1 }
    }
    #expect(wrong == 0)
  }
}
