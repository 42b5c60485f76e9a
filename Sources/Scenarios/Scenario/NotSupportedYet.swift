/// Every field and value that the format has and that this version does not simulate: the one list of later work.
enum NotSupportedYet {
  /// Where a field belongs.
  enum Section {
    case scenario
    case channel
    case burst
    case team
    case shift
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
    Entry(.channel, "source", "indirect feedback has no detector in this version: leave the channel out"),
    Entry(.channel, "sensitivity", "indirect feedback has no detector in this version"),
    Entry(.channel, "false_alarms", "indirect feedback has no detector in this version"),
    Entry(.burst, "hits", "incidents with one common cause are not simulated: use multiply"),
    Entry(.burst, "cause", "incidents with one common cause are not simulated"),
    Entry(.burst, "voiced_on", "incidents with one common cause are not simulated"),
    Entry(.burst, "within", "incidents with one common cause are not simulated"),
    Entry(.team, "ramp_up", "everybody works at full speed from the first day"),
    Entry(.team, "breaks", "write two ranges into the shift's day instead"),
    Entry(.team, "skills", "queues say who does what"),
    Entry(.team, "languages", "queues say who does what"),
    Entry(.team, "topics", "queues say who does what"),
    Entry(.team, "attrition", "nobody leaves a team"),
    Entry(.team, "blended", "teams have no other work than their queues"),
    Entry(.team, "speed", "all people work at the speed of the work's law"),
    Entry(.team, "quality", "all people solve alike"),
    Entry(.shift, "breaks", "write two ranges into the day instead"),
    Entry(.outcome, "csat", "of the scores only NPS is simulated"),
    Entry(.outcome, "ces", "of the scores only NPS is simulated"),
    Entry(.outcome, "word_of_mouth", "customers do not win or lose others"),
    Entry(.value, "clock.warm_up auto", "no pilot chooses the warm-up: write a duration, \"4w\""),
    Entry(.value, "teams.shift_end hand-over", "people finish what they have begun: write \"finish-current\""),
    Entry(.value, "teams.shift_end resume-next-shift", "people finish what they have begun: write \"finish-current\""),
    Entry(
      .value, "teams.absence.spell", "spells of absence are geometric: { \"dist\": \"geometric\", \"mean\": \"4d\" }"),
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
