/// Four independent random words, read as words or as uniform numbers.
public struct Draws: BitwiseCopyable, Sendable, Equatable {
  /// The first word.
  public let word0: UInt64
  /// The second word.
  public let word1: UInt64
  /// The third word.
  public let word2: UInt64
  /// The fourth word.
  public let word3: UInt64

  /// Four given words.
  @inlinable public init(word0: UInt64, word1: UInt64, word2: UInt64, word3: UInt64) {
    self.word0 = word0
    self.word1 = word1
    self.word2 = word2
    self.word3 = word3
  }

  /// The first word as a uniform number.
  @inlinable public var u0: Double { Self.uniform(of: word0) }
  /// The second word as a uniform number.
  @inlinable public var u1: Double { Self.uniform(of: word1) }
  /// The third word as a uniform number.
  @inlinable public var u2: Double { Self.uniform(of: word2) }
  /// The fourth word as a uniform number.
  @inlinable public var u3: Double { Self.uniform(of: word3) }

  /// One of the four words.
  ///
  /// - Precondition: the index lies in 0...3.
  @inlinable public func word(_ index: Int) -> UInt64 {
    precondition(index >= 0 && index < 4, "a block has four words")
    return index < 2 ? (index == 0 ? word0 : word1) : (index == 2 ? word2 : word3)
  }

  /// One of the four words as a uniform number.
  ///
  /// - Precondition: the index lies in 0...3.
  @inlinable public func uniform(_ index: Int) -> Double { Self.uniform(of: word(index)) }

  /// The uniform number of a word: one of the 2^52 midpoints (k + ½)·2^-52, so never 0 or 1.
  ///
  /// Exact; and 1 - u is exact and a midpoint again, so antithetic draws are too and -log u needs no guard.
  @inlinable public static func uniform(of word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1p-52
  }
}
