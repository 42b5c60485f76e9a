internal import ClosedLoop

/// Fields outside the outcome model whose defaults carry evidence; `*` stands for a name of the author's.
///
/// Their defaults stand where they are read. `ReferenceScenario` writes nothing that has one, so that its resolved form
/// shows them.
extension Parameter {
  /// All of them.
  public static let others: [Parameter] =
    [
      other(
        "channels.*.identified", "share of senders who are known", "P(identified)", .unknown("no public benchmark"),
        .assumed,
        "count items with a customer's name"),
      other(
        "channels.*.consent", "share of senders who may be contacted", "P(consent), by way of contact",
        .from(.germanCourts, "the law asks for it; no benchmark"), .assumed, "count consents"),
      other(
        "channels.*.valid", "share of addresses and numbers that work", "P(valid)", .unknown("no public benchmark"),
        .assumed, "count bounces"),
      other(
        "channels.*.patience", "after how long an unanswered failure counts as ignored", "lognormal, sigma 1",
        .from(.eptica, "77 % will not wait more than six hours for a mail; medians are ours"), .assumed,
        "chasers by time since the feedback"),
      other(
        "channels.*.expects_answer", "share of senders who expect an answer", "the expects mark",
        .from(.baerEdison2016, "call .91, mail .89, social .42; the rest is ours"), .survey, "ask with a tick box"),
      other(
        "arrivals.day_factor_correlation", "how far good and bad days of the channels coincide", "Gaussian copula",
        .model("chance/good-and-bad-days"), .assumed, "correlate daily volumes"),
      other(
        "customers.replacement", "what becomes of the seat of a customer who leaves", "steady: somebody new sits down",
        .model("customers/slots"), .convention, "steady while volumes are stated"),
      other(
        "contact.reach", "share of attempts that reach the customer", "beta-geometric",
        .from([.dialling, .oldroyd], "10 to 25 % of cold calls; who asked answers more"), .vendor,
        "maximum likelihood on attempts"),
      other(
        "resolution.escalation.solves", "share of escalations that a specialist solves", "one draw",
        .model("desk/conversation"),
        .assumed, "count them"),
      other(
        "money.discount_rate", "what money is worth a year later", "e^(-delta·t)", .model("money/discounting"),
        .assumed,
        "your cost of capital"),
      other(
        "money.terminal_value", "whether customers present at the horizon carry a value",
        "what a customer is worth from then on", .model("money/customer-value"),
        .convention, "none for a strict business case"),
    ] + people + causes

  /// What people of the staff cost, learn and bear beside their work.
  private static let people = [
    other(
      "teams.*.attrition.cost_per_hire", "what it costs to find and train a successor", "due on the first day",
      .from(.conradt, "EUR 10,000 to 12,000; the default counts nothing"), .assumed, "recruiting and training budget"),
    other(
      "teams.*.coaching.gain", "share of handle time that coaching saves at first", "1 - gain·learnt",
      .from(.deGripSauermann2012, "a course of a week raised performance by 10 %"), .experiment,
      "handle time before and after"),
    other(
      "teams.*.coaching.half_life", "until half of that is lost again", "2^(-t/half-life)",
      .from(.deGripSauermann2012, "fades over weeks; eight of them are ours"), .assumed,
      "handle time by weeks since coaching"),
    other(
      "teams.*.overload.ceiling", "busy share up to which nobody suffers", "strain beyond it",
      .from(.occupancy, "75 to 85 %"), .vendor, "absence and exits by occupancy"),
    other(
      "teams.*.overload.quit_factor", "factor on leaving at full strain", "1 + (f - 1)·strain",
      .from(.occupancy, "the direction only; the size is ours"), .assumed,
      "exits by occupancy"),
    other(
      "teams.*.overload.skill_loss", "skill lost at full strain", "standard deviations",
      .from(.occupancy, "the direction only; the size is ours"), .assumed,
      "solved share by occupancy"),
  ]

  /// How root causes are found and removed.
  private static let causes = [
    other(
      "macro.coding.share", "share of feedback that is coded", "P(coded)", .unknown("no public share was found"),
      .assumed, "count codes"),
    other(
      "macro.coding.accuracy", "share of codes that name the true cause", "P(true code)",
      .model("causes/evidence", "no public accuracy was found, so that codes are right by default"), .assumed,
      "code a sample twice"),
    other(
      "macro.analysis.protected_hours", "hours of analysis in a week", "hours until the analysis is closed",
      .model("causes/analysis", "plan enough time"), .assumed, "the calendar of those who do it"),
    other(
      "macro.analysis.hours_needed", "hours after which an analysis is closed", "lognormal",
      .unknown("60 to 120 hours for a cause by assumption"), .assumed, "hours of past analyses"),
    other(
      "macro.analysis.hours_to_find", "hours after which 63 % have found the true cause", "1 - e^(-h/h_c)",
      .model("causes/analysis"), .assumed, "past analyses: how many fixes hit"),
    other(
      "macro.analysis.min_cases", "coded cases before a cause is analysed", "n_min", .unknown("30 cases by assumption"),
      .assumed,
      "what those who decide ask for"),
    other(
      "macro.sponsorship.approval", "from a closed analysis to approval", "delay", .model("causes/approval"), .assumed,
      "dates of past approvals"),
    other(
      "macro.sponsorship.slots", "fixes under way at a time", "slots", .model("causes/approval"), .assumed,
      "how many ran at once"),
    other(
      "macro.sponsorship.cancelled", "share of approved fixes that are stopped", "P(stopped)",
      .model("causes/approval"),
      .assumed, "count them"),
    other(
      "macro.fix.lead_time", "from approval to the first day of a fix", "lognormal",
      .from(.sixSigma, "projects of four to six months"), .vendor, "dates of past projects"),
    other(
      "macro.fix.success", "share of fixes of a true cause that work", "P(works)",
      .unknown("no published size was found"), .assumed,
      "past fixes by cause counts before and after"),
    other(
      "macro.fix.effect", "share of failures that a working fix prevents", "eps, beta(6, 4)",
      .unknown("no published size was found; 40 % by the preset conservative"), .assumed,
      "counts before and after, untouched causes as control"),
    other(
      "macro.fix.ramp", "until a fix has its full effect", "linear", .model("causes/effect-of-a-fix"), .assumed,
      "counts by week"),
    other(
      "macro.fix.erosion_half_life", "until half of an effect has worn off", "2^(-t/half-life)",
      .unknown("no published size was found"), .assumed,
      "counts by year, or monitor the fix"),
    other(
      "macro.told_relief", "share of the disappointment that news of a fix takes away", "psi + .1",
      .model("causes/news", "0 by the preset conservative"), .assumed, "survey those who were told and others"),
    other(
      "macro.told_response", "factor on the response of who has heard of a fix", "r·1.05",
      .model("causes/news", "1 by the preset conservative"), .assumed, "response of those who were told and others"),
    other(
      "macro.told_for", "for how long after the news that factor holds", "a year", .model("causes/news"), .assumed,
      "response by time since"),
    other(
      "macro.fix_survey", "share of those told who are asked about the fix", "one further survey",
      .model("causes/news", "none by the preset conservative"), .convention, "your plan"),
  ]

  private static func other(
    _ path: String, _ meaning: String, _ form: String, _ source: Provenance, _ strength: Strength, _ advice: String
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
        "customers": { "count": 1000000, "tiers": { "all": { "share": 1, "margin": "1/month", "annual_churn": "10%" } } },
        "channels": { \(kinds.joined(separator: ", ")) }, "contact": {},
        "resolution": { "escalation": { "queue": "second", "service": "9m" } },
        "journey": { "causes": { "one": { "share": 1, "severity": { "low": 1, "mid": 0, "high": 0 } } } },
        "macro": {},
        "teams": { "second": { "handles": ["second"], "hourly_cost": 40,
          "shrinkage": { "coaching": "4%" }, "coaching": {}, "overload": {},
          "attrition": { "rate": "1%/year", "hiring": "1w" },
          "shifts": { "day": { "people": 1, "weekly": { "mon-fri": ["09:00-17:00"] } } } } } }
      """
    let reading = ScenarioReader.read(
      "reference.json", load: { _ in .success(Array(text.utf8)) },
      offsets: { _, _, _ in ZoneOffsets(initial: 0, changes: []) })
    return reading.scenario.map { Origins.lines(of: $0.resolved, in: reading.sources) } ?? []
  }()
}
