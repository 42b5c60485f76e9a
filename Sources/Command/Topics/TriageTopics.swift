import Arguments
import ClosedLoop

/// Topics of who is answered first, by when, and where on earth.
extension Topic {
  static let triage = Topic(
    "triage", summary: "when feedback is triaged, what rules may ask, what goes astray",
    text: """
      The first rule in triage.order that matches decides. A rule's match may ask for

        tier, score, channel, severity, cause, step, source: "direct" | "indirect"
        contact_requested   true: the sender ticked "please contact me"; a channel's
                            contact_requested says how many do
        clv_at_risk         50, or { "at_least": 50, "below": 400 }: what the customer
                            is worth by the file, times the chance that this failure
                            alone drives him away
        expected_uplift     the same form: what an answer now by a person would save,
                            less the remedy
        repeat              true, or { "failures": 2, "within": "90d" }: earlier
                            complaints of a known sender, since the run began

      Of all this only what the customer file and the coded feedback show is used. A
      rule's remedy_budget cuts the remedy of each of its cases.

        "when": "real-time"                      at once
        "when": { "delay": "15m" }               when somebody has read the alert
        "when": { "batch": "daily 06:00" },   or ["mon-fri 08:00", "mon-fri 14:00"]
                                                 with "calendar" only on its open days
        "misrouting": { "share": "8%", "look": "3m" }   a wrong queue first
        "search": "4m"                           by everybody who takes a case

      Customers wait and clocks run meanwhile; triage.delay tells how long.

      starvation_limit overrules the order in which waiting work is taken, quarantine
      filters what follows a closed case, and a rule's sample takes a share.
      priority.policy is that order:

      \(orders)
      """)

  /// A line for each order of work.
  private static var orders: String {
    Discipline.allCases.map { "  \($0.keyword): \($0.meaning)" }.joined(separator: "\n")
  }

  static let promises = Topic(
    "promises", summary: "response promises: clocks, alerts, escalation",
    text: """
      "sla": { "promises": { "gold": {
        "clock": "desk",                     a calendar, or "elapsed"
        "first_response": "8h", "resolution": "3 open days",
        "alert_at": "75%",                   when so much of the time has passed
        "on_alert":  { "raise_priority": true },
        "on_breach": { "notify": { "team": "lead", "time": "10m" } },
        "stops_on": "attempt" } } }

      raise_priority puts a case before all others, first come among its like. notify
      costs the longest idle person of a team so much time away from the desk, before
      any other work. add_team lets a further team take the case. What is done at the
      breach is done in the instant after the last that was in time.

      An alert without on_alert is counted and no more (sla.alerts, sla.escalated).
      With stops_on "attempt" a call that nobody answers keeps the promise: summaries
      mark it, since it is weaker than an answer. A promise that is not due when the
      run ends is undetermined: neither kept nor broken, and shown as such.
      """)

  static let calendars = Topic(
    "calendars", summary: "open hours, holidays, half days, sites and time zones",
    text: """
      "calendars": { "desk": {
        "weekly": { "mon-fri": ["09:00-13:00", "14:00-18:00"] },
        "closed": ["2027-05-01"], "closed_like": "site",
        "half_days": { "2027-12-24": "12:00" },        closes then
        "open": { "2027-12-18": ["10:00-16:00"] },     instead of all others that day
        "time_zone": "Europe/Lisbon" } }               where it is not clock.time_zone

      A team's shifts go by the clock of its own time_zone, by default that of its
      calendar. Customers who live elsewhere are rung in the callable hours, and
      reached, by their own clock:

        "contact": { "zones": { "islands": {
          "time_zone": "Atlantic/Azores", "share": "15%", "tier": "gold" } } }

      Daylight saving is simulated in every zone. Offsets are asked of the machine
      once, when the scenario is read, and written into the resolved scenario; a
      scenario that carries "offsets" beside time_zone runs the same everywhere.
      """)
}
