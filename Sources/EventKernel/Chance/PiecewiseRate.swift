/// A stretch of time over which a rate is constant or changes along a straight line.
public struct RatePiece: BitwiseCopyable, Sendable, Equatable {
  /// When it starts.
  public let start: Double
  /// How long it lasts, in the unit of `start`.
  public let length: Double
  /// The rate at the start, per that unit.
  public let rate: Double
  /// By how much the rate changes per that unit.
  public let slope: Double

  /// A piece with a rate that is not negative anywhere.
  ///
  /// - Precondition: the length is not negative, nor is the rate at either end.
  public init(start: Double, length: Double, rate: Double, slope: Double = 0) {
    precondition(length >= 0 && rate >= 0 && rate + slope * length >= -1e-9 * rate, "a rate is not negative")
    self.start = start
    self.length = length
    self.rate = rate
    self.slope = slope
  }

  /// How many arrivals are expected in the piece.
  public var expected: Double { (rate + slope * length / 2) * length }

  /// When this many arrivals are expected since the start of the piece: the inverse of the integrated rate.
  ///
  /// Exact arrivals of a Poisson process: add up -log u from 0 and ask for the time while the sum is below `expected`.
  ///
  /// - Precondition: 0 <= amount < `expected`.
  public func time(after amount: Double) -> Double {
    precondition(amount >= 0 && amount < expected, "the amount is expected within the piece")
    let root = max(0, rate * rate + 2 * slope * amount).squareRoot()
    return start + (amount > 0 ? min(length, 2 * amount / (rate + root)) : 0)
  }
}

/// A rate that changes over time: pieces one after the other.
///
/// Each piece has its own independent arrivals, numbered from its start, so arrivals of one hour keep their identity when
/// another hour is changed.
///
/// - Complexity: `time(after:)` O(log *pieces*). Memory: 40 bytes per piece.
public struct PiecewiseRate: Sendable, Equatable {
  /// The pieces in order of time.
  public let pieces: ContiguousArray<RatePiece>
  /// How many arrivals are expected before each piece.
  private let before: ContiguousArray<Double>
  /// How many arrivals are expected in all pieces.
  public let expected: Double

  /// A rate made of pieces in ascending order.
  ///
  /// - Precondition: no piece starts before the end of the one before it, within 10^-9 of its length.
  public init(_ pieces: some Sequence<RatePiece>) {
    self.pieces = ContiguousArray(pieces)
    var before = ContiguousArray<Double>()
    var sum = 0.0
    var end = -Double.infinity
    for piece in self.pieces {
      precondition(piece.start >= end - 1e-9 * piece.length, "pieces follow each other")
      before.append(sum)
      sum += piece.expected
      end = piece.start + piece.length
    }
    self.before = before
    expected = sum
  }

  /// When this many arrivals are expected since the start; nil if that many are not.
  ///
  /// At the end of a piece that is the start of the next one with a rate above 0.
  ///
  /// - Precondition: the amount is not negative.
  public func time(after amount: Double) -> Double? {
    precondition(amount >= 0, "arrivals are counted from 0")
    guard amount < expected else { return nil }
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if before[middle] <= amount { low = middle + 1 } else { high = middle }
    }
    let piece = pieces[low - 1]
    let within = amount - before[low - 1]
    return within < piece.expected ? piece.time(after: within) : piece.start + piece.length
  }
}
