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
    var isZoned = recovery.decay == .zoneLog
    pass(&isZoned)
    recovery.decay = isZoned ? .zoneLog : .none
  }
}
