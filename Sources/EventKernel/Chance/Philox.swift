/// The generator Philox4x64-10: a function from a counter of four words and a key of two to four random words.
///
/// It has no state, so any draw can be computed at any time, in any order and on any thread.
///
/// Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC11 (2011); Random123.
public enum Philox {
  /// The keys of all rounds that follow from a key: whoever draws often works them out once.
  ///
  /// - Complexity: construction O(1). Memory: 176 bytes.
  public final class Keys: Sendable {
    /// One word of each round's key, and the other.
    @usableFromInline let first: InlineArray<10, UInt64>
    @usableFromInline let second: InlineArray<10, UInt64>

    /// The keys that follow from two words.
    public init(_ x: UInt64, _ y: UInt64) {
      first = InlineArray { x &+ UInt64(truncatingIfNeeded: $0) &* 0x9E37_79B9_7F4A_7C15 }
      second = InlineArray { y &+ UInt64(truncatingIfNeeded: $0) &* 0xBB67_AE85_84CA_A73B }
    }
  }

  /// Four random words for a counter under a key.
  ///
  /// - Complexity: ten rounds of two full multiplications, about 10 ns.
  @inlinable public static func block(counter: (UInt64, UInt64, UInt64, UInt64), keys: Keys) -> Draws {
    var (a, b, c, d) = counter
    for round in 0..<10 {
      let first = (0xD2E7_470E_E14C_6C93 as UInt64).multipliedFullWidth(by: a)
      let second = (0xCA5A_8263_9512_1157 as UInt64).multipliedFullWidth(by: c)
      (a, b, c, d) = (
        second.high ^ b ^ keys.first[round], second.low, first.high ^ d ^ keys.second[round], first.low
      )
    }
    return Draws(word0: a, word1: b, word2: c, word3: d)
  }
}
