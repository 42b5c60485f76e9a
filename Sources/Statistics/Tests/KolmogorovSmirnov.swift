internal import PortableMath

/// The greatest distance between two distributions, and how likely it is by chance.
public struct KolmogorovSmirnov: Sendable, Equatable {
  /// The greatest distance, from 0 to 1.
  public let distance: Double

  /// The probability of a distance as great or greater if both distributions are the same.
  public let pValue: Double

  /// One sample against a continuous law.
  ///
  /// - Parameters:
  ///   - sample: At least one value, in any order.
  ///   - cumulative: The probability of a value at or below the argument.
  /// - Complexity: O(n log n), and that of `Kolmogorov`.
  public init(_ sample: [Double], cumulative: (Double) -> Double) {
    precondition(!sample.isEmpty, "A distance needs at least one value")
    let n = Double(sample.count)
    var greatest = 0.0
    for (index, value) in sample.sorted().enumerated() {
      let probability = cumulative(value)
      greatest = max(greatest, Double(index + 1) / n - probability, probability - Double(index) / n)
    }
    distance = greatest
    pValue = Kolmogorov.upperTail(min(1, greatest), count: sample.count)
  }

  /// Two samples against each other.
  ///
  /// The p-value is exact without ties up to 4 million pairs, above that the limit for large samples.
  ///
  /// - Parameters:
  ///   - first: At least one value, in any order.
  ///   - second: At least one value, in any order.
  /// - Complexity: O(n log n), and O(first.count · second.count) for the exact p-value.
  public init(_ first: [Double], _ second: [Double]) {
    precondition(!first.isEmpty && !second.isEmpty, "A distance needs values on both sides")
    let left = first.sorted()
    let right = second.sorted()
    let leftCount = Int64(left.count)
    let rightCount = Int64(right.count)
    // Distances in units of 1 / (leftCount · rightCount), which are whole.
    var greatest: Int64 = 0
    var i = 0
    var j = 0
    while i < left.count && j < right.count {
      let value = min(left[i], right[j])
      while i < left.count && left[i] == value { i += 1 }
      while j < right.count && right[j] == value { j += 1 }
      greatest = max(greatest, (Int64(i) * rightCount - Int64(j) * leftCount).magnitudeAsSigned)
    }
    let product = Double(leftCount) * Double(rightCount)
    distance = Double(greatest) / product
    if product <= 4e6 {
      pValue = KolmogorovSmirnov.probability(atLeast: greatest, leftCount, rightCount)
    } else {
      let effective = product / Double(leftCount + rightCount)
      pValue = Kolmogorov.upperTail(effective.squareRoot() * distance)
    }
  }

  /// The distance that a sample of `count` values exceeds with probability at most `level`, whatever the law, also a
  /// discrete one.
  ///
  /// - Complexity: O(1).
  /// - Note: The bound of A. Dvoretzky, J. Kiefer and J. Wolfowitz with the constant of P. Massart (1990).
  public static func massartBound(level: Double, count: Int) -> Double {
    precondition(level > 0 && level < 1 && count >= 1, "A level lies between 0 and 1")
    return (logarithm(2 / level) / (2 * Double(count))).squareRoot()
  }

  /// The share of lattice paths that reach the distance.
  private static func probability(atLeast distance: Int64, _ rows: Int64, _ columns: Int64) -> Double {
    if distance == 0 { return 1 }
    // The share of paths to each point of a row that stay within the distance.
    var within = [Double](repeating: 0, count: Int(columns) + 1)
    for column in 0...columns { within[Int(column)] = column * rows >= distance ? 0 : 1 }
    var row: Int64 = 1
    while row <= rows {
      let weight = Double(row) / Double(row + columns)
      within[0] = row * columns >= distance ? 0 : weight * within[0]
      var column: Int64 = 1
      while column <= columns {
        let isOutside = (row * columns - column * rows).magnitudeAsSigned >= distance
        within[Int(column)] = isOutside ? 0 : weight * within[Int(column)] + within[Int(column) - 1]
        column += 1
      }
      row += 1
    }
    return max(0, 1 - within[Int(columns)])
  }
}

extension Int64 {
  /// The absolute value of a number that is not the least one.
  fileprivate var magnitudeAsSigned: Int64 { self < 0 ? -self : self }
}
