import Arguments
import Scenarios

/// What help says of demand, of the beginning and end of a run, and of stress tests.
extension Topic {
  static let demand = Topic(
    "demand", summary: "season, growth, campaigns, incidents, indirect feedback",
    text: """
      A channel states its volume ("620/w"), daily counts or a trace. A stated volume
      is spread over the week by a shape and changes with

        "seasons": { "heating": { "by_month": { "jan-mar": 1.4, "apr-dec": 0.9 } } }
                               or "by_week", 1 to 53; only ratios matter, the volume
                               is that of an average day of the year
        "season", "growth"     under arrivals for all channels or in one of them;
                               growth counts from clock.start ("6%/year")
        "day_factor_cv"        luck of a day, gamma; days of two channels have the
                               correlation arrivals.day_factor_correlation
        "hour_factor_cv"       luck of an hour, gamma, beside that of the day; an hour
                               and the next have arrivals.hour_factor_persistence,
                               channels the correlation above (Gaussian copula)

      Bursts are campaigns or incidents with one cause:

        "letter":   { "starts": "2027-03-01", "lasts": "2w", "multiply": 1.8,
                      "channels": ["email_survey"] }
        "blackout": { "starts": "2027-03-02T15:00", "lasts": "3h", "hits": "1%",
                      "cause": "supply", "voiced_on": { "hotline": "35%" },
                      "within": "12h" }

      An incident hits a random share of the customers, each once. Of those who are
      hit the stated shares tell it on a channel within the time, the rest keep
      silent; the failure is felt by both fates and is not part of stated churn.

      Indirect feedback is behaviour that a detector notices:

        "usage": { "source": "indirect", "volume": "500/w", "sensitivity": "60%",
                   "false_alarms": "12%" }

      volume counts true events: failures that customers show and do not tell, part
      of what is silent anyway. false_alarms is a share of detections; they cost work
      and touch nobody. There is no score; rules match by channel or source.

      Each channel says how long after the experience feedback comes ("delay").
      "replacement": "steady" in customers gives the seat of who leaves to somebody
      new, so that volumes stay as stated; with "none" they shrink.
      """)

  static let beginning = Topic(
    "beginning", summary: "warm-up, backlog and the end of a run",
    text: """
      A run begins with an empty desk, or with the cases that are open today.

        "clock": { "warm_up": "4w", ... }    so long is simulated and not measured
        "clock": { "warm_up": "auto", ... }  a pilot of five replications chooses by
                                             MSER-5 on weekly means of cases waiting
                                             or in work, under average demand

      The choice is made once, on the file without variants, so that all variants are
      measured over the same time; compare takes that of the first file for all. A
      desk that never settles is told so.

        "backlog": { "csv": "open-cases.csv", "received": "opened_at",
                     "tier": "segment", "channel": "source", "severity": "severity",
                     "queue": "queue", "attempts": "tries" }

      names a list of open cases and its columns. severity, queue and attempts may be
      left out; a case belongs to the first rule that gives it to people. Write
      warm_up "0h" beside it: run then says when the backlog is clear. These cases are
      not measured, and what the programme does for them is in both fates.

      After the window comes clock.drain, in which cases of the window are followed.
      What is open at its end and promises not yet due are shown as such.
      """)

  static let stress = Topic(
    "stress-library", summary: "the strains that stress tries",
    text: """
      \(StressLibrary.allCases.map { lines($0) }.joined(separator: "\n"))

      Each begins on a Monday, a third of the window on, and is tried alone against
      the scenario as it is: the same customers, the same luck. The queue is back on
      the first day from which on it is, over a week, longer by no more than a tenth
      of the usual queue or by one case. Money lost is what money.result loses: margin
      of all customers up to the horizon with the programme, less its cost.

      "stress" puts one of them, or a list, into a scenario or a variant, and so does
      --set stress=NAME for every verb; stress --print NAME shows what it changes:

        "variants": { "bad-week": { "stress": ["outage", "sick"] } }
        closedloop compare base @fifo --set stress=outage

      The patches are bursts and teams.NAME.away, which scenarios may use themselves:

        "away": { "flu": { "starts": "2027-02-01", "lasts": "2w", "share": "20%" } }

      or so many "people"; "paid": false for those who have left.
      """)

  private static func lines(_ stress: StressLibrary) -> String {
    explained(stress.rawValue, stress.summary)
  }
}
