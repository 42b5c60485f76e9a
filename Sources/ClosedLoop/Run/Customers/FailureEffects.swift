import EventKernel

/// What answers, closings and their absence make of a failure, as plain values: factors on its shock, relief of attitude.
struct FailureEffects: BitwiseCopyable, Sendable {
  let acknowledgedFactor: Double
  let acknowledgedRelief: Double
  let acknowledgedPatience: Double
  let recoveredFactor: Double
  let recoveredRelief: Double
  let resolvedFactor: Double
  let resolvedRelief: Double
  let unsolvedFactor: Double
  let unsolvedRelief: Double
  let ignoredFactor: Double
  let ignoredRelief: Double

  init(_ model: OutcomeModel) {
    acknowledgedFactor = model.acknowledgedFactor
    acknowledgedRelief = model.acknowledgedRelief
    acknowledgedPatience = model.acknowledgedPatience
    recoveredFactor = model.recoveredFactor
    recoveredRelief = model.recoveredRelief
    resolvedFactor = model.resolvedFactor
    resolvedRelief = model.resolvedRelief
    unsolvedFactor = model.unsolvedFactor
    unsolvedRelief = model.unsolvedRelief
    ignoredFactor = model.ignoredFactor
    ignoredRelief = model.ignoredRelief
  }
}

extension FailureFactors {
  /// Ordinary service has solved it.
  mutating func recoverOrdinarily(_ effects: FailureEffects) {
    patienceEnds = Time.never
    if isRecovered { return }
    isRecovered = true
    closing = effects.recoveredFactor
    relief = effects.recoveredRelief
  }

  /// Patience has ended without an answer.
  mutating func ignore(_ effects: FailureEffects) {
    patienceEnds = Time.never
    waiting *= effects.ignoredFactor
    relief = effects.ignoredRelief
  }
}
