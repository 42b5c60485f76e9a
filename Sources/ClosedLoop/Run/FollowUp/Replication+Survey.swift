import EventKernel
import PortableMath

/// Surveys after closing: they read the attitude with noise, in both fates, and change nothing.
extension Replication {
  /// A closed case may be asked how it was.
  mutating func invite(_ index: Int, isSolved: Bool) {
    let row = desk.cases[index]
    guard row.isMeasured, row.isResponded || row.failure != nil else { return }
    let model = prepared.plan.outcome.survey
    let draws = chance.block(entity: row.item, purpose: Purpose.survey, sub: row.reopenings)
    guard draws.u0 < model.invited else { return }
    let waits = model.delay + model.answerMedian * exponential(model.answerSigma * Normal.quantile(draws.u1))
    let answered = agenda.now + ticksUp(waits)
    guard answered < phases.drainEnd else { return }
    records.items.tallies[desk.tally(of: index)].invited += 1
    let preferred = prepared.plan.channels[Int(row.channel)].prefersPhone
    let isCall = prepared.plan.work.isEmpty ? false : prepared.work[Int(row.workType)].isCall
    desk.cases[index].survey = Int32(customers.surveys.count)
    customers.surveys.append(
      Survey(
        item: row.item, customer: row.customer, tally: row.tally, round: row.reopenings, band: row.band,
        isRecovered: row.hasRecovered, isSolved: isSolved, isFirst: row.priorFailures < Self.forgotten,
        hasSwitched: preferred != nil && preferred != isCall, contacts: max(row.contacts, 1),
        age: days(agenda.now - row.received) + model.delay,
        solutionDays: row.lastSolved >= 0 ? days(row.lastSolved - row.received) : days(agenda.now - row.received),
        fatigue: customers.noteInvitation(of: Int(row.customer), at: agenda.now)))
    agenda.schedule(.surveyIsAnswered(Int32(customers.surveys.count - 1)), at: answered, rank: Rank.sampling)
  }

  /// A prior failure of so little weight is forgotten: three half-lives, the time before the run that fates know.
  private static var forgotten: Double { 0.125 }

  /// A case that comes back is asked after its next closing.
  mutating func withdrawSurvey(of index: Int) {
    guard desk.cases[index].survey >= 0 else { return }
    customers.surveys[Int(desk.cases[index].survey)].isWithdrawn = true
    records.items.tallies[desk.tally(of: index)].invited -= 1
    desk.cases[index].survey = -1
  }

  /// The customer answers, or does not; his twin without the programme is asked the same with the same luck.
  mutating func surveyIsAnswered(_ index: Int) {
    let survey = customers.surveys[index]
    guard !survey.isWithdrawn else { return }
    let seen = customers.book.glimpse(of: Int(survey.customer), at: agenda.now)
    let draws = chance.block(entity: survey.item, purpose: Purpose.surveyAnswer, sub: survey.round)
    let noise = (1 - prepared.plan.outcome.reliability).squareRoot() * Normal.quantile(draws.u1)
    let place = Int(survey.tally)
    if let attitude = seen.with, answers(draws.u0, survey, attitude, isHelped: survey.isSolved, isWith: true) {
      let score = attitude + noise
      let band = prepared.band(of: score)
      records.items.tallies[place].surveyed += 1
      if band == .promoter { records.items.tallies[place].surveyedPromoters += 1 }
      if band == .detractor { records.items.tallies[place].surveyedDetractors += 1 }
      if survey.band == .detractor {
        records.items.tallies[place].askedDetractors += 1
        if survey.isRecovered { records.items.tallies[place].askedRecovered += 1 }
        if band != .detractor { records.items.tallies[place].askedConverted += 1 }
      }
      records.items.tallies[place].satisfaction += Int64(
        prepared.satisfaction.answer(prepared.satisfaction(score, survey, draws.u2)))
      records.items.tallies[place].ease += Int64(prepared.ease.answer(prepared.ease(attitude, survey, draws.u3)))
    }
    if let attitude = seen.without, answers(draws.u0, survey, attitude, isHelped: false, isWith: false) {
      let band = prepared.band(of: attitude + noise)
      records.items.tallies[place].twinSurveyed += 1
      if band == .promoter { records.items.tallies[place].twinPromoters += 1 }
      if band == .detractor { records.items.tallies[place].twinDetractors += 1 }
      if survey.band == .detractor {
        records.items.tallies[place].twinAskedDetractors += 1
        if band != .detractor { records.items.tallies[place].twinConverted += 1 }
      }
    }
  }

  private mutating func answers(
    _ draw: Double, _ survey: Survey, _ attitude: Double, isHelped: Bool, isWith: Bool
  ) -> Bool {
    let factor = isWith && prepared.removesCauses ? toldFactor(of: Int(survey.customer)) : 1
    let group = customers.book.terms.laws.group(base: attitude, deficit: 0)
    return draw
      < prepared.plan.outcome.survey.chance(
        age: survey.age, group: group, isHelped: isHelped, fatigue: survey.fatigue) * factor
  }

}

extension PreparedPlan {
  /// The band of a score on the standard normal scale.
  func band(of score: Double) -> Band {
    if score < plan.outcome.detractorThreshold { return .detractor }
    return score > plan.outcome.promoterThreshold ? .promoter : .passive
  }

  /// Latent satisfaction: the paradox is here and nowhere else, and at a first failure only.
  func satisfaction(_ score: Double, _ survey: Survey, _ draw: Double) -> Double {
    let model = plan.outcome.survey
    let weight = model.satisfactionScore
    let noise = (1 - weight * weight).squareRoot() * Normal.quantile(draw)
    return weight * score + noise + (survey.isRecovered && survey.isFirst ? model.paradox : 0)
  }

  /// Latent ease, which the process moves even where the outcome is good.
  func ease(_ attitude: Double, _ survey: Survey, _ draw: Double) -> Double {
    let model = plan.outcome.survey
    let weight = model.easeAttitude
    let standard = attitude / plan.outcome.reliability.squareRoot()
    let delay = logarithm(1 + survey.solutionDays) / 0.6931471805599453
    return weight * standard + (1 - weight * weight).squareRoot() * Normal.quantile(draw)
      - model.easeContact * (Double(survey.contacts) - 1) - (survey.hasSwitched ? model.easeSwitch : 0)
      - model.easeDelay * delay
  }
}
