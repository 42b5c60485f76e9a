/// What the literature for practitioners asks of a closed loop, and where a scenario says it or a result shows it.
public struct Practice: Sendable {
  /// The subject that practitioners write about.
  public enum Source: String, Sendable, CaseIterable {
    case closingLoops = "Closing loops online"
    case sevenSteps = "Seven steps"
    case basis = "Basis of a CX strategy"
    case programme = "Closed loop in the NPS programme"
    case feedback = "Customer feedback"
  }

  /// The subject.
  public let source: Source
  /// What it asks for.
  public let concept: String
  /// Fields of the scenario that say it; `*` stands for a name.
  public let fields: [String]
  /// Metrics that show it.
  public let metrics: [String]
  /// What has no field or metric of its own, and why; or what is to be known of it.
  public let remark: String

  private init(
    _ source: Source, _ concept: String, _ fields: [String] = [], _ metrics: [String] = [], _ remark: String = ""
  ) {
    (self.source, self.concept, self.fields, self.metrics, self.remark) = (source, concept, fields, metrics, remark)
  }

  /// All rows, subject by subject.
  public static let all: [Practice] = closingLoops + sevenSteps + basis + programme + feedback

  private static let closingLoops = [
    Practice(.closingLoops, "closing the loop and solving the problem", [], ["loop.closed", "recovery.rate"]),
    Practice(
      .closingLoops, "role-specific real-time dashboards", ["triage.when", "sla.promises.*.alert_at"], [],
      "tables by team, tier and promise; a dashboard acts only through time and order, never as a bonus"),
    Practice(.closingLoops, "ticket solution", ["resolution.reopened"], ["reopen.share"]),
    Practice(.closingLoops, "alerts and triggers to the right person", ["triage.rules", "triage.misrouting"]),
    Practice(.closingLoops, "robust method for interaction", ["contact.attempts", "work"]),
    Practice(.closingLoops, "macro level: change journeys", ["macro"], ["failures.avoided"]),
    Practice(.closingLoops, "micro level: contact the affected customer", ["triage", "contact"], ["customers.saved"]),
    Practice(
      .closingLoops, "systemic problems, planning an initiative", ["bursts", "macro.sponsorship"],
      ["failures.voiced"], "by cause"),
    Practice(
      .closingLoops, "B2B: every customer; B2C: thousands", ["triage.rules.*.match"], ["cases.untreated", "clv.left"],
      "see the scenarios northwind-b2b and helio-base"),
    Practice(.closingLoops, "static feedback link", ["channels.*.identified"], ["cases.not_contactable"]),
    Practice(.closingLoops, "which customers to close the loop with", ["triage.rules.*.match.tier"], ["clv.at_risk"]),
    Practice(
      .closingLoops, "BP1 empowerment", ["teams.*.authority.remedy_limit", "resolution.empowered_bonus"],
      ["money.remedy", "contact.first_contact_resolution"]),
    Practice(
      .closingLoops, "BP2 value rules, ticket assignment", ["customers.tiers", "triage.priority.policy"],
      ["sla.first_response.met"], "by tier"),
    Practice(
      .closingLoops, "BP3 technical solutions for lower tiers", ["triage.rules.*.solves", "triage.rules.*.unit_cost"],
      ["cases.automated", "money.automation", "money.answering_per_kept_customer"]),
    Practice(
      .closingLoops, "BP4 macro has the largest effect: first macro, then micro", ["macro.order"],
      ["clv.saved_by_fixes"], "run --arms splits both; the page prints both ceilings"),
    Practice(
      .closingLoops, "BP5 use data for change, not only to watch", ["macro", "triage.order"], ["money.net_benefit"],
      "helio-base@measure-only asks and does nothing"),
    Practice(
      .closingLoops, "BP6 involve top management",
      ["macro.sponsorship.approval", "macro.sponsorship.slots", "macro.sponsorship.cancelled"], ["causes.approved"]),
    Practice(
      .closingLoops, "BP7 enough time for root causes",
      ["macro.analysis.protected_hours", "macro.analysis.hours_needed", "macro.analysis.hours_to_find"],
      ["causes.missed"]),
  ]

  private static let sevenSteps = [
    Practice(
      .sevenSteps, "timely and effective reaction", ["sla.promises"], ["response.time.p50", "response.time.p90"]),
    Practice(
      .sevenSteps, "proactive, structured capture", ["channels.*.volume", "triage.quarantine"], [],
      "volumes are stated, so that invitations need not be"),
    Practice(
      .sevenSteps, "feeling heard, valued", ["outcome.attitude.relief", "channels.*.expects_answer"], ["recovery.rate"]),
    Practice(
      .sevenSteps, "easy, quick feedback on any channel", ["channels", "channels.*.delay"], ["feedback.received"]),
    Practice(
      .sevenSteps, "direct and indirect feedback", ["channels.*.source", "channels.*.sensitivity", "outcome.voice"],
      ["loop.coverage", "failures.detected", "feedback.false_alarms"]),
    Practice(
      .sevenSteps, "churn down, loyalty up", ["customers.tiers.*.annual_churn"], ["churn.share", "churn.share_without"]),
    Practice(.sevenSteps, "challenge: lack of resources", ["teams.*.shifts"], ["staff.occupancy", "backlog.count"]),
    Practice(
      .sevenSteps, "challenge: awareness, leadership", ["macro.sponsorship"], [],
      "cases that are assigned are worked; a rule's sample leaves some out"),
    Practice(.sevenSteps, "challenge: technology", ["triage.search", "triage.misrouting", "triage.when"]),
    Practice(.sevenSteps, "challenge: analysis know-how", ["macro.coding.accuracy", "macro.analysis.hours_to_find"]),
    Practice(
      .sevenSteps, "challenge: anchoring measures", ["macro.fix.erosion_half_life", "macro.fix.success"],
      ["causes.fixed"], "who owns a cause is no field: approval and lead time by cause say what it means"),
    Practice(.sevenSteps, "personal, transparent address", ["outcome.fit"]),
    Practice(
      .sevenSteps, "right channel and time of contact", ["contact.callable", "contact.reach"], ["contact.reached"]),
    Practice(.sevenSteps, "own processes, goals, capacity", [], [], "the scenario as a whole; --set for what-ifs"),
    Practice(.sevenSteps, "step 1 capture", ["channels"], ["feedback.received"]),
    Practice(.sevenSteps, "step 2 analyse", ["macro.coding", "macro.analysis.min_cases"], ["causes.coded"]),
    Practice(.sevenSteps, "step 3 prioritise and plan", ["macro.priority", "macro.causes", "macro.fix.lead_time"]),
    Practice(.sevenSteps, "step 4 implement", ["macro.fix.ramp", "macro.fix.effect"], ["failures.avoided"]),
    Practice(
      .sevenSteps, "step 5 communicate changes, collect feedback on them",
      ["macro.tell_customers", "macro.fix_survey"],
      ["causes.told", "causes.survey_response", "nps.fix_survey"]),
    Practice(
      .sevenSteps, "step 6 close: tell customers what was done", ["macro.told_relief", "macro.told_response"],
      ["causes.informed"]),
    Practice(
      .sevenSteps, "step 7 monitor and develop", ["macro.fix.monitored"], [],
      "series.csv shows days and hours; check holds results against a golden"),
    Practice(
      .sevenSteps, "iteration gets more efficient", ["macro.causes.*.hours_needed"], [],
      "hours of an analysis do not fall by themselves; ideas for products are not counted"),
    Practice(
      .sevenSteps, "hospitality example with a local cause", ["journey.causes"], [],
      "a site is written as a channel or a cause of its own: see corner-stores"),
    Practice(.sevenSteps, "orchestrated life cycle, 24/7", ["calendars", "clock.time_zone"]),
  ]

  private static let basis = [
    Practice(.basis, "Forrester and Gartner figures", [], [], "context only: a benchmark uplift would predict itself"),
    Practice(
      .basis, "stable, reproducible process", ["run.seed", "journey.steps"], [],
      "same scenario, seed, version: same bytes"
    ),
    Practice(
      .basis, "real-time metrics for staff, better coaching", ["teams.*.shrinkage", "teams.*.coaching"],
      ["staff.off_desk"]),
    Practice(
      .basis, "immediate capture on a suitable channel", ["channels.*.delay", "macro.coding.accuracy"], [],
      "the response rate is in the stated volume"),
    Practice(.basis, "channel call centre", ["channels.*.consent", "channels.*.prefers"]),
    Practice(
      .basis, "channel stores", ["channels.*.identified"], [],
      "mystery shopping is no feedback of customers and is left out"),
    Practice(.basis, "channel website", ["channels.*.identified"], [], "conversion is another model"),
    Practice(.basis, "channel mobile, in-app", ["channels.*.delay"], [], "age is not modelled: use tiers"),
    Practice(
      .basis, "channel social media", ["channels.*.patience"], [],
      "who reads along is not modelled: word of mouth is off"
    ),
    Practice(
      .basis, "single answers necessary, not sufficient", ["macro"], ["customers.kept_by_fixes"], "run --arms"),
    Practice(
      .basis, "survey and operational data by segment and journey", ["journey.steps", "journey.causes"],
      ["failures.voiced"]),
    Practice(.basis, "text and sentiment analysis", ["macro.coding.share", "macro.coding.accuracy"], ["causes.coded"]),
    Practice(.basis, "complaint on one channel, cause in another", ["macro.coding.confused"]),
    Practice(.basis, "statistics usable by non-experts", [], [], "the page in words; explain"),
    Practice(
      .basis, "role-based management", ["macro.sponsorship", "resolution.approval"], [], "tables by team and tier"),
    Practice(.basis, "answer all customers", ["triage.rules.*.match.score"], ["cases.opened"]),
    Practice(.basis, "view by team and agent, targets", ["gates"], ["staff.occupancy"], "cases.csv tells who worked"),
    Practice(
      .basis, "open requests, mobile, integrations", ["triage.search", "contact.callable"], [],
      "an integration acts through time"),
    Practice(
      .basis, "CRM integration and adoption", ["work.*.wrap_up", "triage.misrouting"], [], "as work, not as bonus"),
    Practice(.basis, "automatic notification to the right person", ["triage.misrouting", "triage.when"]),
    Practice(.basis, "follow-up by mail or in the call queue", ["work", "teams.*.handles"]),
    Practice(.basis, "really listen", [], [], "no parameter: compare with a scenario that only measures"),
    Practice(
      .basis, "the satisfied stay and recommend", ["outcome.group_hazard", "outcome.causal_share"], ["churn.rate"]),
    Practice(
      .basis, "loyalty, lower service cost, revenue", ["money", "outcome.advocacy"],
      ["money.roi", "clv.saved", "advocacy.referrals"], "payback.csv tells when the cost is back"),
  ]

  private static let programme = [
    Practice(.programme, "unanswered feedback harms", ["outcome.factors.ignored", "channels.*.patience"]),
    Practice(
      .programme, "frustration or resignation", ["outcome.factors"], [],
      "that the resigned write less is not modelled: volumes are stated"),
    Practice(.programme, "answer by phone, mail, mixed", ["work", "triage.rules.*.work"], ["contact.attempts"]),
    Practice(
      .programme, "apologise, offer amends", ["resolution.remedy", "outcome.recovery.remedy"], ["money.remedy"]),
    Practice(
      .programme, "win back; problems often easy", ["outcome.recovery", "outcome.survey"],
      ["recovery.rate", "recovery.latent", "recovery.observed_conversion"]),
    Practice(
      .programme, "promoters: reference story", ["triage.rules.*.match.score", "outcome.advocacy"],
      ["advocacy.thanked", "advocacy.stories", "advocacy.value"]),
    Practice(
      .programme, "collect non-anonymously", ["channels.*.identified", "channels.*.consent"], ["cases.not_contactable"]),
    Practice(
      .programme, "document in CRM", ["work.*.wrap_up"], ["contact.first_contact_resolution", "escalation.share"]),
    Practice(.programme, "why promoters", ["outcome.attitude"], [], "the base of the attitude"),
    Practice(.programme, "why detractors", ["journey.causes"], ["failures.voiced"], "by cause"),
    Practice(
      .programme, "checklist: goal", ["gates"], ["customers.net", "money.net_benefit"], "compare --objective, size"),
    Practice(.programme, "checklist: which customers", ["triage.rules"]),
    Practice(.programme, "checklist: when", ["sla.promises.*.first_response"], ["sla.first_response.met"]),
    Practice(.programme, "checklist: how, powers, vouchers", ["teams.*.authority", "resolution.remedy"]),
    Practice(.programme, "checklist: who, do they have time", ["teams"], ["staff.utilisation"]),
    Practice(.programme, "checklist: expected result", ["gates"], [], "the exit status of check and run --gates"),
    Practice(
      .programme, "more revenue and recommendations", ["money", "outcome.advocacy"],
      ["money.roi", "money.paid_back", "advocacy.referrals"],
      "a referral at what it saves to win a customer; off by default"),
  ]

  private static let feedback = [
    Practice(.feedback, "give and take, listen and act", [], ["customers.net"], "every run beside its twin"),
    Practice(.feedback, "customers always have feedback", ["outcome.voice"], ["loop.coverage"]),
    Practice(.feedback, "a constant noise of data", ["arrivals.scale", "channels.*.volume"]),
    Practice(
      .feedback, "satisfaction is multi-dimensional", ["outcome.thresholds", "outcome.recovery.response_zone"],
      ["nps.observed"]),
    Practice(.feedback, "granular journey steps", ["journey.steps"]),
    Practice(.feedback, "experience against expectation", ["outcome.attitude.drop"]),
    Practice(.feedback, "NPS", ["outcome.thresholds", "outcome.reliability"], ["nps.observed"]),
    Practice(
      .feedback, "CES", ["outcome.ces", "outcome.survey"], ["ces"], "the number of contacts and the time drive it"),
    Practice(
      .feedback, "CSAT", ["outcome.csat", "outcome.survey"], ["csat"], "with the paradox of recovery in it alone"),
    Practice(.feedback, "more than five stars", ["journey.causes", "macro.coding"], ["causes.coded"]),
    Practice(
      .feedback, "must touch all areas", ["macro.causes", "macro.sponsorship.slots"], [],
      "departments are not named: causes are"),
  ]
}
