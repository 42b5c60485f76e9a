/// What can happen in a replication. Numbers are rows: of a channel, a case, a person, a customer.
enum Event: BitwiseCopyable, Sendable {
  /// Work on a case is done.
  case workEnds(Int32)
  /// An attempt to reach a customer shows its result.
  case attemptEnds(Int32)
  /// A person's schedule changes: a shift, a break, an absence or an off-desk block begins or ends.
  case scheduleTurns(Int32)
  /// A person comes back to the desk from an off-desk block.
  case personReturns(Int32)
  /// A case gives up before its first start.
  case caseGivesUp(Int32)
  /// The contact plan of a case is over.
  case planEnds(Int32)
  /// The customer of an open case must be looked at.
  case customerTurns(Int32)
  /// The customer sends what a case waits for.
  case customerAnswers(Int32)
  /// A solved case comes back.
  case caseReopens(Int32)
  /// The customer of an open case may ask what has become of it.
  case customerChases(Int32)
  /// A technical solution has had its time.
  case automationEnds(Int32)
  /// An unsolved automated case returns to people.
  case caseReturns(Int32)
  /// The promise of a case is in danger, or has just been broken.
  case promiseTurns(Int32)
  /// A case is triaged: its batch has come, or somebody has read the alert.
  case caseIsTriaged(Int32)
  /// A case may be worked on again, or for the first time in callable hours.
  case caseIsDue(Int32)
  /// Feedback arrives over a channel; numbers beyond them are incidents, which strike.
  case feedbackArrives(Int32)
  /// Idle people and waiting work are matched.
  case dispatch
  /// The evidence on root causes is looked at.
  case causesReviewed
  /// The fix of a cause is approved, has its first day, or is stopped.
  case fixTurns(Int32)
  /// A full hour.
  case hourStrikes
  /// A customer answers the survey after a closed case, or does not.
  case surveyIsAnswered(Int32)
  /// A customer who was told of a fix says what he thinks now, or does not.
  case fixIsJudged(Int32)
  /// The measurement window begins or ends.
  case windowTurns
}

/// Order of events at one tick (model: desk/order-of-events).
enum Rank {
  static let completion: UInt64 = 0
  static let attempt: UInt64 = 1
  static let intervalEnd: UInt64 = 2
  static let intervalStart: UInt64 = 3
  static let promise: UInt64 = 4
  static let patience: UInt64 = 5
  static let fix: UInt64 = 6
  static let comeback: UInt64 = 7
  static let arrival: UInt64 = 8
  static let dispatch: UInt64 = 9
  static let sampling: UInt64 = 10
}
