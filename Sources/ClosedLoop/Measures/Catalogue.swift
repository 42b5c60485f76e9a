import EventKernel

private let items: [Dimension] = [.tier, .channel, .severity, .cause]
private let work: [Dimension] = [.tier, .channel, .sla, .treatment, .severity, .cause]
private let promises: [Dimension] = [.sla, .tier, .channel, .severity]
private let timed: [Dimension] = [.tier, .sla]
private let fates: [Dimension] = [.tier]
private let staff: [Dimension] = [.team]
private let roots: [Dimension] = [.tier, .cause]

private func number(_ value: Int64) -> Observation { Observation(Double(value)) }
private func share(_ part: Int64, of whole: Int64) -> Observation { Observation(Double(part), over: Double(whole)) }
private func hours(_ ticks: Int64, over count: Int64) -> Observation {
  Observation(Double(ticks) / 3_600_000_000, over: Double(count))
}
private func money(_ millionths: Int64) -> Observation { Observation(Double(millionths) / 1e6) }

extension GroupTally {
  fileprivate var benefit: Int64 { marginSaved + terminalSaved }
  /// With what promoters give.
  fileprivate var gain: Int64 { benefit + advocacyValue }
  /// What answering costs: labour by the time worked, remedies, technical solutions.
  fileprivate var answeringCost: Int64 { labourShare + remedyCost + automationCost }
  fileprivate var answeringCostDiscounted: Int64 {
    labourShareDiscounted + remedyCostDiscounted + automationCostDiscounted
  }
  /// Customers whom answering keeps, net, in millionths.
  fileprivate var keptByAnswering: Int64 { presenceGained - presenceHarmed - fixes.presence }
}

extension Metric {
  /// All metrics, in the order of every table.
  public static let catalogue: [Metric] = [
    // What came in.
    Metric("feedback.received", .count, .neither, .mean, .window, items, "feedback items received in the window") {
      number($0.tally.received)
    },
    Metric("failures.voiced", .count, .lessIsBetter, .mean, .window, items, "items that carry a failure") {
      number($0.tally.voicedFailures)
    },
    Metric(
      "failures.detected", .count, .moreIsBetter, .mean, .window, items,
      "failures that nobody told and that a detector of indirect feedback has seen"
    ) { number($0.tally.detected) },
    Metric(
      "feedback.false_alarms", .count, .lessIsBetter, .mean, .window, items,
      "detections of indirect feedback behind which there is no failure"
    ) { number($0.tally.falseAlarms) },
    Metric(
      "loop.coverage", .share, .moreIsBetter, .share, .window, [],
      "failures voiced or detected, of all failures, silent ones included"
    ) {
      subject in
      // Of an incident everybody is known who was struck; other silent failures follow from the voiced ones.
      var all = Double(subject.tally.incidentSilent)
      for severity in 0..<3 {
        let group = subject.measures.groups[subject.measures.layout.group(.severity, severity)]
        all +=
          Double(group.voicedFailures - group.incidentVoiced) / subject.model.voiceProbabilities[severity]
          + Double(group.incidentVoiced)
      }
      let known = Double(subject.tally.voicedFailures + subject.tally.detected)
      return Observation(known, over: max(all, known + Double(subject.tally.unnoticed)))
    },
    Metric(
      "nps.observed", .points, .moreIsBetter, .ratio, .window, items, "promoters minus detractors among scores received"
    ) {
      Observation(
        100 * Double($0.tally.promoters - $0.tally.detractors), over: Double($0.tally.received - $0.tally.unscored))
    },
    Metric(
      "nps.true", .points, .moreIsBetter, .ratio, .window, fates,
      "promoters minus detractors by attitude, without the noise of scores, at the end of the window"
    ) { Observation(100 * $0.presence.netPromotersWith, over: $0.presence.presentWith) },
    Metric("nps.twin", fate: .without, .points, .moreIsBetter, .ratio, .window, fates, "the same without the programme")
    {
      Observation(100 * $0.presence.netPromotersWithout, over: $0.presence.presentWithout)
    },

    // What became of it.
    Metric("cases.opened", .count, .neither, .mean, .window, work, "cases that were given to people") {
      number($0.tally.personal)
    },
    Metric("cases.solved", .count, .moreIsBetter, .mean, .window, work, "cases closed as solved by people") {
      number($0.tally.solved)
    },
    Metric("cases.unsolved", .count, .lessIsBetter, .mean, .window, work, "cases closed as unsolved after contact") {
      number($0.tally.unsolved)
    },
    Metric(
      "cases.unreachable", .count, .lessIsBetter, .mean, .window, work, "cases closed after the last failed attempt"
    ) {
      number($0.tally.unreachable)
    },
    Metric(
      "cases.expired", .count, .lessIsBetter, .mean, .window, work,
      "cases that ended waiting: plan over, given up, customer left"
    ) { number($0.tally.planEnded + $0.tally.gaveUp + $0.tally.customerLeft) },
    Metric(
      "cases.gave_up", .share, .lessIsBetter, .share, .window, work, "cases whose customer gave up before a first start"
    ) {
      share($0.tally.gaveUp, of: $0.tally.personal)
    },
    Metric("cases.automated", .count, .neither, .mean, .window, work, "cases closed by a technical solution") {
      number($0.tally.automatedClosed)
    },
    Metric("cases.acknowledged", .count, .neither, .mean, .window, work, "items acknowledged and no more") {
      number($0.tally.acknowledged)
    },
    Metric("cases.untreated", .count, .neither, .mean, .window, items, "contactable items for which nothing was done") {
      number($0.tally.untreated)
    },
    Metric("cases.not_contactable", .count, .neither, .mean, .window, items, "items whose sender cannot be contacted") {
      number($0.tally.notContactable)
    },
    Metric("cases.filtered", .count, .neither, .mean, .window, items, "items within the quarantine after a closed case")
    {
      number($0.tally.filtered)
    },
    Metric("cases.attached", .count, .neither, .mean, .window, items, "items that an open case of their sender took up")
    {
      number($0.tally.attached)
    },
    Metric(
      "cases.open", .count, .lessIsBetter, .mean, .window, work,
      "cases of the window still open at the end of the drain"
    ) {
      number($0.tally.open)
    },

    // Promises.
    Metric(
      "sla.first_response.met", .share, .moreIsBetter, .share, .desk, promises,
      "first responses in time, of all that were promised and decided"
    ) { share($0.tally.responseMet, of: $0.tally.responseMet + $0.tally.responseMissed) },
    Metric(
      "sla.first_response.undetermined", .count, .neither, .mean, .desk, promises,
      "promises whose deadline lies beyond the run"
    ) { number($0.tally.responseUndetermined) },
    Metric(
      "sla.first_response.excluded", .count, .neither, .mean, .desk, promises,
      "promises to customers who left before the deadline"
    ) { number($0.tally.responseExcluded) },
    Metric(
      "contact.reached_in_time", .share, .moreIsBetter, .share, .window, promises,
      "customers spoken to or written to in time, a message left not counted"
    ) { share($0.tally.reachedInTime, of: $0.tally.responseMet + $0.tally.responseMissed) },
    Metric(
      "sla.resolution.met", .share, .moreIsBetter, .share, .desk, promises,
      "first solutions in time, of all that were promised"
    ) { share($0.tally.resolutionMet, of: $0.tally.resolutionMet + $0.tally.resolutionMissed) },
    Metric(
      "sla.resolution.undetermined", .count, .neither, .mean, .desk, promises,
      "promised solutions whose deadline lies beyond the run"
    ) { number($0.tally.resolutionUndetermined) },

    Metric(
      "sla.alerts", .count, .lessIsBetter, .mean, .desk, promises, "promises that raised an alert before they were kept"
    ) {
      number($0.tally.alerts)
    },
    Metric(
      "sla.escalated", .count, .lessIsBetter, .mean, .desk, promises, "broken promises that something was done about"
    ) {
      number($0.tally.breachActions)
    },

    // Times.
    Metric(
      "wait.time.mean", .hours, .lessIsBetter, .ratio, .desk, work, "elapsed time to the first start, or to giving up"
    ) {
      hours($0.tally.waited, over: $0.tally.waits)
    },
    Metric("wait.time.p50", percentile: 50, .desk, timed, "median of the wait") {
      $0.measures.waitingTimes[$0.histogram]
    },
    Metric("wait.time.p90", percentile: 90, .desk, timed, "nine in ten waited less") {
      $0.measures.waitingTimes[$0.histogram]
    },
    Metric("wait.time.p95", percentile: 95, .desk, timed, "19 in 20 waited less") {
      $0.measures.waitingTimes[$0.histogram]
    },
    Metric(
      "response.time.mean", .hours, .lessIsBetter, .ratio, .window, work, "elapsed time to the first effective response"
    ) {
      hours($0.tally.responseElapsed, over: $0.tally.responses)
    },
    Metric("response.time.p50", percentile: 50, .window, timed, "median of the elapsed response time") {
      $0.measures.responseTimes[$0.histogram]
    },
    Metric("response.time.p90", percentile: 90, .window, timed, "nine in ten responses were faster") {
      $0.measures.responseTimes[$0.histogram]
    },
    Metric("response.time.p95", percentile: 95, .window, timed, "19 in 20 responses were faster") {
      $0.measures.responseTimes[$0.histogram]
    },
    Metric(
      "response.time_business.mean", .hours, .lessIsBetter, .ratio, .window, work,
      "open time of the promise's clock to the response"
    ) { hours($0.tally.responseBusiness, over: $0.tally.responses) },
    Metric("resolution.time.mean", .hours, .lessIsBetter, .ratio, .window, work, "elapsed time to the first solution") {
      hours($0.tally.resolutionElapsed, over: $0.tally.resolutions)
    },
    Metric("resolution.time.p50", percentile: 50, .window, timed, "median of the elapsed time to the solution") {
      $0.measures.resolutionTimes[$0.histogram]
    },
    Metric("resolution.time.p90", percentile: 90, .window, timed, "nine in ten solutions were faster") {
      $0.measures.resolutionTimes[$0.histogram]
    },
    Metric("resolution.time.p95", percentile: 95, .window, timed, "19 in 20 solutions were faster") {
      $0.measures.resolutionTimes[$0.histogram]
    },
    Metric(
      "resolution.time_business.mean", .hours, .lessIsBetter, .ratio, .window, work,
      "open time of the promise's clock to the first solution, pauses for the customer not counted"
    ) { hours($0.tally.resolutionBusiness, over: $0.tally.resolutions) },
    Metric(
      "resolution.total_time.mean", .hours, .lessIsBetter, .ratio, .window, work,
      "elapsed time to the last solution, of cases that people closed as solved in the end"
    ) { hours($0.tally.totalElapsed, over: $0.tally.totals) },
    Metric(
      "resolution.total_time_business.mean", .hours, .lessIsBetter, .ratio, .window, work,
      "open time of the promise's clock to the last solution of these cases, pauses for the customer not counted"
    ) { hours($0.tally.totalBusiness, over: $0.tally.totals) },

    // Triage.
    Metric("triage.delay", .hours, .lessIsBetter, .ratio, .window, work, "elapsed time from feedback to its triage") {
      hours($0.tally.triageDelay, over: $0.tally.triaged)
    },
    Metric(
      "triage.misrouted", .share, .lessIsBetter, .share, .window, work,
      "cases for people that landed in a wrong queue first"
    ) { share($0.tally.misrouted, of: $0.tally.personal) },

    // The desk.
    Metric(
      "backlog.count", .count, .lessIsBetter, .mean, .desk, [], "cases waiting for staff, averaged over the window"
    ) {
      Observation(Double($0.measures.waitingIntegral) / Double(max($0.measures.windowTicks, 1)))
    },
    Metric("backlog.open", .count, .lessIsBetter, .mean, .desk, [], "open cases, averaged over the window") {
      Observation(Double($0.measures.openIntegral) / Double(max($0.measures.windowTicks, 1)))
    },
    Metric("backlog.age.p50", percentile: 50, .desk, [], "median age of waiting cases at full hours") {
      $0.measures.backlogAges
    },
    Metric("backlog.age.p95", percentile: 95, .desk, [], "19 in 20 waiting cases were younger at full hours") {
      $0.measures.backlogAges
    },
    Metric(
      "contact.attempts", .rate, .lessIsBetter, .ratio, .window, work, "attempts to ring, per case that was started"
    ) {
      share($0.tally.attempts, of: $0.tally.attempted)
    },
    Metric(
      "contact.first_attempt.answered", .share, .moreIsBetter, .share, .window, [.tier, .team],
      "cases whose customer answered the first attempt to ring, of those that were rung; of a team, those it rang first"
    ) { share($0.tally.answeredFirst, of: $0.tally.rung) },
    Metric(
      "contact.reached", .share, .moreIsBetter, .share, .window, work,
      "started cases whose customer was spoken or written to"
    ) {
      share($0.tally.reached, of: $0.tally.attempted)
    },
    Metric(
      "contact.chases", .rate, .lessIsBetter, .ratio, .window, work,
      "times that customers asked again after silence, per case that was given to people"
    ) { share($0.tally.chases, of: $0.tally.personal) },
    Metric(
      "contact.switched", .share, .neither, .share, .window, work,
      "started cases that went over to written work after failed attempts"
    ) { share($0.tally.switched, of: $0.tally.attempted) },
    Metric(
      "contact.first_contact_resolution", .share, .moreIsBetter, .share, .window, work,
      "of cases that came to a conversation, those solved in their only one that never came back"
    ) { share($0.tally.solvedFirst, of: $0.tally.conversed) },
    Metric("escalation.share", .share, .lessIsBetter, .share, .window, work, "conversations that needed a specialist") {
      share($0.tally.escalated, of: $0.tally.conversed)
    },
    Metric(
      "customer_wait.share", .share, .lessIsBetter, .share, .window, work,
      "cases that waited for their customer, of those that came to a conversation"
    ) { share($0.tally.awaited, of: $0.tally.conversed) },
    Metric(
      "customer_wait.time.mean", .hours, .lessIsBetter, .ratio, .window, work,
      "elapsed time spent waiting for the customer, per case that did"
    ) { hours($0.tally.customerWaited, over: $0.tally.awaited) },
    Metric(
      "customer_wait.time_business.mean", .hours, .lessIsBetter, .ratio, .window, work,
      "open time of the promise's clock in these waits, per case that waited for the customer"
    ) { hours($0.tally.customerWaitedBusiness, over: $0.tally.awaited) },
    Metric("reopen.share", .share, .lessIsBetter, .share, .window, work, "conversations whose case came back") {
      share($0.tally.reopened, of: $0.tally.conversed)
    },
    Metric(
      "automation.solved", .share, .moreIsBetter, .share, .window, work,
      "cases that a technical solution solved, of those that were sent one"
    ) { share($0.tally.automatedSolved, of: $0.tally.automated) },
    Metric(
      "automation.returned", .share, .lessIsBetter, .share, .window, work,
      "cases that came back to people, of those that were sent a technical solution"
    ) { share($0.tally.automatedReturned, of: $0.tally.automated) },
    Metric(
      "automation.reaction.mean", .hours, .lessIsBetter, .ratio, .window, work,
      "elapsed time from the feedback until a technical solution had solved the case, of those it did"
    ) { hours($0.tally.reactionElapsed, over: $0.tally.automatedSolved) },
    Metric("loop.closed", .share, .moreIsBetter, .share, .window, items, "voiced failures that were solved") {
      share($0.tally.solvedFailures, of: $0.tally.voicedFailures + $0.tally.detected)
    },
    Metric(
      "recovery.rate", .share, .moreIsBetter, .share, .window, work, "cases with a failure whose customer recovered"
    ) {
      share($0.tally.recovered, of: $0.tally.closedFailures)
    },
    // Surveys after closing.
    Metric(
      "survey.response", .share, .neither, .share, .window, work, "answers to the survey after closing, of invitations"
    ) {
      share($0.tally.surveyed, of: $0.tally.invited)
    },
    Metric(
      "nps.follow_up", .points, .moreIsBetter, .ratio, .window, work,
      "promoters minus detractors in the survey after closing"
    ) {
      Observation(
        100 * Double($0.tally.surveyedPromoters - $0.tally.surveyedDetractors), over: Double($0.tally.surveyed))
    },
    Metric(
      "nps.follow_up_twin", fate: .without, .points, .moreIsBetter, .ratio, .window, work,
      "the same survey of the same customers without the programme"
    ) {
      Observation(100 * Double($0.tally.twinPromoters - $0.tally.twinDetractors), over: Double($0.tally.twinSurveyed))
    },
    Metric(
      "csat", .rate, .moreIsBetter, .ratio, .window, work, "mean satisfaction, 1 to 5, in the survey after closing"
    ) {
      Observation(Double($0.tally.satisfaction), over: Double($0.tally.surveyed))
    },
    Metric("ces", .rate, .moreIsBetter, .ratio, .window, work, "mean ease, 1 to 7, in the survey after closing") {
      Observation(Double($0.tally.ease), over: Double($0.tally.surveyed))
    },
    Metric(
      "recovery.latent", .share, .moreIsBetter, .share, .window, work,
      "truly recovered, of detractors who answered the survey"
    ) { share($0.tally.askedRecovered, of: $0.tally.askedDetractors) },
    Metric(
      "recovery.observed_conversion", .share, .moreIsBetter, .share, .window, work,
      "detractors whose score in the survey is none any more, of those who answered"
    ) { share($0.tally.askedConverted, of: $0.tally.askedDetractors) },
    Metric(
      "recovery.observed_conversion_twin", fate: .without, .share, .moreIsBetter, .share, .window, work,
      "the same without the programme: regression to the mean and ordinary service"
    ) { share($0.tally.twinConverted, of: $0.tally.twinAskedDetractors) },

    Metric("staff.occupancy", .share, .neither, .share, .desk, staff, "busy time of time at the desk") {
      share($0.tally.staff.busy, of: $0.tally.staff.busy + $0.tally.staff.idle)
    },
    Metric("staff.utilisation", .share, .neither, .share, .desk, staff, "busy time of scheduled time") {
      share($0.tally.staff.busy, of: $0.tally.staff.scheduled)
    },
    Metric(
      "staff.hours", .hours, .lessIsBetter, .mean, .desk, staff,
      "scheduled hours of the window, absence and breaks included"
    ) {
      hours($0.tally.staff.scheduled, over: 1)
    },
    Metric(
      "staff.paid_hours", .hours, .lessIsBetter, .mean, .desk, staff, "paid hours of the window, overtime included"
    ) {
      hours($0.tally.paid, over: 1)
    },
    Metric(
      "staff.closed", .count, .moreIsBetter, .mean, .desk, staff,
      "closed cases of the window that people worked on, each counted for the team that did last"
    ) { number($0.tally.closed) },
    Metric(
      "staff.cost_per_case", .money, .lessIsBetter, .ratio, .desk, staff,
      "labour paid in the window over the closed cases of the window that people worked on"
    ) { Observation(Double($0.tally.labourCost) / 1e6, over: Double($0.tally.closed)) },
    Metric("staff.overtime", .hours, .lessIsBetter, .mean, .desk, staff, "hours worked beyond the schedule") {
      hours($0.tally.staff.overtime, over: 1)
    },
    Metric("staff.off_desk", .share, .neither, .share, .desk, staff, "planned time off the desk, of scheduled time") {
      share($0.tally.staff.offDesk, of: $0.tally.staff.scheduled)
    },
    Metric("staff.absent", .share, .neither, .share, .desk, staff, "absence, of scheduled time") {
      share($0.tally.staff.absent, of: $0.tally.staff.scheduled)
    },
    Metric("staff.breaks", .share, .neither, .share, .desk, staff, "breaks, of scheduled time") {
      share($0.tally.staff.onBreak, of: $0.tally.staff.scheduled)
    },
    Metric("staff.inbound", .share, .neither, .share, .desk, staff, "inbound calls, of scheduled time") {
      share($0.tally.staff.inbound, of: $0.tally.staff.scheduled)
    },
    Metric(
      "staff.hired", .count, .lessIsBetter, .mean, .desk, staff, "people who came in the window for others who had left"
    ) {
      number($0.tally.hired)
    },
    Metric(
      "staff.vacant", .hours, .lessIsBetter, .mean, .desk, staff, "hours of the plan for which nobody was employed"
    ) {
      hours($0.tally.vacant, over: 1)
    },

    // Fates.
    Metric(
      "customers.saved", .count, .moreIsBetter, .mean, .horizon, work,
      "expected number kept to the horizon that would have left, harm not counted"
    ) { Observation(Double($0.tally.presenceGained) / 1e6) },
    Metric(
      "customers.lost_by_harm", .count, .lessIsBetter, .mean, .horizon, work,
      "expected number lost because of the programme"
    ) {
      Observation(Double($0.tally.presenceHarmed) / 1e6)
    },
    Metric("customers.net", .count, .moreIsBetter, .mean, .horizon, work, "customers saved less those lost by harm") {
      Observation(Double($0.tally.presenceGained - $0.tally.presenceHarmed) / 1e6)
    },
    Metric(
      "customers.net_realised", .count, .moreIsBetter, .mean, .horizon, fates,
      "present at the horizon with, less without"
    ) {
      Observation(
        Double($0.tally.realised.kept - $0.tally.realised.lost) + Double($0.tally.fixes.untouchedPresence) / 1e6)
    },
    Metric(
      "customers.kept_realised", .count, .moreIsBetter, .mean, .horizon, fates,
      "present with the programme and gone without"
    ) {
      number($0.tally.realised.kept)
    },
    Metric(
      "customers.lost_realised", .count, .lessIsBetter, .mean, .horizon, fates,
      "gone with the programme and present without"
    ) {
      number($0.tally.realised.lost)
    },
    Metric(
      "churn.rate", .rate, .lessIsBetter, .ratio, .horizon, fates,
      "exits per person-year to the horizon, with the programme"
    ) {
      Observation($0.presence.leftWith, over: $0.presence.daysWith / 365.25)
    },
    Metric(
      "churn.rate_without", fate: .without, .rate, .lessIsBetter, .ratio, .horizon, fates,
      "exits per person-year without the programme"
    ) {
      Observation($0.presence.leftWithout, over: $0.presence.daysWithout / 365.25)
    },
    Metric(
      "churn.share", .share, .lessIsBetter, .share, .horizon, fates, "share gone by the horizon, with the programme"
    ) {
      Observation($0.presence.leftWith, over: Double($0.tally.realised.originals))
    },
    Metric(
      "churn.share_without", fate: .without, .share, .lessIsBetter, .share, .horizon, fates,
      "share gone by the horizon without the programme"
    ) {
      Observation($0.presence.leftWithout, over: Double($0.tally.realised.originals))
    },

    // Root causes.
    Metric(
      "causes.coded", .count, .neither, .mean, .window, [.cause], "failures told of in the window that carry a code"
    ) {
      number($0.tally.fixes.coded)
    },
    Metric(
      "causes.analysed", .count, .neither, .mean, .window, [],
      "analyses of root causes that were closed, in the whole run"
    ) { number($0.measures.loop.analyses) },
    Metric(
      "causes.missed", .count, .lessIsBetter, .mean, .window, [], "of them, analyses that named a wrong cause"
    ) { number($0.measures.loop.missed) },
    Metric("causes.analysis_hours", .hours, .neither, .mean, .window, [], "hours of analysis spent, in the whole run") {
      Observation($0.measures.loop.seconds / 3600)
    },
    Metric("causes.approved", .count, .neither, .mean, .window, [], "fixes of causes that were approved") {
      number($0.measures.loop.approved)
    },
    Metric("causes.stopped", .count, .lessIsBetter, .mean, .window, [], "of them, fixes that were stopped on their way")
    {
      number($0.measures.loop.stopped)
    },
    Metric("causes.live", .count, .neither, .mean, .window, [], "fixes whose first day lies in the run") {
      number($0.measures.loop.live)
    },
    Metric("causes.fixed", .count, .moreIsBetter, .mean, .window, [], "of them, fixes that have an effect") {
      number($0.measures.loop.working)
    },
    Metric(
      "causes.told", .count, .moreIsBetter, .mean, .window, [],
      "times that somebody present heard that a cause he had told of is fixed"
    ) { number($0.measures.loop.told) },
    Metric(
      "causes.informed", .share, .moreIsBetter, .share, .window, [],
      "of the times that somebody told of a cause, those after which he heard that it is fixed"
    ) { share($0.measures.loop.told, of: $0.measures.loop.tellers) },
    Metric(
      "causes.survey_response", .share, .neither, .share, .window, [],
      "answers to the survey on a fix, of invitations to those who were told of it"
    ) { share($0.measures.loop.answered, of: $0.measures.loop.asked) },
    Metric(
      "nps.fix_survey", .points, .moreIsBetter, .ratio, .window, [],
      "promoters minus detractors in the survey on a fix"
    ) {
      Observation(
        100 * Double($0.measures.loop.promoters - $0.measures.loop.detractors), over: Double($0.measures.loop.answered))
    },
    Metric(
      "nps.fix_survey_twin", fate: .without, .points, .moreIsBetter, .ratio, .window, [],
      "the same survey of the same customers without the programme"
    ) {
      Observation(
        100 * Double($0.measures.loop.twinPromoters - $0.measures.loop.twinDetractors),
        over: Double($0.measures.loop.twinAnswered))
    },
    Metric(
      "failures.avoided", .count, .moreIsBetter, .mean, .window, roots,
      "failures of the window that fixes kept away, silent ones included"
    ) { number($0.tally.fixes.voiced + $0.tally.fixes.silent) },
    Metric(
      "failures.avoided_voiced", .count, .moreIsBetter, .mean, .window, roots,
      "of them, those that would have been told of"
    ) { number($0.tally.fixes.voiced) },
    Metric(
      "customers.kept_by_fixes", .count, .moreIsBetter, .mean, .horizon, roots,
      "of the customers saved, those whom fixes and the news of them keep"
    ) { Observation(Double($0.tally.fixes.presence) / 1e6) },

    // Money.
    Metric(
      "clv.at_risk", .money, .neither, .mean, .window, items,
      "value that voiced failures put at risk, as the file shows it"
    ) {
      money($0.tally.valueAtRisk)
    },
    Metric("clv.left", .money, .lessIsBetter, .mean, .window, items, "of it, where nobody was assigned to answer") {
      money($0.tally.valueAtRiskLeft)
    },
    Metric(
      "clv.saved", .money, .moreIsBetter, .mean, .horizon, work,
      "expected discounted value kept, within and beyond the horizon"
    ) {
      money($0.tally.benefit)
    },
    Metric(
      "money.margin_saved", .money, .moreIsBetter, .mean, .horizon, work,
      "expected discounted margin kept to the horizon"
    ) {
      money($0.tally.marginSaved)
    },
    Metric(
      "money.terminal_saved", .money, .moreIsBetter, .mean, .horizon, work, "expected discounted value kept beyond it"
    ) {
      money($0.tally.terminalSaved)
    },
    Metric(
      "money.margin_realised", .money, .moreIsBetter, .mean, .horizon, fates, "discounted margin with, less without"
    ) {
      money($0.tally.realised.margin)
    },
    Metric(
      "money.terminal_realised", .money, .moreIsBetter, .mean, .horizon, fates,
      "discounted value beyond the horizon, with less without"
    ) {
      money($0.tally.realised.terminal)
    },
    Metric("money.labour", .money, .lessIsBetter, .mean, .window, staff, "paid hours of the window, overtime included")
    {
      money($0.tally.labourCost)
    },
    Metric("money.remedy", .money, .lessIsBetter, .mean, .window, work, "remedies granted in cases of the window") {
      money($0.tally.remedyCost)
    },
    Metric("money.automation", .money, .lessIsBetter, .mean, .window, work, "technical solutions sent in the window") {
      money($0.tally.automationCost)
    },
    Metric(
      "clv.saved_by_fixes", .money, .moreIsBetter, .mean, .horizon, roots,
      "of the value saved, what fixes of causes and the news of them save"
    ) { money($0.tally.fixes.margin + $0.tally.fixes.terminal) },
    Metric(
      "money.analysis", .money, .lessIsBetter, .mean, .window, [.cause],
      "analysis of root causes that no named team does"
    ) { money($0.tally.fixes.analysisCost) },
    Metric(
      "money.fixes", .money, .lessIsBetter, .mean, .window, [.cause],
      "fixes of root causes, running costs to the horizon included"
    ) { money($0.tally.fixes.cost) },
    Metric(
      "money.hiring", .money, .lessIsBetter, .mean, .window, staff,
      "finding and training people who came for others who had left"
    ) { money($0.tally.hiringCost) },
    Metric("money.tools", .money, .lessIsBetter, .mean, .window, [], "licences and other running costs in the window") {
      money($0.tally.toolCost)
    },
    Metric(
      "money.management", .money, .lessIsBetter, .mean, .window, [],
      "time of those who lead the programme in the window"
    ) {
      money($0.tally.managementCost)
    },
    Metric("money.cost", .money, .lessIsBetter, .mean, .window, [], "all that the programme costs in the window") {
      money($0.tally.cost)
    },
    Metric(
      "money.answering", .money, .lessIsBetter, .mean, .window, work,
      "remedies, technical solutions, and each team's labour shared out by the time it worked on the cases"
    ) { money($0.tally.answeringCost) },
    Metric(
      "money.net_benefit", .money, .moreIsBetter, .mean, .horizon, [],
      "value saved less cost, both discounted to the window's start"
    ) { money($0.tally.gain - $0.tally.discountedCost) },
    Metric(
      "money.result", .money, .moreIsBetter, .mean, .horizon, [],
      "discounted margin of all customers up to the horizon with the programme, less its cost"
    ) { money($0.tally.realised.marginWithout + $0.tally.marginSaved - $0.tally.discountedCost) },
    Metric(
      "money.net_realised", .money, .moreIsBetter, .mean, .horizon, [],
      "the same from realised exits: unbiased too, and noisier"
    ) {
      money(
        $0.tally.realised.margin + $0.tally.realised.terminal + $0.tally.advocacyValue - $0.tally.discountedCost)
    },
    Metric("money.roi", .rate, .moreIsBetter, .ratio, .horizon, [], "net benefit over discounted cost") {
      Observation(
        Double($0.tally.gain - $0.tally.discountedCost) / 1e6, over: Double($0.tally.discountedCost) / 1e6)
    },
    Metric(
      "money.cost_per_kept_customer", .money, .lessIsBetter, .ratio, .horizon, [],
      "discounted cost over customers kept, net"
    ) {
      let kept = Double($0.tally.presenceGained - $0.tally.presenceHarmed) / 1e6
      return kept > 0 ? Observation(Double($0.tally.discountedCost) / 1e6, over: kept) : .nothing
    },
    Metric(
      "money.answering_per_kept_customer", .money, .lessIsBetter, .ratio, .horizon, [.tier, .treatment],
      "discounted cost of answering over customers kept by it, net; fixes, tools, hiring and management aside"
    ) {
      let kept = Double($0.tally.keptByAnswering) / 1e6
      return kept > 0 ? Observation(Double($0.tally.answeringCostDiscounted) / 1e6, over: kept) : .nothing
    },
    Metric(
      "money.paid_back", .share, .moreIsBetter, .share, .horizon, [],
      "replications in which realised margin up to the horizon covers the cost; closedloop run tells when"
    ) { share($0.tally.isPaidBack, of: 1) },
    Metric("advocacy.thanked", .count, .moreIsBetter, .mean, .window, work, "promoters who were thanked") {
      number($0.tally.thanked)
    },
    Metric(
      "advocacy.stories", .count, .moreIsBetter, .mean, .window, work,
      "reference stories that thanked promoters agreed to"
    ) {
      number($0.tally.stories)
    },
    Metric(
      "advocacy.referrals", .count, .moreIsBetter, .mean, .window, work, "customers whom thanked promoters referred"
    ) {
      number($0.tally.referrals)
    },
    Metric(
      "advocacy.value", .money, .moreIsBetter, .mean, .window, work,
      "stories and referrals at their stated value, discounted"
    ) { money($0.tally.advocacyValue) },
  ]
}
