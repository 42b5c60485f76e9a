import EventKernel
import PortableMath

/// A failure of the time before the run, or of the pilot: its draws come from average channels, not from an item.
struct BackgroundFailure {
  var severity: Int
  /// Whether it is voiced; the rest is only then filled in.
  var isVoiced: Bool
  /// Days after which ordinary service recovers the customer, if it does.
  var ordinaryDays: Double?
  /// Days after which the customer feels ignored, if an answer is expected.
  var patienceDays: Double?
  /// The attitude that the score of the item stands for.
  var attitude = 0.0

  /// From four draws, and four more where it is voiced; `stratum` is the draw that decides voice and severity.
  init(stratum: Double, _ draws: Draws, _ drawMore: () -> Draws, _ mix: FailureMix, _ score: Score, _ plan: Plan) {
    isVoiced = stratum < mix.voicedShare
    guard isVoiced, let channels = mix.channels else {
      isVoiced = false
      let rest = mix.voicedShare < 1 ? (stratum - mix.voicedShare) / (1 - mix.voicedShare) : stratum
      severity = mix.silentSeverities.index(of: min(max(rest, 0), 1 - 0x1p-53))
      return
    }
    severity = mix.voicedSeverities.index(of: min(stratum / mix.voicedShare, 1 - 0x1p-53))
    let more = drawMore()
    let channel = channels.index(of: draws.u2)
    if more.u1 < mix.waiting[channel] {
      patienceDays = plan.channels[channel].patience.quantile(more.u2) / 86_400
    }
    if more.u3 < plan.outcome.ordinaryRecovery { ordinaryDays = plan.outcome.ordinaryRecoveryAfter }
    let (band, rest) = mix.bands[channel]?.split(draws.u3) ?? (0, draws.u3)
    attitude = score.attitude(band: band, within: rest, given: more.u0)
  }

  /// Shock per day at its start.
  func amplitude(_ model: OutcomeModel) -> Double {
    -logarithm(1 - model.leaveProbabilities[severity]) / model.shockTimeConstant
  }
}

/// How a score and an attitude belong together (model: customers/score-and-attitude).
struct Score {
  private let detractor: Double
  private let promoter: Double
  private let reliability: Double
  private let deviation: Double

  init(_ model: OutcomeModel) {
    detractor = Normal.cumulative(model.detractorThreshold)
    promoter = Normal.cumulative(model.promoterThreshold)
    reliability = model.reliability
    deviation = (model.reliability * (1 - model.reliability)).squareRoot()
  }

  /// An attitude behind a score of a band, from a draw for the place within the band and one for the attitude given it.
  func attitude(band: Int, within place: Double, given chance: Double) -> Double {
    let low = band == 0 ? 0 : band == 1 ? detractor : promoter
    let high = band == 0 ? detractor : band == 1 ? promoter : 1
    let probability = min(max(low + place * (high - low), 1e-16), 1 - 1e-16)
    return reliability * Normal.quantile(probability) + deviation * Normal.quantile(chance)
  }
}
