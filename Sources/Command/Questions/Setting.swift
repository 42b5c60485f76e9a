/// One value of a scenario changed on the command line: `teams.recovery.shifts.late.people=3`.
package struct Setting: Sendable, Equatable {
  package let path: String
  package let value: String

  /// As it is written.
  var text: String { "\(path)=\(value)" }

  /// Reads `PATH=VALUE`; nil when there is no path or no equals sign.
  package init?(_ word: String) {
    guard let sign = word.firstIndex(of: "="), sign > word.startIndex else { return nil }
    path = String(word[..<sign])
    value = String(word[word.index(after: sign)...])
  }
}
