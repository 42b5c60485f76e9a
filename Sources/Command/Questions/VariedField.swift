/// A field of a scenario with the bounds between which its value is looked for: `PATH=LOW..HIGH`.
package struct VariedField: Sendable, Equatable {
  package let path: String
  package let range: ClosedRange<Int>

  /// Values that a field may take at most.
  package static let most = 10_000

  /// Reads `PATH=LOW..HIGH`; nil where it has another shape, the bounds are no whole numbers from 0 up, or LOW is above
  /// HIGH.
  package init?(_ word: String) {
    guard let setting = Setting(word), let dots = setting.value.firstIndex(of: ".") else { return nil }
    let rest = setting.value[dots...]
    guard rest.hasPrefix(".."), let low = Int(setting.value[..<dots]), let high = Int(rest.dropFirst(2)), low >= 0,
      low <= high, high <= Self.most
    else { return nil }
    path = setting.path
    range = low...high
  }

  /// As it is written.
  package var text: String { "\(path)=\(range.lowerBound)..\(range.upperBound)" }
}
