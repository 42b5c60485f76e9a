internal import ClosedLoop
internal import Experiments

/// `events.csv`: what was done on the cases of a replication, as an event log that process mining reads.
public struct EventsTable: Table {
  /// Name of the file.
  public let fileName = "events.csv"
  /// What the table holds.
  public let meaning =
    "an event log of one replication in the columns of XES: one row for each activity that was completed, in the order "
    + "of time; waiting is what lies between"
  /// Its columns.
  public let columns =
    [
      Column("case:concept:name", .string, "number of the case: its feedback in the order of receipt, from 1"),
      Column("concept:name", .string, "the activity"),
      Column("time:timestamp", .datetime, "when it was completed"),
      Column("start_timestamp", .datetime, "when it was begun; the same for what takes no time"),
      Column("lifecycle:transition", .string, "complete: every row is a completed activity"),
      Column("org:resource", .string, "who did it: team, shift and seat; empty where nobody did"),
      Column("org:group", .string, "the team of who did it"),
      Column("queue", .string, "the queue of the case then"),
    ] + Recording.contextColumns

  private let recording: Recording

  /// The table of a replication.
  public init(_ recording: Recording) { self.recording = recording }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    var watch = Watch()
    watch.events = true
    let names = CaseNames(recording.plan)
    try recording.play(watch) { journal throws(Failure) in
      for event in journal.events {
        guard let activity = event.activity else { continue }
        try append(
          [
            String(event.number), activity, recording.instant(event.end), recording.instant(event.start), "complete",
            names.person(event), names.team(event.team), names.queue(event.queue),
          ] + recording.context)
      }
    }
  }
}

extension CaseEvent {
  /// What an event log calls it; nil for waiting.
  var activity: String? {
    switch kind {
    case .received: "receive feedback"
    case .sentOn: "send on to the right queue"
    case .acknowledged: "acknowledge automatically"
    case .treatedAutomatically: "treat automatically"
    case .missed: "ring without answer"
    case .leftMessage: "leave message"
    case .talked: "talk with customer"
    case .wrote: "write to customer"
    case .stopped: "stop at the end of the shift"
    case .workedBySpecialist: "work as specialist"
    case .approved: "approve remedy"
    case .chased: "be asked again"
    case .closed: "close: \(ending.keyword)"
    case .reopened: "come back"
    case .awaitedTriage, .automated, .waited, .held, .paused, .kept, .awaitedSpecialist, .awaitedApproval,
      .awaitedCustomer:
      nil
    }
  }
}
