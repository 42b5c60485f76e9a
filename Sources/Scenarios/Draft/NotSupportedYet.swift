/// Every field and value that the format has and that this version does not simulate: the one list of later work.
enum NotSupportedYet {
  /// Where a field belongs.
  enum Section {
    case scenario
    case channel
    case burst
    case resolution
    case outcome
    case value
  }

  struct Entry {
    let section: Section
    let field: String
    let sentence: String

    init(_ section: Section, _ field: String, _ sentence: String) {
      (self.section, self.field, self.sentence) = (section, field, sentence)
    }
  }

  static let all: [Entry] = [
    Entry(.outcome, "word_of_mouth", "customers do not win or lose others")
  ]

  /// Refuses each field of a section that is written.
  static func refuse(_ section: Section, in reader: inout ObjectReader) {
    for entry in all where entry.section == section { reader.notSupportedYet(entry.field, entry.sentence) }
  }

  /// What is said of a value.
  static func remedy(for value: String) -> Remedy {
    let sentence = all.first { $0.section == .value && $0.field == value }?.sentence ?? value
    return Remedy(.notYet, "not supported yet: \(sentence)")
  }
}
