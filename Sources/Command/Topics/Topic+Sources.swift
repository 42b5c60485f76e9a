import Arguments
import Scenarios

extension Topic {
  /// The literature behind defaults and methods, from the bibliography.
  static let sources = Topic(
    "sources", summary: "the literature behind defaults and methods, and what each work is worth",
    text: Bibliography.subjects.map { list($0) }.joined(separator: "\n\n"))

  /// The works of a subject, each with its further lines indented.
  private static func list(_ subject: Bibliography.Subject) -> String {
    var lines = [subject.title]
    for work in subject.works {
      let entry = Arguments.wrapped(work.entry, width: 78, indent: 4)
      lines += entry.prefix(1).map { String($0.dropFirst(2)) } + entry.dropFirst()
    }
    return lines.joined(separator: "\n")
  }
}
