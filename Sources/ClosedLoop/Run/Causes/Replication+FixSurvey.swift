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
    guard let plan = prepared.macro else { return }
    let now = agenda.now
    while macro.toldAt.count <= row { macro.toldAt.append(Ticks.min) }
    guard macro.toldAt[row] != now else { return }
    macro.toldAt[row] = now
    let sub =
      UInt32(truncatingIfNeeded: macro.causes[cause].identity >> 48) | macro.causes[cause].attempt << 16
    let draws = chance.block(entity: customers.rows[row].entity, purpose: Purpose.fixSurvey, sub: sub)
    guard draws.u0 < plan.asksTold else { return }
    let median = prepared.plan.outcome.survey.answerMedian
    let sigma = prepared.plan.outcome.survey.answerSigma
    let answered = now + ticksUp(median * exponential(sigma * Normal.quantile(draws.u1)))
    guard answered < phases.drainEnd else { return }
    macro.tally.asked += 1
    macro.surveys.append(
      FixSurvey(customer: Int32(row), sub: sub, fatigue: noteInvitation(of: row)))
    agenda.schedule(.fixIsJudged(Int32(macro.surveys.count - 1)), at: answered, rank: Rank.sampling)
  }

  /// The customer answers, or does not; his twin, to whom nobody has told of a fix, is asked with the same luck.
  mutating func fixIsJudged(_ index: Int) {
    let survey = macro.surveys[index]
    let row = Int(survey.customer)
    let seen = customers.glimpse(of: row, at: agenda.now)
    let draws = chance.block(
      entity: customers.rows[row].entity, purpose: Purpose.fixSurveyAnswer, sub: survey.sub)
    let noise = (1 - prepared.plan.outcome.reliability).squareRoot() * Normal.quantile(draws.u1)
    // The news comes with the question, so nothing lies between the experience and the invitation.
    func answers(_ attitude: Double, _ factor: Double) -> Bool {
      let group = prepared.customers.laws.group(base: attitude, deficit: 0)
      return draws.u0
        < prepared.plan.outcome.survey.chance(age: 0, group: group, isHelped: false, fatigue: survey.fatigue) * factor
    }
    if let attitude = seen.with, answers(attitude, toldFactor(of: row)) {
      let band = self.band(of: attitude + noise)
      macro.tally.answered += 1
      if band == .promoter { macro.tally.promoters += 1 }
      if band == .detractor { macro.tally.detractors += 1 }
    }
    if let attitude = seen.without, answers(attitude, 1) {
      let band = self.band(of: attitude + noise)
      macro.tally.twinAnswered += 1
      if band == .promoter { macro.tally.twinPromoters += 1 }
      if band == .detractor { macro.tally.twinDetractors += 1 }
    }
  }

  /// Factor on a customer's response with the programme, by the news of a fix.
  mutating func toldFactor(of row: Int) -> Double {
    guard let plan = prepared.macro, row < macro.toldAt.count, macro.toldAt[row] > Ticks.min else { return 1 }
    return agenda.now - macro.toldAt[row] < plan.toldFor ? plan.toldResponse : 1
  }
}
