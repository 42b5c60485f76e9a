internal import ClosedLoop

/// A named set of defaults: `"outcome": { "preset": "conservative" }`. What is written beside it wins.
public struct OutcomePreset: Sendable {
  /// What a scenario writes.
  public let name: String
  /// What it is for.
  public let meaning: String
  /// What it changes, by the path of the parameter.
  let changes: [Change]

  /// One changed default.
  struct Change: Sendable {
    let path: String
    let value: Double
    /// Where it comes from.
    let source: Provenance

    init(_ path: String, _ value: Double, _ source: Provenance) {
      (self.path, self.value, self.source) = ("outcome.\(path)", value, source)
    }
  }

  /// All presets, the plain defaults first.
  public static let all = [
    OutcomePreset(name: "default", meaning: "the defaults", changes: []),
    OutcomePreset(
      name: "conservative", meaning: "no benefit that a sceptic could doubt; fixes avert 40%",
      changes: [
        Change("causal_share", 0, .model("customers/presets")),
        Change("factors.recovered", 0.5, .model("customers/presets")),
        Change("factors.ignored", 1, .model("customers/presets")),
      ]),
    OutcomePreset(
      name: "optimistic", meaning: "what is claimed at best",
      changes: [
        Change("causal_share", 0.6, .model("customers/presets")),
        Change("factors.recovered", 0.15, .model("customers/presets")),
      ]),
    OutcomePreset(
      name: "stress", meaning: "contact that nobody needed does harm",
      changes: [Change("over_contact.factor", 1.3, .from(.ascarza2016, "6 % became 10 % in three months"))]),
    OutcomePreset(
      name: "complete", meaning: "every term of recovery, also those that are off by default",
      changes: [
        Change("recovery.bare_apologies", 0.4, .model("customers/recovery")),
        Change("recovery.novice_tenure", 90, .from(.hogreve2017, "customers without a relation have no zone")),
      ]),
    OutcomePreset(
      name: "b2c-retail", meaning: "consumers of shops: NPS +29",
      changes: [
        Change("thresholds.detractor", -0.843, .from(.xmInstitute2024, "NPS +29 of US retail 2024")),
        Change("thresholds.promoter", 0.023, .from(.xmInstitute2024, "NPS +29 of US retail 2024")),
      ]),
    OutcomePreset(
      name: "b2c-telco", meaning: "consumers of telephony and internet: NPS +9",
      changes: [
        Change("thresholds.detractor", -0.556, .from(.xmInstitute2024, "NPS +9 of US TV and internet 2024")),
        Change("thresholds.promoter", 0.310, .from(.xmInstitute2024, "NPS +9 of US TV and internet 2024")),
      ]),
    OutcomePreset(
      name: "b2b-saas", meaning: "firms as customers: they speak up more",
      changes: [
        Change("voice.low", 0.07, .model("causes/ceilings", "firms tell of .35 of their failures, consumers of .25")),
        Change("voice.mid", 0.28, .model("causes/ceilings")),
        Change("voice.high", 0.7, .model("causes/ceilings")),
        Change("survey.response", 0.23, .from(.eastman2015, "transactional mails to firms")),
      ]),
    OutcomePreset(
      name: "bank-dach", meaning: "bank customers: NPS -6",
      changes: [
        Change("thresholds.detractor", -0.351, .from(.xmInstitute2024, "NPS -6 of US consumer payments 2024")),
        Change("thresholds.promoter", 0.515, .from(.xmInstitute2024, "NPS -6 of US consumer payments 2024")),
      ]),
  ]

  /// The model with what the preset changes; a duration is in days.
  func applied(to model: OutcomeModel) -> OutcomeModel {
    var model = model
    for change in changes {
      for parameter in Parameter.outcome where parameter.path == change.path {
        switch parameter.value {
        case .number(let place, _), .share(let place, _), .days(let place, _), .minutes(let place):
          model[keyPath: place] = change.value
        case .money, .word, nil: break
        }
      }
    }
    return model
  }
}
