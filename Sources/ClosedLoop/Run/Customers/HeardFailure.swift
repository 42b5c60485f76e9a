import EventKernel

/// A failure as it meets a customer: what it does at once, and what will come of it if nobody does anything.
struct HeardFailure {
  /// By `Severity.rawValue`.
  var severity: Int
  /// Days since the experience.
  var delay = 0.0
  /// When ordinary service recovers the customer, or `Time.never`.
  var ordinaryRecovery = Time.never
  /// When patience ends if nobody answers, or `Time.never`.
  var patienceEnds = Time.never
  /// The attitude that the score shows; nil where there is none, for behaviour tells nothing new about it.
  var attitude: Double?
}

extension PreparedPlan {
  /// The failure of an item, by the draws of its sender's attitude.
  ///
  /// - Parameters:
  ///   - scorePosition: where the score lies within its band.
  ///   - isReachable: whether the sender could be answered: nobody else waits for it.
  ///   - start: when the item was received.
  func heardFailure(
    _ kind: FailureKind, of content: Content, scorePosition: Double, isReachable: Bool, from start: Ticks,
    _ draws: Draws
  ) -> HeardFailure {
    var failure = HeardFailure(severity: kind.severity.index, delay: content.delay)
    // Behaviour voices nothing: nobody waits for an answer, nor takes it up with ordinary service.
    guard let band = content.band else { return failure }
    awaitAnswer(&failure, over: content.channel, isReachable: isReachable, from: start, draws)
    failure.attitude = customers.score.attitude(band: Int(band.rawValue), within: scorePosition, given: draws.u0)
    return failure
  }

  /// Sets when ordinary service will recover the customer and when patience will end, not before the run begins.
  func awaitAnswer(
    _ failure: inout HeardFailure, over channel: Int, isReachable: Bool, from start: Ticks, _ draws: Draws
  ) {
    if draws.u3 < plan.outcome.ordinaryRecovery {
      failure.ordinaryRecovery = max(0, start + ticksUp(plan.outcome.ordinaryRecoveryAfter))
    }
    if isReachable && draws.u1 < channels[channel].expectsAnswer {
      failure.patienceEnds = max(0, start + patience(over: channel, draws.u2))
    }
  }

  /// For how long the sender of a failure waits for an answer.
  private func patience(over channel: Int, _ u: Double) -> Ticks {
    Time.ticks(seconds: channels[channel].patience.quantile(u, plan.channels[channel].patience.quantile(u)))
  }
}
