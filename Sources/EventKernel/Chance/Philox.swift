/// The generator Philox4x64-10: a function from a counter of four words and a key of two to four random words.
///
/// It has no state, so any draw can be computed at any time, in any order and on any thread.
///
/// Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC11 (2011); Random123.
public enum Philox {
  /// Four random words for a counter under a key.
  ///
  /// - Complexity: ten rounds of two full multiplications, about 10 ns.
  @inlinable public static func block(
    counter: (UInt64, UInt64, UInt64, UInt64), key: (UInt64, UInt64)
  ) -> Draws {
    var (a, b, c, d) = counter
    var (x, y) = key
    for _ in 0..<10 {
      let first = (0xD2E7_470E_E14C_6C93 as UInt64).multipliedFullWidth(by: a)
      let second = (0xCA5A_8263_9512_1157 as UInt64).multipliedFullWidth(by: c)
      (a, b, c, d) = (second.high ^ b ^ x, second.low, first.high ^ d ^ y, first.low)
      x &+= 0x9E37_79B9_7F4A_7C15
      y &+= 0xBB67_AE85_84CA_A73B
    }
    return Draws(word0: a, word1: b, word2: c, word3: d)
  }
}
