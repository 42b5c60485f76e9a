/// Several tests at once with a bound on the probability of any false alarm, after S. Holm.
public enum Holm {
  /// The p-values after adjustment, in the order given: a test is significant where its adjusted value is at most α.
  ///
  /// - Parameter pValues: Numbers from 0 to 1.
  /// - Complexity: O(n log n).
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    var result = pValues
    var greatest = 0.0
    for (position, index) in ascendingOrder(of: pValues).enumerated() {
      greatest = max(greatest, min(1, Double(pValues.count - position) * pValues[index]))
      result[index] = greatest
    }
    return result
  }
}

/// The indices of `values` from the least value to the greatest, equal ones in their order.
func ascendingOrder(of values: [Double]) -> [Int] {
  values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
}
