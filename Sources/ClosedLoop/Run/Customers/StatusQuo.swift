import EventKernel
import PortableMath

/// Finds what failures do to customers from a measured churn of detractors (trap T1).
///
/// Detractors' churn as a firm counts it holds all that failures, waiting and today's ordinary service have done to them.
/// Taking it for a level and adding failures would count them twice; so the chances to leave are scaled until
/// detractors without the programme leave within a year as they were seen to.
public enum StatusQuo {
  /// Why a measured churn cannot be reproduced: it lies outside of what failures can make of it.
  public struct Unreachable: Error, Sendable {
    /// Churn of detractors where failures do nothing.
    public var least: Double
    /// Churn where they do the most that the tiers' own churn leaves room for.
    public var most: Double
  }

  /// Customers of the pilot.
  static let pilotSize = 4096

  /// Churn within a year of customers who have just given a detractor's score, without the programme.
  ///
  /// - Parameters:
  ///   - plan: the customers, and what failures do to them.
  ///   - isNet: leaves out what failures do.
  /// - Throws: `ChurnTooLow` where a tier's stated churn is below what its failures alone cause.
  public static func detractorChurn(_ plan: Plan, netOfFailures isNet: Bool = false) throws(ChurnTooLow) -> Double {
    let calibration = try Calibration.solve(plan)
    let mix = FailureMix(plan, volumes: Demand(plan).perDay)
    let exposures = followDetractors(plan, mix: mix, calibration: calibration).map {
      Exposure(level: $0.level, shock: isNet ? 0 : $0.shock)
    }
    var leaving = 0.0
    for (tier, hazard) in zip(plan.population.tiers, calibration.hazards) {
      let survival =
        survivalMean(of: ContiguousArray(exposures), level: hazard.level, model: plan.outcome).mean
        * exponential(-hazard.uncontrollable * 365.25)
      leaving += Double(tier.seats) * (1 - survival)
    }
    return leaving / Double(plan.population.count)
  }

  /// What a year brings to customers whose feedback of now is a detractor's.
  private static func followDetractors(_ plan: Plan, mix: FailureMix, calibration: Calibration) -> [Exposure] {
    let chance = Chance(seed: 2, replication: 0, domain: 1)
    let year = Ticks(365.25 * 86_400e6)
    var pilotPlan = plan
    pilotPlan.phases = Phases(warmUp: 0, measure: year, drain: 0, followUp: 0)
    pilotPlan.population.replacement = .none
    let silence = SilentIntensity(
      voicedByHour: ContiguousArray(repeating: 0, count: Int(year / Time.hour) + 1), silentPerVoiced: 0)
    let terms = CustomerTerms(pilotPlan, mix: mix, calibration: calibration, hasSlots: false)
    var book = CustomerBook(terms, chance: chance, silence: silence)
    let score = Score(plan.outcome)
    var exposures: [Exposure] = []
    for index in 0..<pilotSize {
      let stratum = (Double(index) + 0.5) / Double(pilotSize)
      book.startPilotCustomer(stratum: stratum, number: UInt32(index))
      let draws = chance.block(entity: UInt64(index), purpose: Purpose.history, sub: .max)
      let more = chance.block(entity: UInt64(index), purpose: Purpose.historyDraws, sub: .max)
      let attitude = score.attitude(band: 0, within: stratum, given: more.u0)
      if draws.u0 < plan.outcome.failureShares[0] && mix.channels != nil {
        // Severities as even as strata are, in another order than attitudes.
        let even = (Double(UInt32(index) &* 2_654_435_769) + 0.5) / 0x1p32
        let failure = BackgroundFailure(stratum: even * mix.voicedShare, draws, { more }, mix, score, pilotPlan)
        book.addFailure(
          HeardFailure(
            severity: failure.severity, ordinaryRecovery: failure.ordinaryDays.map { ticksUp($0) } ?? Time.never,
            patienceEnds: failure.patienceDays.map { ticksUp($0) } ?? Time.never, attitude: attitude),
          to: 0, isCommon: true, caseRow: -1)
      } else {
        book.rows[0].attitude = attitude + book.rows[0].with.deficit
      }
      book.followBackground(row: 0, entity: UInt64(index), to: year)
      book.advance(0, to: year)
      exposures.append(Exposure(level: book.levelExposure, shock: book.shockExposure))
    }
    return exposures
  }

  /// The model whose chances to leave reproduce a measured churn of detractors.
  public static func solve(_ plan: Plan, detractorChurn target: Double) throws(Unreachable) -> OutcomeModel {
    let hazards = plan.outcome.leaveProbabilities.map { -logarithm(1 - $0) }
    return try solve(plan, target: target, isNet: false, in: 0...20) { model, scale in
      for severity in hazards.indices {
        model.leaveProbabilities[severity] = min(0.99, 1 - exponential(-scale * hazards[severity]))
      }
    }
  }

  /// The model whose hazard of the detractors' group reproduces their churn net of failures.
  public static func solve(_ plan: Plan, netDetractorChurn target: Double) throws(Unreachable) -> OutcomeModel {
    try solve(plan, target: target, isNet: true, in: 0.01...100) { $0.groupHazardRatios[0] = $1 }
  }

  /// Bisection on one value of the model; what the tiers' own churn leaves no room for lies above.
  private static func solve(
    _ plan: Plan, target: Double, isNet: Bool, in range: ClosedRange<Double>,
    _ change: (inout OutcomeModel, Double) -> Void
  ) throws(Unreachable) -> OutcomeModel {
    func churn(_ value: Double) -> Double? {
      var changed = plan
      change(&changed.outcome, value)
      return try? detractorChurn(changed, netOfFailures: isNet)
    }
    var low = range.lowerBound
    var high = range.upperBound
    let least = churn(low) ?? 1
    var most = least
    guard target >= least else { throw Unreachable(least: least, most: churn(1) ?? least) }
    // A factor of two is more even than a difference.
    var found = 1.0
    for _ in 0..<40 {
      found = low > 0 ? (low * high).squareRoot() : min(1, high / 2)
      if low == 0 && found < 1e-6 { break }
      let reached = churn(found)
      if let reached, abs(reached - target) < 1e-4 { break }
      if let reached, reached < target {
        low = found
        most = max(most, reached)
      } else {
        high = found
      }
      if low > 0 && high / low < 1 + 1e-6 { break }
    }
    guard let reached = churn(found), abs(reached - target) < 1e-3 else { throw Unreachable(least: least, most: most) }
    var model = plan.outcome
    change(&model, found)
    return model
  }
}
