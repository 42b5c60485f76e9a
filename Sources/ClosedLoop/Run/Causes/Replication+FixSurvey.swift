import EventKernel
import PortableMath

/// An invitation to say what one thinks now that a cause is fixed, until the answer comes.
struct FixSurvey: BitwiseCopyable {
  /// Row of the customer.
  var customer: Int32
  /// Key of its luck beside the customer's.
  var sub: UInt32
  /// Earlier invitations of the customer, each weighted by its age.
  var fatigue: Double
}

/// "You said, we did": who has heard of a fix is asked about it, and answers surveys a little more readily for a time.
///
/// As all surveys, this reads the attitude in both fates and changes neither.
extension Replication {
  /// Asks somebody who has just been told of a fix, once however often he had told of its cause.
  mutating func askAboutFix(_ row: Int, cause: Int) {
    guard let plan = prepared.rootCauses else { return }
    let now = agenda.now
    while rootCauses.toldAt.count <= row { rootCauses.toldAt.append(Ticks.min) }
    guard rootCauses.toldAt[row] != now else { return }
    rootCauses.toldAt[row] = now
    let sub =
      UInt32(truncatingIfNeeded: rootCauses.causes[cause].identity >> 48) | rootCauses.causes[cause].attempt << 16
    let draws = chance.block(entity: customers.book.rows[row].entity, purpose: Purpose.fixSurvey, sub: sub)
    guard draws.u0 < plan.asksTold else { return }
    let median = prepared.plan.outcome.survey.answerMedian
    let sigma = prepared.plan.outcome.survey.answerSigma
    let answered = now + ticksUp(median * exponential(sigma * Normal.quantile(draws.u1)))
    guard answered < phases.drainEnd else { return }
    rootCauses.tally.asked += 1
    rootCauses.surveys.append(
      FixSurvey(customer: Int32(row), sub: sub, fatigue: customers.noteInvitation(of: row, at: now)))
    agenda.schedule(.fixIsJudged(Int32(rootCauses.surveys.count - 1)), at: answered, rank: Rank.sampling)
  }

  /// The customer answers, or does not; his twin, to whom nobody has told of a fix, is asked with the same luck.
  mutating func fixIsJudged(_ index: Int) {
    let survey = rootCauses.surveys[index]
    let row = Int(survey.customer)
    let seen = customers.book.glimpse(of: row, at: agenda.now)
    let draws = chance.block(
      entity: customers.book.rows[row].entity, purpose: Purpose.fixSurveyAnswer, sub: survey.sub)
    let noise = (1 - prepared.plan.outcome.reliability).squareRoot() * Normal.quantile(draws.u1)
    // The news comes with the question, so nothing lies between the experience and the invitation.
    func answers(_ attitude: Double, _ factor: Double) -> Bool {
      let group = prepared.customers.laws.group(base: attitude, deficit: 0)
      return draws.u0
        < prepared.plan.outcome.survey.chance(age: 0, group: group, isHelped: false, fatigue: survey.fatigue) * factor
    }
    if let attitude = seen.with, answers(attitude, toldFactor(of: row)) {
      let band = prepared.band(of: attitude + noise)
      rootCauses.tally.answered += 1
      if band == .promoter { rootCauses.tally.promoters += 1 }
      if band == .detractor { rootCauses.tally.detractors += 1 }
    }
    if let attitude = seen.without, answers(attitude, 1) {
      let band = prepared.band(of: attitude + noise)
      rootCauses.tally.twinAnswered += 1
      if band == .promoter { rootCauses.tally.twinPromoters += 1 }
      if band == .detractor { rootCauses.tally.twinDetractors += 1 }
    }
  }

  /// Factor on a customer's response with the programme, by the news of a fix.
  mutating func toldFactor(of row: Int) -> Double {
    guard let plan = prepared.rootCauses, row < rootCauses.toldAt.count, rootCauses.toldAt[row] > Ticks.min else {
      return 1
    }
    return agenda.now - rootCauses.toldAt[row] < plan.toldFor ? plan.toldResponse : 1
  }
}
