/// Picks one of several things by weight in constant time.
///
/// The order of construction is fixed, so equal weights give equal tables everywhere. A pick is not increasing in its
/// uniform number: where weights differ between variants, `CumulativeTable` keeps the variants closer together.
///
/// - Complexity: construction O(*n*), a pick O(1). Memory: 12 bytes per weight.
/// - Source: Vose, *IEEE Transactions on Software Engineering* 17 (1991).
public struct AliasTable: Sendable, Equatable {
  /// With what probability a cell yields its own index, not its alias.
  public let probabilities: ContiguousArray<Double>
  /// What a cell yields otherwise.
  public let aliases: ContiguousArray<UInt32>

  /// A table for weights, which need not add up to 1.
  ///
  /// - Precondition: there are 1 to 2^30 - 1 weights, none negative, with a finite positive sum.
  public init(weights: some Collection<Double>) {
    precondition(!weights.isEmpty && weights.count < 1 << 30, "there is something to pick from")
    var sum = 0.0
    for weight in weights {
      precondition(weight >= 0, "no weight is negative")
      sum += weight
    }
    precondition(sum > 0 && sum.isFinite, "some weight is positive")
    let count = weights.count
    var scaled = ContiguousArray<Double>()
    for weight in weights { scaled.append(weight / sum * Double(count)) }
    var small = ContiguousArray<Int>()
    var large = ContiguousArray<Int>()
    for index in 0..<count {
      if scaled[index] < 1 { small.append(index) } else { large.append(index) }
    }
    var probabilities = ContiguousArray(repeating: 1.0, count: count)
    var aliases = ContiguousArray((0..<count).map { UInt32(truncatingIfNeeded: $0) })
    while let giver = large.last, let taker = small.popLast() {
      large.removeLast()
      probabilities[taker] = scaled[taker]
      aliases[taker] = UInt32(truncatingIfNeeded: giver)
      scaled[giver] = scaled[giver] + scaled[taker] - 1
      if scaled[giver] < 1 { small.append(giver) } else { large.append(giver) }
    }
    self.probabilities = probabilities
    self.aliases = aliases
  }

  /// How many things there are to pick from.
  public var count: Int { probabilities.count }

  /// The pick of a random word: its high part chooses the cell, the rest decides between cell and alias.
  public func index(of word: UInt64) -> Int {
    let product = word.multipliedFullWidth(by: UInt64(truncatingIfNeeded: probabilities.count))
    let cell = Int(truncatingIfNeeded: product.high)
    return Draws.uniform(of: product.low) < probabilities[cell] ? cell : Int(aliases[cell])
  }
}
