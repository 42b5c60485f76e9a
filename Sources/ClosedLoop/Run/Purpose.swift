/// What a draw is for: part of its key, so that every entity meets the same luck in every variant.
///
/// The numbers are part of the random-number contract: append, never renumber. One purpose belongs to one kind of
/// entity (model: chance/keys): items, customers (seat and generation), people of the staff, or days of a source.
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
  static let itemHeterogeneity: UInt32 = 6
  /// Reached, message left; sub is the attempt, counted over the case's life.
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
  /// Whether a customer chases; sub is 0. Silence until then, handling; sub is the ordinal of the chase from 1, plus
  /// how often the case has come back.
  static let chase: UInt32 = 121
  /// How long a customer takes over a technical solution.
  static let reaction: UInt32 = 122

  /// Time to triage, misrouted or not, the wrong queue, the look there.
  static let triage: UInt32 = 110
  /// Search for what is known about a case; sub is the ordinal of the service.
  static let search: UInt32 = 111
  /// Whether somebody takes an easier case instead of this one; sub is the ordinal of the service, plus how often
  /// somebody has.
  static let cherryPicking: UInt32 = 100
  /// Whether a closed case is asked how it was, and how long the answer takes; sub is the number of re-openings.
  static let survey: UInt32 = 140
  /// Whether the answer comes, and the noise of score, satisfaction and ease; sub as before.
  static let surveyAnswer: UInt32 = 141
  /// What a thanked promoter gives: a story, referrals.
  static let advocacy: UInt32 = 142

  // Customers: seat and generation.
  /// What the customer speaks.
  static let language: UInt32 = 101
  /// Budgets of both causes of churn, frailty, margin.
  static let birth: UInt32 = 32
  /// First attitude, own effect on recovery, reachability.
  static let customerHeterogeneity: UInt32 = 33
  /// A silent failure; sub is its ordinal.
  static let silence: UInt32 = 34
  /// A failure before the run; sub is its ordinal.
  static let history: UInt32 = 35
  /// Further marks of such a failure.
  static let historyDraws: UInt32 = 36
  /// Tenure at the start.
  static let tenure: UInt32 = 37
  /// Whether a recovery takes back a decision to leave, and the budget from then on; sub is the day of leaving.
  static let secondThought: UInt32 = 38

  /// The time zone in which a customer lives.
  static let zone: UInt32 = 112

  // People: team, shift, seat.
  /// Place of an off-desk block in a day; sub is day and activity.
  static let offDesk: UInt32 = 48
  /// Absence; sub is the scheduled day.
  static let absence: UInt32 = 49
  /// Speed, skill, endurance, time until a successor comes; sub is how many people have sat there before.
  static let career: UInt32 = 50
  /// Place of a pause in a day; sub is day and pause.
  static let pause: UInt32 = 51
  /// Inbound calls of a day; sub is the day.
  static let inbound: UInt32 = 52
  /// Rank among the people of a team who may have an ability; sub is the ability.
  static let ability: UInt32 = 53

  // Days of sources.
  /// Factor of a day; sub is the day.
  static let dayFactor: UInt32 = 56
  /// Factor of an hour; sub is the hour of the run.
  static let hourFactor: UInt32 = 57
  /// Whom an incident hits, a round of the shuffle of seats; sub is the round and half of the place.
  static let incidentSeat: UInt32 = 58

  // Items of incidents.
  /// When the incident strikes, whether and where it is told, how long after, how severe it is.
  static let incident: UInt32 = 130

  // Root causes.
  /// Hours of an analysis, whether it finds the true cause, whether the fix works, how well; sub is the ordinal of the
  /// attempt.
  static let analysis: UInt32 = 64
  /// Approval, lead time, whether and when a fix is stopped; sub is the ordinal of the attempt.
  static let fix: UInt32 = 65

  // Items again.
  /// Mark of a failure against fixes of its cause, coded with the true cause, or with which other, coded at all.
  static let evidence: UInt32 = 150

  // Customers again.
  /// Whether somebody who is told of a fix is asked about it, and how long the answer takes; sub is the cause's identity
  /// and the attempt at it above.
  static let fixSurvey: UInt32 = 160
  /// Whether the answer comes, and the noise of its score; sub as before.
  static let fixSurveyAnswer: UInt32 = 161
}

/// Bits of a customer's entity: slot below, generation above.
@inlinable func customerEntity(slot: UInt32, generation: UInt16) -> UInt64 {
  UInt64(generation) << 32 | UInt64(slot)
}
