import EventKernel
import Testing

@Suite struct FingerprintTests {
  @Test(
    "a sequence of words has the fingerprint of the contract",
    arguments: [([], 0x9e37_79b9_7f4a_7c15), ([1, 2, 3], 0x88f4_73e5_e186_d66e), ([3, 2, 1], 0xedb4_afe0_ca2b_290a)]
      as [([UInt64], UInt64)])
  func sequences(words: [UInt64], expected: UInt64) {
    var fingerprint = Fingerprint()
    for word in words { fingerprint.fold(word) }
    #expect(fingerprint.value == expected)
  }

  @Test("the mixing function is the finaliser of SplitMix64")
  func mix() {
    let words = (1...5).map { Fingerprint.mix(UInt64($0) &* 0x9E37_79B9_7F4A_7C15) }
    #expect(
      words == [
        0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f, 0xf88b_b8a8_724c_81ec,
        0x1b39_896a_51a8_749b,
      ])
    #expect(Fingerprint.mix(1_234_567 &+ 0x9E37_79B9_7F4A_7C15) == 6_457_827_717_110_365_317)
  }
}
