/// What a draw is for: part of its key, so that every entity meets the same luck in every variant.
///
/// The numbers are part of the random-number contract: append, never renumber. One purpose belongs to one kind of
/// entity (`decisions.md` 40): items, customers (seat and generation), people of the staff, or days of a source.
enum Purpose {
  // Items: source, piece, ordinal.
  /// Gap to this item, seat, score, whether it carries a failure.
  static let arrival: UInt32 = 1
  /// Cause, severity, journey step, delay since the experience.
  static let content: UInt32 = 2
  /// Identified, consent to calls, consent to mail, valid contact.
  static let contactability: UInt32 = 3
  /// Attitude given the score, expects an answer, patience, recovery.
  static let attitude: UInt32 = 4
  /// A rule's sample; sub is the rule's identity.
  static let sample: UInt32 = 5
  /// Remedy offered, automated solution, return to people, patience of a queueing customer.
  static let fortune: UInt32 = 6
  /// Reached, message left; sub is the attempt.
  static let attempt: UInt32 = 7
  /// Preparation, failed attempt, talk, wrap-up; sub is the ordinal of the service.
  static let service: UInt32 = 8
  /// What comes of a conversation; sub is its ordinal.
  static let conversation: UInt32 = 9
  /// Whether and when a solved case comes back; sub is the ordinal of the solution.
  static let reopening: UInt32 = 10
  /// Which of several equally idle people takes a case; sub is the person.
  static let tie: UInt32 = 11
  /// How long a case waits for its customer; sub is the ordinal of the conversation before.
  static let customerWait: UInt32 = 120

  /// Time to triage, misrouted or not, the wrong queue, the look there.
  static let triage: UInt32 = 110
  /// Search for what is known about a case; sub is the ordinal of the service.
  static let search: UInt32 = 111

  // Customers: seat and generation.
  /// Budgets of both causes of churn, frailty, margin.
  static let birth: UInt32 = 32
  /// First attitude, own effect on recovery, reachability.
  static let disposition: UInt32 = 33
  /// A silent failure; sub is its ordinal.
  static let silence: UInt32 = 34
  /// A failure before the run; sub is its ordinal.
  static let history: UInt32 = 35
  /// Further marks of such a failure.
  static let historyMarks: UInt32 = 36

  /// The time zone in which a customer lives.
  static let zone: UInt32 = 112

  // People: team, shift, seat.
  /// Place of an off-desk block in a day; sub is day and activity.
  static let offDesk: UInt32 = 48
  /// Absence; sub is the scheduled day.
  static let absence: UInt32 = 49

  // Days of sources.
  /// Factor of a day; sub is the day.
  static let dayFactor: UInt32 = 56

  // Root causes.
  /// Hours of an analysis, whether it finds the true cause, whether the fix works, how well; sub is the ordinal of the
  /// attempt.
  static let analysis: UInt32 = 64
  /// Approval, lead time, whether and when a fix is stopped; sub is the ordinal of the attempt.
  static let fix: UInt32 = 65

  // Items again.
  /// Mark of a failure against fixes of its cause, coded with the true cause, or with which other, coded at all.
  static let evidence: UInt32 = 150
}

/// Bits of a customer's entity: seat below, generation above.
@inlinable func customerEntity(seat: UInt32, generation: UInt16) -> UInt64 {
  UInt64(generation) << 32 | UInt64(seat)
}
