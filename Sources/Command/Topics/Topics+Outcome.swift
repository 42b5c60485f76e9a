import Arguments
import Scenarios

extension Topic {
  /// What becomes of customers, and how it is read.
  static let outcomes = [outcome, hazards, surveys, traps]

  private static let outcome = Topic(
    "outcome", summary: "from an answered complaint to a kept customer, and presets of it",
    text: """
      A failure lowers a customer's attitude and raises the hazard to leave. Both
      fade. What the programme does changes what is left of them: recovered, solved
      only, contacted in vain, ignored. Churn stated for a tier contains all of that;
      what failures do is taken out before the run.

        "outcome": { "preset": "conservative", "factors": { "recovered": 0.4 } }

      \(OutcomePreset.all.map { preset in
        "  \(preset.name)\(String(repeating: " ", count: max(1, 14 - preset.name.count)))\(preset.meaning)"
      }.joined(separator: "\n"))

      Every default has a source and a strength:

        closedloop help parameter causal_share   one of them
        closedloop help parameter                all of them
        closedloop show FILE --origin            who said what in a scenario
        closedloop show FILE --weak              what rests on assumptions, and advice

      recovery.decay says how a later answer is worth less: zone-log (flat at first,
      then a step for each doubling), step (a promise), half-life, none. Contact that
      nobody needed can do harm: over_contact.factor. Thanked promoters may give
      stories and referrals of a stated value: advocacy.
      """)

  private static let hazards = Topic(
    "hazards", summary: "how customers leave: by tenure, at renewals, under contracts",
    text: """
      Each customer has a budget of hazard and leaves when it is used up, so that the
      same luck meets every variant. The level by tenure is outcome.hazard:

        { "shape": "constant" }
        { "shape": "piecewise", "by_tenure": { "0d": 2, "90d": 1.2, "52w": 0.8 } }
        { "shape": "weibull", "k": 0.8 }         falling below k = 1
        { "shape": "gompertz", "growth": 0.05 }  by a year of tenure
        { "shape": "renewal", "period": "365d 6h" }
        { "shape": "sbg", "alpha": 0.9, "beta": 2.2 }   each customer's own chance
                                                        to leave at each renewal

      All shapes are scaled so that a tier leaves as annual_churn says. Tenure of
      those who are there is customers.tenure, exponential with a mean of four years.

        "contract": { "minimum": "104w", "renews": "52w", "notice": "13w",
                      "saved_by_recovery": "30%" }

      in customers lets who has decided go only when a contract ends; annual_churn is
      then the share that decides within a year. Uncontrollable reasons (a share of
      churn, exogenous_share) do not wait for contracts.
      """)

  private static let surveys = Topic(
    "surveys", summary: "scores: what they show, and what they show by themselves",
    text: """
      Scores read the attitude with noise. Unhappy customers therefore score better
      the next time by themselves. A survey after closing shows it:

        "outcome": { "survey": { "invited": "100%", "response": "25%" } }

        recovery.latent                     truly recovered, of those who answered
        recovery.observed_conversion        no detractor's score any more
        recovery.observed_conversion_twin   the same without the programme
        nps.follow_up, nps.follow_up_twin, csat, ces, survey.response
        nps.true, nps.twin                  by attitude, without noise

      What the programme did is the difference to the twin. Surveys change no course.
      A recovered first failure lifts satisfaction (csat) and nothing else.

      thresholds are normal quantiles of the score histogram. It is taken as measured,
      with failures in it; write "histogram": "failure-free" where it is without.
      """)

  private static let traps = Topic(
    "traps", summary: "20 ways to fool oneself with these numbers, and what keeps out of each",
    text: """
      refused and flagged ones are told with code trap-T1 and so on by validate, run
      and all others; --strict refuses both. Built ones cannot happen in this model.

      \(KnownTrap.all.map { $0.explanation }.joined(separator: "\n"))

      Nothing here estimates from an export: what "export" traps say is for whoever
      makes the numbers that go into a scenario.
      """)
}

extension KnownTrap {
  /// Its entry in help, on lines of at most 80 columns.
  fileprivate var explanation: String {
    let word =
      switch protection {
      case .refused: "refused"
      case .flagged: "flagged"
      case .built: "built  "
      case .notRead: "export "
      }
    let head = "\(id)\(String(repeating: " ", count: 4 - id.count))\(word)  "
    var metrics = ""
    if case .built(let names) = protection { metrics = " (\(names.joined(separator: ", ")))" }
    let margin = String(repeating: " ", count: head.count)
    return (Self.wrapped(meaning, after: head, margin) + Self.wrapped("-> \(remedy)\(metrics)", after: margin, margin))
      .joined(separator: "\n")
  }

  private static func wrapped(_ text: String, after head: String, _ margin: String) -> [String] {
    var lines = [head]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.count > margin.count, line.count + 1 + word.count > 80 {
        lines.append(margin + word)
      } else {
        lines[lines.count - 1] = line + (line.count > margin.count ? " " : "") + word
      }
    }
    return lines
  }
}
