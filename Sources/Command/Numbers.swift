/// A whole number above 0.
package func count(_ word: String) -> Int? {
  Int(word).flatMap { $0 > 0 ? $0 : nil }
}

/// A share from 0 to 1, written as `95%` or `0.95`.
package func share(_ word: String) -> Double? {
  let share = word.hasSuffix("%") ? Double(word.dropLast()).map { $0 / 100 } : Double(word)
  return share.flatMap { $0 >= 0 && $0 <= 1 ? $0 : nil }
}
