/// Several tests at once with a bound on the expected share of false alarms, after Y. Benjamini and Y. Hochberg.
public enum BenjaminiHochberg {
  /// The p-values after adjustment, in the order given: a test is significant where its adjusted value is at most the
  /// false discovery rate.
  ///
  /// - Parameter pValues: Numbers from 0 to 1.
  /// - Complexity: O(n log n).
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    var result = pValues
    var least = 1.0
    for (position, index) in ascendingOrder(of: pValues).enumerated().reversed() {
      least = min(least, pValues[index] * Double(pValues.count) / Double(position + 1))
      result[index] = least
    }
    return result
  }
}
