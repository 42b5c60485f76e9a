internal import ClosedLoop

/// The walk over the outcome model.
extension Archive {
  mutating func pass(_ model: inout OutcomeModel) {
    pass(&model.reliability)
    pass(&model.detractorThreshold)
    pass(&model.promoterThreshold)
    pass(&model.exogenousShare)
    pass(&model.frailtyVariance)
    pass(&model.groupHazardRatios)
    pass(&model.causalShare)
    pass(&model.leaveProbabilities)
    pass(&model.shockHalfLife)
    pass(&model.recoveredFactor)
    pass(&model.resolvedFactor)
    pass(&model.unsolvedFactor)
    pass(&model.ignoredFactor)
    pass(&model.acknowledgedFactor)
    pass(&model.acknowledgedPatience)
    pass(&model.attitudeDrops)
    pass(&model.attitudeHalfLife)
    pass(&model.acknowledgedRelief)
    pass(&model.resolvedRelief)
    pass(&model.recoveredRelief)
    pass(&model.ignoredRelief)
    pass(&model.unsolvedRelief)
    pass(&model.voiceProbabilities)
    pass(&model.failureShares)
    pass(&model.ordinaryRecovery)
    pass(&model.ordinaryRecoveryAfter)
    pass(&model.fits)
    pass(&model.fitMalus)
    pass(&model.recovery)
    pass(&model.overContact.factor)
    pass(&model.overContact.days)
    pass(&model.overContact.fromContact)
    pass(&model.baseline)
    pass(&model.renewalMix, blank: RenewalMix(alpha: 1, beta: 1)) {
      $0.pass(&$1.alpha)
      $0.pass(&$1.beta)
    }
    let readings = OutcomeModel.HistogramReading.allCases
    model.histogram = readings[pass(choice: Int(model.histogram.rawValue), below: readings.count)]
    pass(&model.survey)
    pass(&model.advocacy.acceptance)
    pass(&model.advocacy.storyValue)
    pass(&model.advocacy.storyMinutes)
    pass(&model.advocacy.referrals)
    pass(&model.advocacy.referralValue)
  }

  private mutating func pass(_ survey: inout SurveyModel) {
    pass(&survey.invited)
    pass(&survey.delay)
    pass(&survey.response)
    pass(&survey.answerMedian)
    pass(&survey.answerSigma)
    pass(&survey.dayLater)
    pass(&survey.weekLater)
    pass(&survey.weights)
    pass(&survey.helpedBonus)
    pass(&survey.fatigue)
    pass(&survey.paradox)
    pass(&survey.satisfactionScore)
    pass(&survey.easeAttitude)
    pass(&survey.easeContact)
    pass(&survey.easeSwitch)
    pass(&survey.easeDelay)
    pass(&survey.satisfactionShares)
    pass(&survey.easeShares)
  }

  private mutating func pass(_ baseline: inout Baseline) {
    var kind = 0
    var first: [Double] = []
    var second: [Double] = []
    switch baseline {
    case .constant: break
    case .piecewise(let from, let factors): (kind, first, second) = (1, from, factors)
    case .weibull(let shape): (kind, first) = (2, [shape])
    case .gompertz(let growth): (kind, first) = (3, [growth])
    }
    let choice = pass(choice: kind, below: 4)
    pass(&first)
    pass(&second)
    switch choice {
    case 0: baseline = .constant
    case 1:
      if first.count != second.count || first.isEmpty { return refuse() }
      baseline = .piecewise(from: first, factors: second)
    default:
      guard let only = first.first else { return refuse() }
      baseline = choice == 2 ? .weibull(shape: only) : .gompertz(growth: only)
    }
  }

  private mutating func pass(_ recovery: inout OutcomeModel.Recovery) {
    pass(&recovery.base)
    pass(&recovery.resolved)
    pass(&recovery.responseDelay)
    pass(&recovery.resolutionDelay)
    pass(&recovery.remedy)
    pass(&recovery.remedyWithApology)
    pass(&recovery.fit)
    pass(&recovery.severity)
    pass(&recovery.priorFailures)
    pass(&recovery.furtherContacts)
    pass(&recovery.customerDeviation)
    pass(&recovery.responseZone)
    pass(&recovery.resolutionZone)
    pass(&recovery.delayScale)
    pass(&recovery.priorHalfLife)
    let laws = OutcomeModel.ResponseDecay.allCases
    recovery.decay = laws[pass(choice: Int(recovery.decay.rawValue), below: laws.count)]
    pass(&recovery.chanceHalfLife)
    pass(&recovery.stepAfter)
    pass(&recovery.stepLoss)
    pass(&recovery.skill)
    pass(&recovery.bareApologies)
    pass(&recovery.matchOtherwise)
    pass(&recovery.noviceTenure)
    pass(&recovery.noviceZone)
  }
}
