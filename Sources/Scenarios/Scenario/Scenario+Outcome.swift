import ClosedLoop

extension Draft {
  mutating func readOutcome(_ scenario: inout ObjectReader) {
    scenario.fields("outcome", .default([:]), called: "the outcome model") { reader in
      outcome = Self.readModel(&reader)
      NotSupportedYet.refuse(.outcome, in: &reader)
    }
  }

  private static func readModel(_ reader: inout ObjectReader) -> OutcomeModel {
    var model = OutcomeModel()
    if reader.choice("preset", .default("default"), of: ["default", "conservative"]) == "conservative" {
      (model.causalShare, model.recoveredFactor, model.ignoredFactor) = (0, 0.5, 1)
    }
    share(&reader, "reliability", &model.reliability, in: 0.05...0.999)
    share(&reader, "exogenous_share", &model.exogenousShare, in: 0...0.99)
    number(&reader, "frailty_variance", &model.frailtyVariance, in: 0...10)
    reader.fields("thresholds", .default([:]), called: "the thresholds of attitude") {
      number(&$0, "detractor", &model.detractorThreshold, in: -5...5)
      number(&$0, "promoter", &model.promoterThreshold, in: -5...5)
      if model.detractorThreshold >= model.promoterThreshold {
        $0.error(.range, at: "promoter", "a promoter's attitude lies above a detractor's")
      }
    }
    parts(&reader, "group_hazard", "the hazard of groups", bands, &model.groupHazardRatios, as: .number(in: 0.01...100))
    share(&reader, "causal_share", &model.causalShare)
    parts(
      &reader, "leave_probability", "the chance to leave", severities, &model.leaveProbabilities,
      as: .share(in: 0...0.99))
    days(&reader, "hazard_half_life", &model.shockHalfLife)
    reader.fields("factors", .default([:]), called: "the factors of a failure's hazard") {
      number(&$0, "recovered", &model.recoveredFactor, in: 0...10)
      number(&$0, "resolved", &model.resolvedFactor, in: 0...10)
      number(&$0, "unsolved", &model.unsolvedFactor, in: 0...10)
      number(&$0, "ignored", &model.ignoredFactor, in: 0...10)
      number(&$0, "acknowledged", &model.acknowledgedFactor, in: 0...10)
      number(&$0, "patience_after_acknowledgement", &model.acknowledgedPatience, in: 0.01...100)
    }
    readAttitude(&reader, &model)
    parts(
      &reader, "voice", "the share of voiced failures", severities, &model.voiceProbabilities, as: .share(in: 0.001...1)
    )
    parts(&reader, "failure_share", "the share of failures", bands, &model.failureShares, as: .share())
    reader.fields("ordinary_recovery", .default([:]), called: "the ordinary recovery") {
      share(&$0, "share", &model.ordinaryRecovery)
      days(&$0, "after", &model.ordinaryRecoveryAfter, from: Units.minute)
    }
    reader.fields("fit", .default([:]), called: "the fit of an answer") {
      var malus = model.fitMalus
      for (index, name) in ["call", "mail", "message", "automated"].enumerated() {
        share(&$0, name, &model.fits[index])
      }
      share(&$0, "malus", &malus)
      model.fitMalus = malus
    }
    readRecovery(&reader, &model.recovery)
    return model
  }

  private static func readAttitude(_ reader: inout ObjectReader, _ model: inout OutcomeModel) {
    reader.fields("attitude", .default([:]), called: "the attitude") { attitude in
      parts(&attitude, "drop", "the drop of attitude", severities, &model.attitudeDrops, as: .number(in: 0...10))
      days(&attitude, "half_life", &model.attitudeHalfLife)
      attitude.fields("relief", .default([:]), called: "the relief") {
        number(&$0, "acknowledged", &model.acknowledgedRelief, in: -5...1)
        number(&$0, "resolved", &model.resolvedRelief, in: -5...1)
        number(&$0, "recovered", &model.recoveredRelief, in: -5...1)
        number(&$0, "ignored", &model.ignoredRelief, in: -5...1)
        number(&$0, "unsolved", &model.unsolvedRelief, in: -5...1)
      }
    }
  }

  private static func readRecovery(_ reader: inout ObjectReader, _ law: inout OutcomeModel.Recovery) {
    reader.fields("recovery", .default([:]), called: "the law of recovery") {
      number(&$0, "base", &law.base, in: -20...20)
      number(&$0, "resolved", &law.resolved, in: -20...20)
      number(&$0, "response_delay", &law.responseDelay, in: -20...20)
      number(&$0, "resolution_delay", &law.resolutionDelay, in: -20...20)
      number(&$0, "remedy", &law.remedy, in: -20...20)
      number(&$0, "remedy_with_apology", &law.remedyWithApology, in: -20...20)
      number(&$0, "fit", &law.fit, in: -20...20)
      number(&$0, "severity", &law.severity, in: -20...20)
      number(&$0, "prior_failures", &law.priorFailures, in: -20...20)
      number(&$0, "further_contacts", &law.furtherContacts, in: -20...20)
      number(&$0, "customer_deviation", &law.customerDeviation, in: 0...20)
      days(&$0, "response_zone", &law.responseZone, from: 0)
      days(&$0, "resolution_zone", &law.resolutionZone, from: 0)
      days(&$0, "delay_scale", &law.delayScale)
      days(&$0, "prior_half_life", &law.priorHalfLife)
      let standard = law.decay == .none ? "none" : "zone-log"
      law.decay =
        $0.choice("decay", .default(JSONValue(standard)), of: ["none", "zone-log"]) == "none" ? .none : .zoneLog
    }
  }

  // MARK: Fields whose defaults stand in the model

  private static let severities = ["low", "mid", "high"]
  private static let bands = ["detractor", "passive", "promoter"]

  private static func number(
    _ reader: inout ObjectReader, _ name: String, _ value: inout Double, in range: ClosedRange<Double>
  ) {
    value = reader.number(name, .default(JSONValue(value)), in: range) ?? value
  }

  private static func share(
    _ reader: inout ObjectReader, _ name: String, _ value: inout Double, in range: ClosedRange<Double> = 0...1
  ) {
    value = reader.share(name, .default(JSONValue(value)), in: range) ?? value
  }

  private static func days(
    _ reader: inout ObjectReader, _ name: String, _ value: inout Double, from least: Int64 = Units.hour
  ) {
    let standard = JSONValue(Units.text(duration: Int64((value * Double(Units.day)).rounded())))
    guard let ticks = reader.duration(name, .default(standard), in: least...(20 * Units.year)) else { return }
    value = Double(ticks) / Double(Units.day)
  }

  private static func parts(
    _ reader: inout ObjectReader, _ name: String, _ called: String, _ names: [String], _ values: inout [Double],
    as scalar: Scalar<Double>
  ) {
    reader.fields(name, .default([:]), called: called) {
      for (index, part) in names.enumerated() {
        values[index] = $0.value(part, .default(JSONValue(values[index])), as: scalar) ?? values[index]
      }
    }
  }
}
