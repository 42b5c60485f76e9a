internal import ClosedLoop

/// Fields outside the outcome model whose defaults carry evidence; `*` stands for a name of the author's.
///
/// Their defaults stand where they are read. `ReferenceScenario` writes nothing that has one, so that its resolved form
/// shows them.
extension Parameter {
  /// All of them.
  public static let others: [Parameter] = [
    other(
      "channels.*.identified", "share of senders who are known", "P(identified)", "2.15: no public benchmark", .assumed,
      "count items with a customer's name"),
    other(
      "channels.*.consent", "share of senders who may be contacted", "P(consent), by way of contact",
      "2.15 and 2.16: no benchmark; the law asks for it", .assumed, "count consents"),
    other(
      "channels.*.valid", "share of addresses and numbers that work", "P(valid)", "2.15", .assumed, "count bounces"),
    other(
      "channels.*.patience", "after how long an unanswered failure counts as ignored", "lognormal, sigma 1",
      "3.2: 77 % will not wait more than six hours for a mail; medians are ours", .assumed,
      "chasers by time since the feedback"),
    other(
      "channels.*.expects_answer", "share of senders who expect an answer", "the expects mark",
      "2.12: call .91, mail .89, social .42; the rest is ours", .survey, "ask with a tick box"),
    other(
      "arrivals.day_factor_correlation", "how far good and bad days of the channels coincide", "Gaussian copula",
      "decision 19", .assumed, "correlate daily volumes"),
    other(
      "customers.replacement", "what becomes of the seat of a customer who leaves", "steady: somebody new sits down",
      "decision 12", .convention, "steady while volumes are stated"),
    other(
      "contact.reach", "share of attempts that reach the customer", "beta-geometric",
      "3.8 and 3.9: 10 to 25 % of cold calls; who asked answers more", .vendor, "maximum likelihood on attempts"),
    other(
      "resolution.escalation.solves", "share of escalations that a specialist solves", "one draw", "decision 25",
      .assumed, "count them"),
    other(
      "money.discount_rate", "what money is worth a year later", "e^(-delta·t)", "decision 2", .assumed,
      "your cost of capital"),
    other(
      "money.terminal_value", "whether customers present at the horizon carry a value", "formula (9.1)", "decision 2",
      .convention, "none for a strict business case"),
  ]

  private static func other(
    _ path: String, _ meaning: String, _ form: String, _ source: String, _ strength: Strength, _ advice: String
  ) -> Parameter {
    Parameter(path, nil, meaning, form: form, source, strength, advice)
  }

  /// Every field with a default that carries evidence.
  public static var all: [Parameter] { outcome + others }

  /// Whether a path of a resolved scenario is this field, or lies inside it.
  public func covers(_ path: String) -> Bool {
    let own = self.path.split(separator: ".")
    let other = path.split(separator: ".")
    guard other.count >= own.count else { return false }
    return zip(own, other).allSatisfy { $0 == "*" || $0 == $1 }
  }

  /// The defaults as authors would write them, by path; more than one where they depend on the kind of channel.
  public var defaults: [(path: String, value: String)] {
    if value != nil { return [(path, CanonicalJSON.line(written(in: .init())))] }
    return ReferenceScenario.lines.filter { covers($0.path) && $0.origin == "default" }.map { ($0.path, $0.value) }
  }

  /// What presets make of it: name and value.
  public var presets: [(name: String, value: String)] {
    OutcomePreset.all.compactMap { preset in
      guard preset.changes.contains(where: { $0.path == path }) else { return nil }
      return (preset.name, CanonicalJSON.line(written(in: preset.applied(to: .init()))))
    }
  }
}

/// A scenario that writes nothing but what it must, with a channel of every kind and specialists.
enum ReferenceScenario {
  /// Its resolved values.
  static let lines: [Origins.Line] = {
    let kinds = ChannelKind.allCases.map { kind in
      #""\#(kind.rawValue)": { "kind": "\#(kind.rawValue)", "volume": "1/w", "#
        + #""scores": { "detractor": 1, "passive": 0, "promoter": 0 } }"#
    }
    let text = """
      { "format": 1, "id": "reference", "clock": { "start": "2027-01-04", "time_zone": "UTC", "warm_up": "1w",
        "measure": "1w" },
        "customers": { "count": 1000, "tiers": { "all": { "share": 1, "margin": "1/month", "annual_churn": "10%" } } },
        "channels": { \(kinds.joined(separator: ", ")) }, "contact": {},
        "resolution": { "escalation": { "queue": "second", "service": "9m" } },
        "teams": { "second": { "handles": ["second"], "hourly_cost": 40, "shifts": {
          "day": { "people": 1, "weekly": { "mon-fri": ["09:00-17:00"] } } } } } }
      """
    let reading = ScenarioReader.read(
      "reference.json", load: { _ in .success(Array(text.utf8)) },
      offsets: { _, _, _ in ZoneOffsets(initial: 0, changes: []) })
    return reading.scenario.map { Origins.lines(of: $0.resolved, in: reading.sources) } ?? []
  }()
}
