/// Where a default comes from: works, a rule of the model, or nobody but us.
public struct Provenance: Sendable, Equatable {
  /// What it rests on; empty where no work is known.
  public let works: [Work]
  /// Works, the place in the model, and what is to be known of them, in one line.
  public let text: String

  private init(works: [Work], text: String) {
    self.works = works
    self.text = text
  }

  /// It rests on a work, which says what is noted.
  static func from(_ work: Work, _ note: String) -> Provenance { from([work], note) }

  /// It rests on works, which say what is noted.
  static func from(_ works: [Work], _ note: String) -> Provenance {
    Provenance(works: works, text: works.map(\.name).joined(separator: "; ") + ": " + note)
  }

  /// It follows a rule of the written model, which `place` names as "desk/promises".
  static func model(_ place: String, _ note: String = "") -> Provenance {
    Provenance(works: [], text: "model: \(place)" + (note.isEmpty ? "" : ": \(note)"))
  }

  /// Nothing public was found.
  static func unknown(_ note: String) -> Provenance { Provenance(works: [], text: note) }
}
