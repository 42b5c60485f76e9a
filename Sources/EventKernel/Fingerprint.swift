/// A number that tells two sequences of words apart: what happened, word by word, in its order.
///
/// Not cryptographic. The rule is a contract: golden files hold its values.
public struct Fingerprint: BitwiseCopyable, Sendable, Equatable {
  @usableFromInline var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The fingerprint of an empty sequence.
  @inlinable public init() {}

  /// The fingerprint of the words folded so far.
  @inlinable public var value: UInt64 { state }

  /// Adds a word at the end of the sequence.
  ///
  /// - Complexity: O(1).
  @inlinable public mutating func fold(_ word: UInt64) {
    state = Self.mix(state ^ word) &+ 0x9E37_79B9_7F4A_7C15
  }

  /// A word scrambled one to one, so that any changed bit changes about half of the result: the finaliser of SplitMix64.
  ///
  /// Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014 (Stafford's variant 13).
  @inlinable public static func mix(_ word: UInt64) -> UInt64 {
    let first = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    let second = (first ^ (first >> 27)) &* 0x94D0_49BB_1331_11EB
    return second ^ (second >> 31)
  }
}
