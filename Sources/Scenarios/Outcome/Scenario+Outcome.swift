import ClosedLoop

extension Draft {
  mutating func readOutcome(_ scenario: inout ObjectReader) {
    scenario.fields("outcome", .default([:]), called: "the outcome model") { reader in
      let name = reader.choice("preset", .default("default"), of: OutcomePreset.all.map(\.name))
      let preset = OutcomePreset.all.first { $0.name == name } ?? OutcomePreset.all[0]
      isSceptical = preset.name == "conservative"
      var model = preset.applied(to: OutcomeModel())
      let histogram = readHistogram(&reader, &model)
      Parameter.read(Parameter.outcome[...], under: "outcome", from: &reader, into: &model)
      if let histogram,
        abs(histogram.detractorThreshold - model.detractorThreshold) > 1e-6
          || abs(histogram.promoterThreshold - model.promoterThreshold) > 1e-6
      {
        reader.error(
          "contradiction", at: "thresholds",
          "score_histogram and thresholds say different shares: leave one of them out")
      }
      readHazard(&reader, &model)
      detractorChurn = Self.readDetractorChurn(&reader, model, preset.applied(to: OutcomeModel()))
      outcome = model
      Trap.refuseBenchmarks(in: &reader)
      Trap.flagOutcome(model, in: &reader)
      NotSupportedYet.refuse(.outcome, in: &reader)
    }
  }

  /// The shares of the scores 0 to 10, from which the thresholds follow; the model that they make.
  private mutating func readHistogram(_ reader: inout ObjectReader, _ model: inout OutcomeModel) -> OutcomeModel? {
    guard reader.has("score_histogram") else {
      _ = reader.value("score_histogram", .optional, as: .anything)
      return nil
    }
    guard let shares = reader.list("score_histogram", of: .share(), count: 11...11) else { return nil }
    checkSum(shares, at: reader.place(of: "score_histogram"), of: "the shares of the scores", in: &reader)
    guard shares.prefix(7).contains(where: { $0 > 0 }), shares[7] + shares[8] > 0 else {
      reader.error(.range, at: "score_histogram", "there must be detractors (0 to 6) and passives (7, 8)")
      return nil
    }
    model.setThresholds(scoreShares: shares)
    return model
  }

  /// A measured churn of detractors, from which values of the model are found.
  private static func readDetractorChurn(
    _ reader: inout ObjectReader, _ model: OutcomeModel, _ standard: OutcomeModel
  ) -> DetractorChurn? {
    guard reader.has("detractor_churn") else {
      _ = reader.value("detractor_churn", .optional, as: .anything)
      return nil
    }
    var isNet = false
    var share: Double?
    if reader.isObject("detractor_churn") {
      reader.fields("detractor_churn", called: "the churn of detractors") {
        share = $0.share("share", in: 0.001...0.99)
        isNet = $0.boolean("net_of_shock", .default(false)) ?? false
      }
    } else {
      share = reader.share("detractor_churn", in: 0.001...0.99)
    }
    guard let share else { return nil }
    let found = isNet ? model.groupHazardRatios[0] : model.leaveProbabilities[2]
    let usual = isNet ? standard.groupHazardRatios[0] : standard.leaveProbabilities[2]
    if found != usual || !isNet && model.leaveProbabilities != standard.leaveProbabilities {
      reader.error(
        "trap-T1", at: "detractor_churn",
        "detractors' churn as counted holds what failures do to them: stating \(isNet ? "group_hazard" : "leave_probability") too"
          + " counts it twice; leave one out, or write { \"share\": …, \"net_of_shock\": true } for churn net of failures"
      )
      return nil
    }
    return DetractorChurn(share: share, isNet: isNet, place: reader.place(of: "detractor_churn"))
  }

  /// The way in which the level of churn moves with tenure.
  private mutating func readHazard(_ reader: inout ObjectReader, _ model: inout OutcomeModel) {
    var baseline = Baseline.constant
    var mix: RenewalMix?
    var period: Int64?
    reader.fields("hazard", .default([:]), called: "the level of churn by tenure") { hazard in
      switch hazard.choice("shape", .default("constant"), of: HazardShape.self) ?? .constant {
      case .constant: break
      case .piecewise:
        let knots =
          hazard.table(
            "by_tenure", keys: .duration(in: 0...(60 * Units.year)), of: .number(in: 0...1000), count: 1...100)
          ?? []
        let sorted = knots.sorted { $0.key < $1.key }
        let days = sorted.map { Double($0.key) / Double(Units.day) }
        if let first = days.first, first > 0 {
          hazard.error(.range, at: "by_tenure", "the first tenure is \"0d\"")
        }
        if !days.isEmpty { baseline = .piecewise(from: days, factors: sorted.map(\.value)) }
      case .weibull: baseline = .weibull(shape: hazard.number("k", in: 0.2...5) ?? 1)
      case .gompertz: baseline = .gompertz(growth: hazard.number("growth", in: -1...1) ?? 0)
      case .renewal: period = hazard.duration("period", .default("365d 6h"), in: Units.day...(20 * Units.year))
      case .sbg:
        mix = RenewalMix(
          alpha: hazard.number("alpha", in: 0.01...1000) ?? 1, beta: hazard.number("beta", in: 0.01...1000) ?? 1)
        period = hazard.duration("period", .default("365d 6h"), in: Units.day...(20 * Units.year))
      }
      guard let period else { return }
      if customers.population.contract == nil {
        customers.population.contract = Contract(minimum: period, renews: period)
      } else {
        hazard.error(
          "contract-twice", at: "shape", "renewals and customers.contract both say when customers can go: keep one")
      }
    }
    model.baseline = baseline
    model.renewalMix = mix
  }
}

/// A measured churn of detractors within a year.
struct DetractorChurn {
  var share: Double
  /// Whether what failures do is taken out of it.
  var isNet: Bool
  var place: Place
}

extension Draft {
  /// Finds the values of the outcome model that reproduce a measured churn of detractors (trap T1).
  mutating func solveStatusQuo(_ plan: Plan) {
    guard let detractorChurn else { return }
    do throws(StatusQuo.Unreachable) {
      solvedOutcome =
        detractorChurn.isNet
        ? try StatusQuo.solve(plan, netDetractorChurn: detractorChurn.share)
        : try StatusQuo.solve(plan, detractorChurn: detractorChurn.share)
    } catch {
      func percent(_ share: Double) -> String { "\(CanonicalJSON.number((share * 1000).rounded() / 10))%" }
      let bounds =
        detractorChurn.share < error.least
        ? "it is at least \(percent(error.least)) by group and tier even if failures do nothing: lower group_hazard.detractor"
        : "it is at most \(percent(error.most)) beside the tiers' annual_churn and these volumes of failures"
      diagnostics.error("trap-T1", at: detractorChurn.place, "detractors' churn cannot be this: \(bounds)")
    }
  }

  /// The plan with what was found.
  func solved(_ plan: Plan) -> Plan {
    var plan = plan
    if let solvedOutcome { plan.outcome = solvedOutcome }
    return plan
  }

  /// The resolved scenario with what was found in the place of the measured churn, so that it reads back as the same.
  func withSolution(_ resolved: JSONValue) -> JSONValue {
    guard let detractorChurn, let solvedOutcome else { return resolved }
    var result = resolved.replacing(["outcome", "detractor_churn"], by: nil)
    func put(_ path: [String], _ value: Double) {
      result = result.replacing(path, by: JSONValue(JSONValue(value).kind, at: detractorChurn.place.position))
    }
    if detractorChurn.isNet {
      put(["outcome", "group_hazard", "detractor"], solvedOutcome.groupHazardRatios[0])
    } else {
      for (severity, name) in ["low", "mid", "high"].enumerated() {
        put(["outcome", "leave_probability", name], solvedOutcome.leaveProbabilities[severity])
      }
    }
    return result
  }
}

extension JSONValue {
  /// The value with another one at a path of keys that exists, or without it.
  fileprivate func replacing(_ path: [String], by value: JSONValue?) -> JSONValue {
    guard let key = path.first, let object else { return value ?? self }
    var members: [JSONMember] = []
    for member in object.members {
      var changed = member
      if member.key == key {
        if path.count == 1 {
          guard let value else { continue }
          changed.value = value
        } else {
          changed.value = member.value.replacing(Array(path.dropFirst()), by: value)
        }
      }
      members.append(changed)
    }
    return JSONValue(.object(JSONObject(members)), at: position)
  }
}

/// The shapes that a scenario can name.
private enum HazardShape: String, CaseIterable {
  case constant
  case piecewise
  case weibull
  case gompertz
  case renewal
  case sbg
}
