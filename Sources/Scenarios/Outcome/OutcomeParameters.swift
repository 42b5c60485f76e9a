internal import ClosedLoop

private let steep: ClosedRange<Double> = -20...20

/// The outcome model's own fields, in the order of the resolved scenario.
extension Parameter {
  /// All fields of the outcome model that are single values.
  public static let outcome: [Parameter] = [level, hazard, attitude, law, watching].flatMap { $0 }

  private static let level: [Parameter] = [
    Parameter(
      "reliability", .share(\.reliability, 0.05...0.999), "share of a score's variance that is attitude",
      form: "r: Y = A + e, Var(e) = 1 - r", .from(.dawes2019, "44 % of the dissatisfied still were so six weeks later"),
      .observed,
      "correlate two scores of customers whom nobody contacted; try .45 to .75"),
    Parameter(
      "exogenous_share", .share(\.exogenousShare, 0...0.99), "share of churn that no programme can change",
      form: "x = e·L, a competing cause", .from(.braunSchweidel2011, "two causes are observed, the share is ours"),
      .assumed,
      "count the reasons that leavers give: moving, death, closing a firm"),
    Parameter(
      "frailty_variance", .number(\.frailtyVariance, 0...10), "how unlike customers are in their readiness to leave",
      form: "z ~ Gamma(mean 1, variance v)",
      .from(.faderHardie2014, "retention rises with tenure because customers differ"),
      .assumed, "fit a Lomax curve to the survival of a cohort", matters: { $0.renewalMix == nil }),
    Parameter(
      "histogram", .word(OutcomeModel.HistogramReading.allCases.map { "\($0.keyword)" }, \.histogramWord),
      "whether the score histogram behind the thresholds contains the effect of failures",
      form: "as-measured: base less drops has its mean and variance; solved: a pilot finds its shares",
      .model("customers/score-and-attitude", "either, never both"), .convention,
      "a histogram of a real survey is as-measured"),
    Parameter(
      "thresholds.detractor", .number(\.detractorThreshold, -5...5), "below it an attitude is a detractor's",
      form: "normal quantile of the share of scores 0 to 6",
      .unknown("27 % detractors by assumption: there is no public histogram"), .assumed,
      "the normal quantile of your own share of detractors"),
    Parameter(
      "thresholds.promoter", .number(\.promoterThreshold, -5...5), "above it an attitude is a promoter's",
      form: "normal quantile of the share of scores 0 to 8",
      .unknown("40 % promoters by assumption: there is no public histogram"), .assumed,
      "the normal quantile of one less your own share of promoters"),
  ]

  private static let hazard: [Parameter] = [
    group("detractor", 0), group("passive", 1), group("promoter", 2),
    Parameter(
      "causal_share", .share(\.causalShare, 0...1),
      "share of the groups' gradient that a move made by the programme obtains",
      form: "R_with = R_without·(ratio)^chi", .from(.temkin2017, "gradients are association; chi is ours"), .assumed,
      "no data of cases can tell: sweep 0 to .6"),
    leave("low", 0, "0.03"), leave("mid", 1, "0.08"), leave("high", 2, "0.18"),
    Parameter(
      "hazard_half_life", .days(\.shockHalfLife, from: Units.hour), "how long a failure makes customers leave",
      form: "B(t) = kappa·2^(-t/HL)", .from([.knoxVanOest2014, .lariviere2005], "it fades; the half-life is ours"),
      .assumed,
      "excess churn by week since the failure, of customers nobody answered"),
    Parameter(
      "factors.recovered", .number(\.recoveredFactor, 0...10),
      "what is left of the hazard when the customer has recovered",
      form: "C = mu_rec", .from(.knoxVanOest2014, "recovery helps and does not undo; the size is ours"), .assumed,
      "needs a hold-out; sweep .15 to .5"),
    Parameter(
      "factors.resolved", .number(\.resolvedFactor, 0...10), "what is left when it is solved and not forgiven",
      form: "C = mu_res", .model("customers/what-contact-does"), .assumed, "needs a hold-out; sweep .5 to 1"),
    Parameter(
      "factors.unsolved", .number(\.unsolvedFactor, 0...10), "what a contact without a solution makes of it",
      form: "C = mu_unres, the double deviation",
      .from([.maxhamNetemeyer2002, .rage2020], "direction observed, size ours"), .assumed,
      "needs a hold-out; sweep 1 to 2"),
    Parameter(
      "factors.ignored", .number(\.ignoredFactor, 0...10), "what the end of patience without an answer makes of it",
      form: "W = mu_ign", .from([.rage2020, .dholakiaMorwitz2002], "mixed: the opposite sign is possible"), .assumed,
      "sweep .9 to 1.6"),
    Parameter(
      "factors.acknowledged", .number(\.acknowledgedFactor, 0...10), "what an automatic acknowledgement makes of it",
      form: "W = mu_ack", .from(.halperin2022, "words alone do little"), .assumed, "an A/B test of the acknowledgement"),
    Parameter(
      "factors.patience_after_acknowledgement", .number(\.acknowledgedPatience, 0.01...100),
      "how much longer an acknowledged customer waits", form: "factor on what is left of patience",
      .from(.hogreve2017, "a status update helps; the size is ours"), .assumed, "an A/B test of the acknowledgement"),
  ]

  private static func group(_ name: String, _ index: Int) -> Parameter {
    Parameter(
      "group_hazard.\(name)", .number(\.groupHazardRatios[index], 0.01...100),
      "hazard of \(name)s relative to passives", form: "R_g = rho_g",
      .from(.temkin2017, "only gradients of stated intention are public"), .assumed,
      "cause-specific Cox regression on the group at a landmark, failures taken out")
  }

  private static func leave(_ name: String, _ index: Int, _ value: String) -> Parameter {
    Parameter(
      "leave_probability.\(name)", .share(\.leaveProbabilities[index], 0...0.99),
      "chance that an unattended failure of \(name) severity makes the customer leave eventually",
      form: "kappa = -ln(1 - q)/tau", .from(.temkin2012, "no portable number, only intentions"), .assumed,
      "excess churn after such failures of customers nobody answered: must be calibrated")
  }

  private static let attitude: [Parameter] = [
    drop("low", 0), drop("mid", 1), drop("high", 2),
    Parameter(
      "attitude.half_life", .days(\.attitudeHalfLife, from: Units.hour), "how long a failure is remembered",
      form: "deficit·2^(-t/HL_A)", .model("customers/attitude", "longer than the hazard"), .assumed,
      "scores by week since the failure, of customers nobody answered"),
    relief("acknowledged", \.acknowledgedRelief), relief("resolved", \.resolvedRelief),
    relief("recovered", \.recoveredRelief), relief("ignored", \.ignoredRelief), relief("unsolved", \.unsolvedRelief),
    voice("low", 0), voice("mid", 1), voice("high", 2),
    failing("detractor", 0), failing("passive", 1), failing("promoter", 2),
    Parameter(
      "ordinary_recovery.share", .share(\.ordinaryRecovery, 0...1),
      "share of voiced failures that ordinary service makes good without the programme",
      form: "both fates recover if U < share",
      .from(.rage2020, "18 to 23 % of complainants are satisfied over four decades"), .survey,
      "follow up complaints that were in no programme"),
    Parameter(
      "ordinary_recovery.after", .days(\.ordinaryRecoveryAfter, from: Units.minute), "after how long it does",
      form: "a fixed delay", .model("customers/ordinary-service"), .assumed, "time to solution in ordinary service"),
    fit("call", 0, "a call"), fit("mail", 1, "a personal mail"), fit("message", 2, "a message left"),
    fit("automated", 3, "an automated answer"),
    Parameter(
      "fit.malus", .share(\.fitMalus, 0...1), "what a way of contact that the customer likes less takes from the fit",
      form: "fit - malus", .model("customers/fit-of-an-answer"), .assumed, "recovery by preferred and used channel"),
  ]

  private static func drop(_ name: String, _ index: Int) -> Parameter {
    Parameter(
      "attitude.drop.\(name)", .number(\.attitudeDrops[index], 0...10),
      "by how many standard deviations a failure of \(name) severity lowers attitude", form: "Delta",
      .model("customers/attitude"), .assumed, "mean score after such failures against before, of the same customers")
  }

  private static func relief(_ name: String, _ place: NumberPlace) -> Parameter {
    Parameter(
      "attitude.relief.\(name)", .number(place, -5...1),
      "share of a failure's drop that is removed: \(name)", form: "psi: drop·(1 - psi), never above 1: no paradox here",
      .model("customers/attitude"), .assumed, "follow-up scores less those of a hold-out")
  }

  private static func voice(_ name: String, _ index: Int) -> Parameter {
    Parameter(
      "voice.\(name)", .share(\.voiceProbabilities[index], 0.001...1),
      "share of failures of \(name) severity that customers tell of", form: "silent failures: voiced·(1 - v)/v",
      .from(.rage2015, "79 % told of their gravest problem; shares by severity are ours"), .assumed,
      "ask customers who gave no feedback about problems")
  }

  private static func failing(_ name: String, _ index: Int) -> Parameter {
    Parameter(
      "failure_share.\(name)", .share(\.failureShares[index], 0...1),
      "share of \(name)s' feedback that tells of a failure",
      form: "the item's mark", .model("customers/failures"), .assumed, "code a sample of comments")
  }

  private static func fit(_ name: String, _ index: Int, _ words: String) -> Parameter {
    Parameter(
      "fit.\(name)", .share(\.fits[index], 0...1), "how well \(words) fits", form: "beta_F·(2·fit - 1)",
      .from(.halperin2022, "words from a machine do little; the size is ours"), .assumed,
      "recovery by kind of answer, severity held fixed")
  }

  private static let law: [Parameter] = [
    term("base", \.recovery.base, "level of the chance to recover", "beta_0", .model("customers/recovery"), .assumed),
    term(
      "resolved", \.recovery.resolved, "what a solution adds", "beta_R",
      .from(.simonsKraus2005, "90 % against 22 % return"), .survey),
    term(
      "response_delay", \.recovery.responseDelay, "what each doubling of the time to the first response takes",
      "beta_1·log2(1 + (d - z)+/s)", .from(.hogreve2017, "a zone of tolerance, then falling; the size is ours"),
      .assumed),
    term(
      "resolution_delay", \.recovery.resolutionDelay, "what each doubling of the time to the solution takes",
      "beta_2·log2(1 + (d - z2)+/s)", .from(.roschkGelbrich2014, "delayed money is weaker; the size is ours"), .assumed),
    term(
      "remedy", \.recovery.remedy, "what a remedy of the loss adds", "beta_G·match·comp(g)",
      .from([.orsingher2010, .haesevoets2017], "what one gets counts first, up to 150 % of the loss"), .metaAnalysis),
    term(
      "remedy_with_apology", \.recovery.remedyWithApology, "what a person adds to a remedy", "beta_GA",
      .from(.rage2015, "satisfied 37 % and 73 %"), .survey),
    term(
      "fit", \.recovery.fit, "what the fit of the answer adds", "beta_F·(2·fit - 1)", .model("customers/recovery"),
      .assumed),
    term(
      "severity", \.recovery.severity, "what high severity takes", "beta_S·sev",
      .from(.soaresProenca2015, "strong and negative on repurchase"), .observed),
    term(
      "prior_failures", \.recovery.priorFailures, "what a recent prior failure takes", "beta_N·nu",
      .from(.maxhamNetemeyer2002, "recovery is weaker after a second failure"), .observed),
    term(
      "further_contacts", \.recovery.furtherContacts, "what each further contact takes", "beta_C·(K - 1)",
      .from(.rage2015, "one call is 1.5 times as likely to satisfy"), .survey),
    Parameter(
      "recovery.customer_deviation", .number(\.recovery.customerDeviation, 0...20),
      "how unlike customers are in forgiving",
      form: "xi ~ N(0, s^2)", .model("customers/recovery"), .assumed, "a random effect of customers with several cases"),
    zone("response_zone", \.recovery.responseZone, from: 0, "for how long a response loses nothing", "z"),
    zone("resolution_zone", \.recovery.resolutionZone, from: 0, "for how long a solution loses nothing", "z2"),
    zone(
      "delay_scale", \.recovery.delayScale, from: Units.hour, "after how long beyond the zone the first step is lost",
      "s"),
    Parameter(
      "recovery.prior_half_life", .days(\.recovery.priorHalfLife, from: Units.hour), "how long prior failures weigh",
      form: "nu = sum 2^(-age/HL)", .from(.knoxVanOest2014, "prior complaints aggravate and fade"), .assumed,
      "interaction of the gap with recovery"),
    Parameter(
      "recovery.decay", .word(OutcomeModel.ResponseDecay.allCases.map { "\($0.keyword)" }, \.decayWord),
      "the law by which a later response is worth less", form: "on the logit, or a factor for half-life",
      .from(.hogreve2017, "a zone of tolerance; half-life is a vendor's rule"), .experiment,
      "recovery by response time, severity and channel held fixed (trap T8)"),
    Parameter(
      "recovery.chance_half_life", .days(\.recovery.chanceHalfLife, from: Units.hour),
      "half-life of the chance to recover",
      form: "p·2^(-d/H)", .from(.halving, "the origin was not found"), .vendor,
      "better take zone-log", matters: { $0.recovery.decay == .halfLife }),
    Parameter(
      "recovery.step_after", .days(\.recovery.stepAfter, from: 0), "up to when a response is in time",
      form: "1[d > after]",
      .model("customers/recovery"), .assumed, "the promise that customers were given",
      matters: { $0.recovery.decay == .step }),
    Parameter(
      "recovery.step_loss", .number(\.recovery.stepLoss, steep), "what a late response takes", form: "on the logit",
      .model("customers/recovery"), .assumed, "recovery of responses just in time and just late",
      matters: { $0.recovery.decay == .step }),
    term(
      "skill", \.recovery.skill, "what a standard deviation of a person's skill adds", "beta_Q·skill",
      .from(.davidow2003, "attentiveness matters most for repurchase; the size is ours"), .assumed),
    term(
      "bare_apologies", \.recovery.bareApologies, "what each apology after the first without solution or remedy takes",
      "beta_A·(n - 1)+; off: the preset \"complete\" takes 0.4",
      .from(.halperin2022, "repeated apologies can be worse than none"),
      .experiment,
      matters: { $0.recovery.bareApologies != 0 }),
    Parameter(
      "recovery.match_otherwise", .share(\.recovery.matchOtherwise, 0...1),
      "what a remedy is worth that does not repay in kind", form: "match",
      .from(.roschkGelbrich2014, "strongest when the remedy repays in kind"), .metaAnalysis,
      "recovery by kind of remedy and failure"),
    Parameter(
      "recovery.novice_tenure", .days(\.recovery.noviceTenure, from: 0), "up to which tenure a customer counts as new",
      form: "zone of tolerance by tenure; off: the preset \"complete\" takes 90d",
      .from(.hogreve2017, "customers without a relation have no zone"), .experiment,
      "recovery by tenure and response time",
      matters: { $0.recovery.noviceTenure > 0 }),
    Parameter(
      "recovery.novice_zone", .days(\.recovery.noviceZone, from: 0), "zone of tolerance of new customers", form: "z",
      .from(.hogreve2017, "none"), .experiment, "recovery by tenure and response time",
      matters: { $0.recovery.noviceTenure > 0 }),
  ]

  private static func term(
    _ name: String, _ place: NumberPlace, _ meaning: String, _ form: String,
    _ source: Provenance, _ strength: Strength, matters: @escaping @Sendable (OutcomeModel) -> Bool = { _ in true }
  ) -> Parameter {
    Parameter(
      "recovery.\(name)", .number(place, steep), meaning, form: "\(form), on the logit", source, strength,
      "logistic regression on cases with a hold-out, shrunk to this", matters: matters)
  }

  private static func zone(
    _ name: String, _ place: NumberPlace, from least: Int64, _ meaning: String,
    _ form: String
  ) -> Parameter {
    Parameter(
      "recovery.\(name)", .days(place, from: least), meaning, form: form,
      .from(.hogreve2017, "zones exist, their length is ours"), .assumed, "recovery by response time in cases alike",
      matters: { $0.recovery.decay == .zoneLog })
  }

  private static let watching: [Parameter] = [
    Parameter(
      "over_contact.factor", .number(\.overContact.factor, 0.1...10),
      "what needless or repeated contact makes of the level of churn",
      form: "level·mu_over for a while; 1 is no harm", .from(.ascarza2016, "6 % became 10 % in three months"),
      .experiment,
      "a hold-out of outreach; stress test 1.3", matters: { $0.overContact.factor != 1 }),
    Parameter(
      "over_contact.lasts", .days(\.overContact.days, from: Units.hour), "for how long", form: "from the contact on",
      .from(.ascarza2016, "measured over three months"), .experiment, "a hold-out of outreach",
      matters: { $0.overContact.factor != 1 }),
    Parameter(
      "over_contact.from_contact", .number(\.overContact.fromContact, 1...1000),
      "from which contact of a case on it is too much", form: "K >= n; any contact about no failure is needless",
      .model("customers/needless-contact"), .assumed, "churn by number of contacts, severity held fixed",
      matters: { $0.overContact.factor != 1 }),
    asked(
      "invited", .share(\.survey.invited, 0...1), "share of closed cases that are asked how it was; 0 asks nobody",
      "invited", .model("customers/surveys"), .convention, "as your programme does"),
    asked(
      "delay", .days(\.survey.delay, from: 0), "from closing to the invitation", "3 days", .model("customers/surveys"),
      .assumed,
      "as your programme does"),
    asked(
      "response", .share(\.survey.response, 0...1), "share of invitations that are answered", "r, share of invitations",
      .from(.eastman2015, "16 % of transactional mails to consumers, one vendor's clients"), .vendor,
      "answers per invitation"),
    asked(
      "answer_median", .days(\.survey.answerMedian, from: Units.minute), "median time from invitation to answer",
      "lognormal", .from(.answerTimes, "30 % on the first day"), .vendor, "times of answers"),
    asked(
      "answer_sigma", .number(\.survey.answerSigma, 0.01...5), "spread of that time", "lognormal",
      .from(.answerTimes, "30 % on the first day, 60 % in a week"), .vendor,
      "times of answers"),
    asked(
      "day_later", .share(\.survey.dayLater, 0...1), "factor on the response a day after the experience", "imm(24h)",
      .unknown("asserted in practice, no number found"), .assumed, "response by delay of the invitation"),
    asked(
      "week_later", .share(\.survey.weekLater, 0...1), "factor on the response a week after the experience", "imm(7d)",
      .unknown("asserted in practice, no number found"), .assumed, "response by delay of the invitation"),
    weight("detractor", 0), weight("passive", 1), weight("promoter", 2),
    asked(
      "helped_bonus", .number(\.survey.helpedBonus, 0...10), "by how much more somebody answers who was helped",
      "1 + s", .from(.maSunKekre2015, "whoever was helped speaks again"), .observed, "response after and without help"),
    asked(
      "fatigue", .share(\.survey.fatigue, 0...1), "share of the response lost with each invitation of 90 days",
      "(1 - f)^n", .model("customers/surveys"), .assumed, "response by number of invitations"),
    asked(
      "paradox", .number(\.survey.paradox, 0...5),
      "what a recovered first failure adds to satisfaction, and to nothing else",
      "+ 0.3 on the latent scale", .from(.deMatos2007, "satisfaction yes, loyalty no"), .metaAnalysis,
      "satisfaction after a recovered failure and without a failure"),
    asked(
      "csat_score", .number(\.survey.satisfactionScore, 0...1), "correlation of satisfaction and score", "0.65·Y + e",
      .unknown("no public correlation was found"), .assumed, "correlate the two questions of one survey"),
    asked(
      "ces_attitude", .number(\.survey.easeAttitude, 0...1), "correlation of ease and attitude", "0.5·A/sqrt(r) + e",
      .unknown("no public correlation was found"), .assumed, "correlate the two questions of one survey"),
    asked(
      "ces_contact", .number(\.survey.easeContact, -5...5), "what a further contact takes from ease", "0.45·(K - 1)",
      .from(.dixon2013, "repeated contacts are effort"), .survey, "regress ease on contacts"),
    asked(
      "ces_switch", .number(\.survey.easeSwitch, -5...5), "what a change of channel takes from ease", "0.35",
      .from(.dixon2013, "it is effort; the size is ours"), .survey, "regress ease on changes of channel"),
    asked(
      "ces_delay", .number(\.survey.easeDelay, -5...5), "what a doubling of the time to the solution takes from ease",
      "0.20·log2(1 + d2)", .from(.dixon2013, "it is effort; the size is ours"), .assumed, "regress ease on the time"),
    csat(1, 0), csat(2, 1), csat(3, 2), csat(4, 3), csat(5, 4),
    ces(1, 0), ces(2, 1), ces(3, 2), ces(4, 3), ces(5, 4), ces(6, 5), ces(7, 6),
    Parameter(
      "advocacy.acceptance", .share(\.advocacy.acceptance, 0...1),
      "chance that a thanked promoter agrees to a reference story",
      form: "off: 0", .unknown("asked for by practitioners; no number found"), .assumed, "count them",
      matters: { $0.advocacy.isOn }),
    Parameter(
      "advocacy.story_value", .money(\.advocacy.storyValue), "what a story is worth", form: "an explicit value",
      .from(.schmitt2011, "referred customers are worth more; 0 by default"), .convention,
      "what marketing would pay for one", matters: { $0.advocacy.isOn }),
    Parameter(
      "advocacy.story_work", .minutes(\.advocacy.storyMinutes), "work for a story that is agreed to",
      form: "added to the contact", .unknown("no source: 0 by default"), .assumed, "measure it",
      matters: { $0.advocacy.isOn }),
    Parameter(
      "advocacy.referrals", .number(\.advocacy.referrals, 0...100),
      "customers whom a thanked promoter refers on average",
      form: "mean per thanks; off: 0", .from(.east2008, "word of mouth is off by default"), .assumed,
      "count referral codes",
      matters: { $0.advocacy.isOn }),
    Parameter(
      "advocacy.referral_value", .money(\.advocacy.referralValue), "what a referred customer is worth",
      form: "the cost of winning one; a CLV would count twice (trap T15)",
      .from([.schmitt2011, .kumar2007], "referrals differ in worth; 0 by default"), .convention,
      "what you pay to win a customer", matters: { $0.advocacy.isOn }),
  ]

  private static func asked(
    _ name: String, _ value: Value, _ meaning: String, _ form: String, _ source: Provenance, _ strength: Strength,
    _ advice: String
  ) -> Parameter {
    Parameter(
      "survey.\(name)", value, meaning, form: form, source, strength, advice, matters: { $0.survey.isAsked })
  }

  private static func weight(_ name: String, _ index: Int) -> Parameter {
    asked(
      "weight_\(name)", .number(\.survey.weights[index], 0...10), "factor on the response of \(name)s", "w_group(A)",
      .from(.customerStrategy, "who answers is no sample of all; the sizes are ours"), .vendor,
      "answers by earlier score")
  }

  private static func csat(_ answer: Int, _ index: Int) -> Parameter {
    Parameter(
      "csat.answer_\(answer)", .share(\.survey.satisfactionShares[index], 0...1),
      "share of answers \(answer) of 5 in an undisturbed population", form: "thresholds are normal quantiles",
      .from(.zendesk2013, "82 % satisfied"), .vendor, "your own answers", matters: { $0.survey.isAsked })
  }

  private static func ces(_ answer: Int, _ index: Int) -> Parameter {
    Parameter(
      "ces.answer_\(answer)", .share(\.survey.easeShares[index], 0...1),
      "share of answers \(answer) of 7 in an undisturbed population", form: "thresholds are normal quantiles",
      .unknown("no public histogram"), .assumed, "your own answers", matters: { $0.survey.isAsked })
  }
}
