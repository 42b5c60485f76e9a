import EventKernel
import PortableMath

/// Surveys after closing: they read the attitude with noise, in both fates, and change nothing.
extension Replication {
  /// A closed case may be asked how it was.
  mutating func invite(_ index: Int, isSolved: Bool) {
    let row = cases[index]
    guard row.isMeasured, row.isResponded || row.failure != nil else { return }
    let model = prepared.plan.outcome.survey
    let draws = chance.block(entity: row.item, purpose: Purpose.survey, sub: row.reopenings)
    guard draws.u0 < model.invited else { return }
    let waits = model.delay + model.answerMedian * exponential(model.answerSigma * Normal.quantile(draws.u1))
    let answered = agenda.now + ticksUp(waits)
    guard answered < phases.drainEnd else { return }
    items.tallies[tally(of: index)].invited += 1
    let preferred = prepared.plan.channels[Int(row.channel)].prefersPhone
    let isCall = prepared.plan.work.isEmpty ? false : prepared.work[Int(row.workType)].isCall
    cases[index].survey = Int32(surveys.count)
    surveys.append(
      Survey(
        item: row.item, customer: row.customer, tally: row.tally, round: row.reopenings, band: row.band,
        isRecovered: row.hasRecovered, isSolved: isSolved, isFirst: row.priorFailures < Self.forgotten,
        hasSwitched: preferred != nil && preferred != isCall, contacts: max(row.contacts, 1),
        age: days(agenda.now - row.received) + model.delay,
        solutionDays: row.lastSolved >= 0 ? days(row.lastSolved - row.received) : days(agenda.now - row.received),
        fatigue: noteInvitation(of: Int(row.customer))))
    agenda.schedule(.surveyIsAnswered(Int32(surveys.count - 1)), at: answered, rank: Rank.sampling)
  }

  /// A prior failure of so little weight is forgotten: three half-lives, the time before the run that fates know.
  private static var forgotten: Double { 0.125 }

  /// Earlier invitations of a customer by weight, and one more from now on.
  mutating func noteInvitation(of customer: Int) -> Double {
    while invitations.count <= customer { invitations.append(Invitations()) }
    let age = days(agenda.now - invitations[customer].since)
    let earlier = invitations[customer].weight * exponential(-age * 0.6931471805599453 / 90)
    invitations[customer] = Invitations(weight: earlier + 1, since: agenda.now)
    return earlier
  }

  /// A case that comes back is asked after its next closing.
  mutating func withdrawSurvey(of index: Int) {
    guard cases[index].survey >= 0 else { return }
    surveys[Int(cases[index].survey)].isWithdrawn = true
    items.tallies[tally(of: index)].invited -= 1
    cases[index].survey = -1
  }

  /// The customer answers, or does not; his twin without the programme is asked the same with the same luck.
  mutating func surveyIsAnswered(_ index: Int) {
    let survey = surveys[index]
    guard !survey.isWithdrawn else { return }
    let seen = customers.glimpse(of: Int(survey.customer), at: agenda.now)
    let draws = chance.block(entity: survey.item, purpose: Purpose.surveyAnswer, sub: survey.round)
    let noise = (1 - prepared.plan.outcome.reliability).squareRoot() * Normal.quantile(draws.u1)
    let place = Int(survey.tally)
    if let attitude = seen.with, answers(draws.u0, survey, attitude, isHelped: survey.isSolved, isWith: true) {
      let score = attitude + noise
      let band = self.band(of: score)
      items.tallies[place].surveyed += 1
      if band == .promoter { items.tallies[place].surveyedPromoters += 1 }
      if band == .detractor { items.tallies[place].surveyedDetractors += 1 }
      if survey.band == .detractor {
        items.tallies[place].askedDetractors += 1
        if survey.isRecovered { items.tallies[place].askedRecovered += 1 }
        if band != .detractor { items.tallies[place].askedConverted += 1 }
      }
      items.tallies[place].satisfaction += Int64(prepared.satisfaction.answer(satisfaction(score, survey, draws.u2)))
      items.tallies[place].ease += Int64(prepared.ease.answer(ease(attitude, survey, draws.u3)))
    }
    if let attitude = seen.without, answers(draws.u0, survey, attitude, isHelped: false, isWith: false) {
      let band = self.band(of: attitude + noise)
      items.tallies[place].twinSurveyed += 1
      if band == .promoter { items.tallies[place].twinPromoters += 1 }
      if band == .detractor { items.tallies[place].twinDetractors += 1 }
      if survey.band == .detractor {
        items.tallies[place].twinAskedDetractors += 1
        if band != .detractor { items.tallies[place].twinConverted += 1 }
      }
    }
  }

  private mutating func answers(
    _ draw: Double, _ survey: Survey, _ attitude: Double, isHelped: Bool, isWith: Bool
  ) -> Bool {
    let factor = isWith && prepared.hasMacro ? toldFactor(of: Int(survey.customer)) : 1
    let group = customers.terms.laws.group(base: attitude, deficit: 0)
    return draw
      < prepared.plan.outcome.survey.chance(
        age: survey.age, group: group, isHelped: isHelped, fatigue: survey.fatigue) * factor
  }

  /// The band of a score on the standard normal scale.
  mutating func band(of score: Double) -> Band {
    if score < prepared.plan.outcome.detractorThreshold { return .detractor }
    return score > prepared.plan.outcome.promoterThreshold ? .promoter : .passive
  }

  /// Latent satisfaction: the paradox is here and nowhere else, and at a first failure only.
  private mutating func satisfaction(_ score: Double, _ survey: Survey, _ draw: Double) -> Double {
    let model = prepared.plan.outcome.survey
    let weight = model.satisfactionScore
    let noise = (1 - weight * weight).squareRoot() * Normal.quantile(draw)
    return weight * score + noise + (survey.isRecovered && survey.isFirst ? model.paradox : 0)
  }

  /// Latent ease, which the process moves even where the outcome is good.
  private mutating func ease(_ attitude: Double, _ survey: Survey, _ draw: Double) -> Double {
    let model = prepared.plan.outcome.survey
    let weight = model.easeAttitude
    let standard = attitude / prepared.plan.outcome.reliability.squareRoot()
    let delay = logarithm(1 + survey.solutionDays) / 0.6931471805599453
    return weight * standard + (1 - weight * weight).squareRoot() * Normal.quantile(draw)
      - model.easeContact * (Double(survey.contacts) - 1) - (survey.hasSwitched ? model.easeSwitch : 0)
      - model.easeDelay * delay
  }
}
