/// How narrow the interval of a metric shall be: `customers.saved within 5%`.
package struct Precision: Sendable, Equatable {
  package let metric: String
  package let width: String

  /// Reads `METRIC within X`; nil when it has another shape.
  package init?(_ text: String) {
    let words = text.split(separator: " ")
    guard let within = words.firstIndex(of: "within"), within > 0, within + 1 < words.count else { return nil }
    metric = words[..<within].joined(separator: " ")
    width = words[(within + 1)...].joined(separator: " ")
  }
}
