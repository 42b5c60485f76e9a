/// Picks one of several things by weight, increasing in the uniform number, so a small change of weights changes few picks.
///
/// - Complexity: construction O(*n*), a pick O(log *n*), of few weights by looking at one after the other. Memory: 16 bytes
///   per weight.
public struct CumulativeTable: Sendable, Equatable {
  private let steps: ContiguousArray<Step>
  private let total: Double
  /// The greatest number below the total.
  private let greatest: Double

  /// The weights up to an index, as their sum and as its share of all.
  private struct Step: BitwiseCopyable, Sendable, Equatable {
    var sum: Double
    var share = 1.0
  }

  /// A table for weights, which need not add up to 1.
  ///
  /// - Precondition: there is at least one weight, none is negative, and the sum is finite and positive.
  public init(weights: some Sequence<Double>) {
    var steps = ContiguousArray<Step>()
    var sum = 0.0
    for weight in weights {
      precondition(weight >= 0, "no weight is negative")
      sum += weight
      steps.append(Step(sum: sum))
    }
    precondition(sum > 0 && sum.isFinite, "some weight is positive")
    for index in steps.indices { steps[index].share = steps[index].sum / sum }
    self.steps = steps
    total = sum
    greatest = sum.nextDown
  }

  /// So few weights are looked at one after the other: halving them takes longer.
  private static let few = 16

  /// How many things there are to pick from.
  public var count: Int { steps.count }

  /// The share of all weight that the things up to an index have.
  ///
  /// - Precondition: the index is one of the table's.
  public func share(through index: Int) -> Double { steps[index].share }

  /// The first index whose weights up to there make up more than a share `u` of all; one of positive weight.
  ///
  /// - Precondition: 0 <= u < 1.
  public func index(of u: Double) -> Int {
    precondition(u >= 0 && u < 1, "a pick is asked for a share from 0 to below 1")
    let wanted = min(u * total, greatest)
    var low = 0
    if steps.count <= Self.few {
      while steps[low].sum <= wanted { low += 1 }
      return low
    }
    var high = steps.count - 1
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].sum > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
