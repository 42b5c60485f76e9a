import EventKernel
import PortableMath

/// Failures of average channels: before the run, and in the pilot.
extension CustomerBook {
  mutating func startBackground(at tick: Ticks) {
    backgroundTime = tick
    backgroundCount = 0
    nextBackgroundPending = false
  }

  /// Adds a customer's background failures up to an instant; gaps are exponential, so that a stretch continues the last.
  mutating func followBackground(row: Int, entity: UInt64, to limit: Ticks) {
    guard terms.backgroundRate > 0 else { return }
    while true {
      let draws = chance.block(entity: entity, purpose: Purpose.history, sub: backgroundCount)
      if !nextBackgroundPending {
        backgroundTime += ticksUp(-logarithm(draws.u0) / terms.backgroundRate)
        nextBackgroundPending = true
      }
      guard backgroundTime < limit else { return }
      let failure = BackgroundFailure(
        stratum: draws.u1, draws,
        { chance.block(entity: entity, purpose: Purpose.historyDraws, sub: backgroundCount) }, terms.mix, terms.score,
        terms.plan)
      backgroundCount += 1
      nextBackgroundPending = false
      advance(row, to: backgroundTime)
      guard failure.isVoiced else {
        failureOccurs(to: row, severity: failure.severity, fading: 1, fadingAttitude: 1)
        continue
      }
      let patience = failure.patienceDays.map { backgroundTime + ticksUp($0) } ?? Time.never
      let ordinary = failure.ordinaryDays.map { backgroundTime + ticksUp($0) } ?? Time.never
      addFailure(
        HeardFailure(
          severity: failure.severity, ordinaryRecovery: ordinary, patienceEnds: patience, attitude: failure.attitude),
        to: row, isCommon: true, caseRow: -1)
    }
  }

  /// Replaces all rows by one customer without budgets, at a stratum of attitude.
  mutating func startPilotCustomer(stratum: Double, number: UInt32) {
    rows.removeAll()
    failures.removeAll()
    freeFailure = -1
    var customer = Customer(
      slot: number, generation: 0, tier: 0, born: 0, time: -180 * Time.day, level: 0, margin: 0,
      attitude: terms.firstMean + terms.firstDeviation * Normal.quantile(stratum))
    customer.silentMass = 0
    rows.append(customer)
    if terms.hasLives {
      // Tenures as even as strata are, in another order than they.
      lives.removeAll()
      lives.append(Life(joined: joining((Double(number &* 2_654_435_769) + 0.5) / 0x1p32)))
    }
    startBackground(at: -180 * Time.day)
    followBackground(row: 0, entity: UInt64(number), to: 0)
    advance(0, to: 0)
    findNextSilent(0)
    levelExposure = 0
    shockExposure = 0
  }
}
