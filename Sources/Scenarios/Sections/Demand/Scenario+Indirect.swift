import ClosedLoop
import EventKernel

/// Where feedback comes from.
enum FeedbackSource: String, CaseIterable {
  /// Customers tell it.
  case direct
  /// A detector notices behaviour.
  case indirect
}

extension Draft {
  /// Reads a channel whose items are behaviour that a detector notices.
  mutating func readIndirectChannel(_ name: String, _ reader: inout ObjectReader) -> DraftChannel {
    for field in ["scores", "expects_answer", "patience", "kind", "trace"] where reader.has(field) {
      reader.error(
        "source", at: field, "\(field) belongs to direct channels: behaviour carries no score and expects no answer")
      _ = reader.value(field, .optional, as: .anything)
    }
    let (pattern, items) = readPattern(&reader, ways: ["volume", "daily"])
    let variation = reader.number("day_factor_cv", .default(0), in: 0...3) ?? 0
    let sensitivity = reader.share("sensitivity") ?? 1
    let falseAlarms = reader.share("false_alarms", .default(0), in: 0...0.95) ?? 0
    let identified = reader.share("identified", .default(1)) ?? 0
    let consent = readConsent(&reader)
    let valid = reader.share("valid", .default(0.95)) ?? 0
    var channel = Channel(
      name: Name(name), arrivals: pattern, dayFactorVariation: variation, bursts: [], identified: identified,
      phoneConsent: consent.phone, mailConsent: consent.mail, validContact: valid, bands: [0, 0, 0],
      delay: readDelay(&reader), patience: .constant(86_400), expectsAnswer: 0, prefersPhone: readPreference(&reader))
    channel.isIndirect = true
    channel.detector = Detector(sensitivity: sensitivity, falseAlarms: falseAlarms)
    return DraftChannel(
      name: name, channel: channel, place: reader.place, items: items * channel.detector.signalsPerEvent)
  }

  /// Fields of the other kind of channel.
  func refuseDetector(_ reader: inout ObjectReader) {
    for field in ["sensitivity", "false_alarms"] where reader.has(field) {
      reader.error("source", at: field, "\(field) belongs to channels whose source is \"indirect\"")
      _ = reader.value(field, .optional, as: .anything)
    }
  }

  /// Warns where more shows in behaviour than there are failures that nobody tells.
  mutating func checkBehaviour() {
    guard !causes.isEmpty else { return }
    var perVoiced = 0.0
    for cause in causes {
      for severity in 0..<3 {
        let voice = outcome.voiceProbabilities[severity]
        perVoiced += cause.share * cause.severities[severity] * (1 - voice) / voice
      }
    }
    var silent = 0.0
    var shown = 0.0
    for draft in channels {
      if draft.channel.isIndirect {
        shown += draft.items / draft.channel.detector.signalsPerEvent
      } else {
        for band in 0..<3 {
          silent += draft.items * draft.channel.bands[band] * outcome.failureShares[band] * perVoiced
        }
      }
    }
    guard shown > silent * 1.000001, let place = channels.first(where: \.channel.isIndirect)?.place else { return }
    let amounts =
      "\(CanonicalJSON.number(shown.rounded())) of them in the run, \(CanonicalJSON.number(silent.rounded()))"
    diagnostics.warning(
      "behaviour", at: place,
      "more failures show in behaviour than customers keep silent about, by outcome.voice and the direct volumes "
        + "(\(amounts)): the rest is taken as failures beside those")
  }
}
