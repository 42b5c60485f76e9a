/// A whole number from 1 to the greatest that is allowed.
package func count(_ word: String, upTo greatest: Int) -> Int? {
  Int(word).flatMap { $0 > 0 && $0 <= greatest ? $0 : nil }
}

/// A share from 0 to 1, written as `95%` or `0.95`.
package func share(_ word: String) -> Double? {
  let share = word.hasSuffix("%") ? Double(word.dropLast()).map { $0 / 100 } : Double(word)
  return share.flatMap { $0 >= 0 && $0 <= 1 ? $0 : nil }
}
