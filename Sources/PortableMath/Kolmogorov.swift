/// The law of Kolmogorov's statistic: the greatest distance between a sample's distribution and the true one.
public enum Kolmogorov {
  /// The limit, for large samples, of the probability that √count · distance is above `x`.
  ///
  /// - Parameter x: A number, 0 or above.
  /// - Complexity: O(1): at most a dozen terms.
  /// - Note: The alternating series from 1.18 on, its theta transform below.
  public static func upperTail(_ x: Double) -> Double {
    precondition(x >= 0, "Kolmogorov's law needs a value of 0 or above")
    if x < 0.04 { return 1 }
    if x < 1.18 {
      let factor = Constant.pi * Constant.pi / (8 * x * x)
      var sum = 0.0
      var odd = 1.0
      while odd < 12 {
        sum += exponential(-odd * odd * factor)
        odd += 2
      }
      return 1 - sum / (Constant.inverseRootOfTwoPi * x)
    }
    var sum = 0.0
    var sign = 2.0
    var index = 1.0
    while index < 8 {
      sum += sign * exponential(-2 * index * index * x * x)
      sign = -sign
      index += 1
    }
    return sum
  }

  /// The exact probability that the distance is below `distance` for a sample of `count` values.
  ///
  /// - Parameters:
  ///   - distance: A number from 0 to 1.
  ///   - count: The size of the sample, at least 1.
  /// - Complexity: O((count · distance)³ log count) for up to 2,000 values, O(count) in the far tail; for more values
  ///   the limit with the correction of J. Vrbik (error below 1e-5 there).
  /// - Note: G. Marsaglia, W. W. Tsang and J. Wang, Journal of Statistical Software 8(18), 2003; far tail by the exact
  ///   one-sided law (Z. W. Birnbaum and F. H. Tingey, 1951).
  public static func cumulative(_ distance: Double, count: Int) -> Double {
    tails(distance, count: count).lower
  }

  /// The exact probability that the distance is `distance` or more for a sample of `count` values: the p-value.
  ///
  /// - Parameters:
  ///   - distance: A number from 0 to 1.
  ///   - count: The size of the sample, at least 1.
  /// - Complexity: As of ``cumulative(_:count:)``.
  public static func upperTail(_ distance: Double, count: Int) -> Double {
    tails(distance, count: count).upper
  }

  /// The distance that a sample of `count` values exceeds with probability `level`.
  ///
  /// - Parameters:
  ///   - level: A probability above 0 and below 1.
  ///   - count: The size of the sample, at least 1.
  /// - Returns: The critical distance, with an absolute error below 1e-14.
  /// - Complexity: About 45 evaluations of the exact law.
  public static func criticalDistance(level: Double, count: Int) -> Double {
    precondition(level > 0 && level < 1, "A level is a probability above 0 and below 1")
    var below = 0.0
    var above = 1.0
    while above - below > 1e-14 {
      let middle = (below + above) / 2
      if upperTail(middle, count: count) > level { below = middle } else { above = middle }
    }
    return (below + above) / 2
  }

  private static func tails(_ distance: Double, count: Int) -> (lower: Double, upper: Double) {
    precondition(count >= 1, "Kolmogorov's law needs at least one value")
    precondition(distance >= 0 && distance <= 1, "A distance of distributions lies from 0 to 1")
    let n = Double(count)
    if n * distance <= 0.5 { return (0, 1) }
    if distance == 1 { return (1, 0) }
    if distance >= 0.5 || n * distance * distance > 4 {
      let upper = Swift.min(1, 2 * oneSided(distance, n))
      return (1 - upper, upper)
    }
    if count > 2000 {
      let x = n.squareRoot() * distance
      let upper = upperTail(x + 1 / (6 * n.squareRoot()) + (x - 1) / (4 * n))
      return (1 - upper, upper)
    }
    let lower = Swift.min(1, matrixPower(distance, count))
    return (lower, 1 - lower)
  }

  /// The probability that the signed distance is `distance` or more; twice that is exact from ½ on.
  private static func oneSided(_ distance: Double, _ n: Double) -> Double {
    var sum = 0.0
    var index = 0.0
    let remainder = SaddlePoint.stirlingRemainder(n + 1)
    while true {
      let rest = 1 - distance - index / n
      if !(rest > 0) { break }
      let exponent: Double
      if index == 0 {
        exponent = n * logarithm(rest) - logarithm(distance)
      } else {
        let choose =
          (n + 0.5) * logarithm(n + 1) - (index + 0.5) * logarithm(index + 1)
          - (n - index + 0.5) * logarithm(n - index + 1) + 1 - Constant.halfLogarithmOfTwoPi + remainder
          - SaddlePoint.stirlingRemainder(index + 1) - SaddlePoint.stirlingRemainder(n - index + 1)
        exponent =
          choose + (n - index) * logarithm(rest) + (index - 1) * logarithm(distance + index / n)
      }
      sum += exponential(exponent)
      index += 1
    }
    return distance * sum
  }

  /// The central entry of the nth power of the transition matrix, times n! / nⁿ.
  private static func matrixPower(_ distance: Double, _ count: Int) -> Double {
    let n = Double(count)
    let half = Int(n * distance) + 1
    let size = 2 * half - 1
    let h = Double(half) - n * distance
    var matrix = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0..<size where row - column + 1 >= 0 { matrix[row * size + column] = 1 }
    }
    var powerOfH = 1.0
    for row in 0..<size {
      powerOfH *= h
      matrix[row * size] -= powerOfH
      matrix[(size - 1) * size + size - 1 - row] -= powerOfH
    }
    if 2 * h - 1 > 0 {
      var corner = 1.0
      for _ in 0..<size { corner *= 2 * h - 1 }
      matrix[(size - 1) * size] += corner
    }
    for row in 0..<size {
      for column in 0..<size where row - column + 1 > 0 {
        var factor = 1
        while factor <= row - column + 1 {
          matrix[row * size + column] /= Double(factor)
          factor += 1
        }
      }
    }
    var (result, scale) = raised(matrix, size, to: count, centre: half - 1)
    for index in 1...count {
      result *= Double(index) / n
      if result < 0x1p-460 {
        result *= 0x1p460
        scale -= 1
      }
    }
    while scale < 0 {
      result *= 0x1p-460
      scale += 1
    }
    while scale > 0 {
      result *= 0x1p460
      scale -= 1
    }
    return result
  }

  /// The entry at (centre, centre) of `matrix` to the power `exponent`, and the multiple of 460 binary places it lacks.
  private static func raised(
    _ matrix: [Double], _ size: Int, to exponent: Int, centre: Int
  ) -> (value: Double, scale: Int) {
    var result = matrix
    var resultScale = 0
    var bit = 1
    while bit <= exponent / 2 { bit *= 2 }
    while bit > 1 {
      bit /= 2
      result = product(result, result, size)
      resultScale *= 2
      if exponent & bit != 0 { result = product(result, matrix, size) }
      if result[centre * size + centre] > 0x1p460 {
        for index in 0..<result.count { result[index] *= 0x1p-460 }
        resultScale += 1
      }
    }
    return (result[centre * size + centre], resultScale)
  }

  private static func product(_ left: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for inner in 0..<size {
        let factor = left[row * size + inner]
        if factor == 0 { continue }
        for column in 0..<size { result[row * size + column] += factor * right[inner * size + column] }
      }
    }
    return result
  }
}
