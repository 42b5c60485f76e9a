import Arguments

extension Topic {
  /// What help explains beside the verbs.
  static let all = [exitStatus, scenarios, units, metricNames, requirements, outputs, environment]

  private static let exitStatus = Topic(
    "exit-status", summary: "what the exit statuses mean",
    text: """
      Below 64 the tool worked and this is its answer; from 64 up it could not answer.

      \(ExitStatus.allCases.map { line(String($0.rawValue), $0.meaning) }.joined(separator: "\n"))

      run prints gates and ends with 0; run --gates ends with 1 or 2 when a gate
      failed or is undecided. size ends with 0, 2 or 4.
      """)

  private static let scenarios = Topic(
    "scenarios", summary: "how scenarios are named on the command line",
    text: """
      file.json             a scenario file
      file.json@variant     a variant written inside it
      file.json @variant    both: the file, then the variant of the file before
      base                  scenarios/base.json
      base@variant          a variant of it
      -                     standard input

      --set PATH=VALUE changes one value after everything else; null removes it.
      """)

  private static let units = Topic(
    "units", summary: "how values are written in scenarios",
    text: """
      Every value carries its unit. A day is 24 hours and a week 168.

        duration     "90s"  "15m"  "4h"  "2d"  "1w"
        rate         "620/w"  "40/d"
        share        "18%" or 0.18
        money        "24 EUR/h"  "62/month", or a number where the field is money
        date         "2027-01-04"
        clock time   "09:00"

      A working day is said through a calendar: a clock names the calendar it counts
      in, or "elapsed".
      """)

  private static let metricNames = Topic(
    "metric-names", summary: "how metrics are named in gates and on the command line",
    text: """
      A metric is named by its group and what it measures, with a filter in brackets
      where it applies to a part:

        customers.saved
        sla.first_response.met[tier=gold]

      closedloop metrics lists them all; closedloop metrics NAME explains one.
      """)

  private static let requirements = Topic(
    "requirements", summary: "what size can be asked to achieve",
    text: """
      On average, over all cases of all replications:

        sla.first_response.met[sla=gold] >= 90%
        backlog.age.p95 <= 5d

      With a chance, since a good year may have bad weeks:

        sla.first_response.met[sla=gold] >= 80% on at least 90% of weeks
        money.net_benefit >= 0 on at least 90% of replications

      Promises are tallied week by week for all, by tier, channel and promise;
      every metric can be judged by replications, each one course of the window.
      All requirements must hold; the gates of the scenario stand in for them.
      """)

  private static let outputs = Topic(
    "outputs", summary: "what a run writes, and where",
    text: """
      Results are written to outputs/ID or outputs/ID@VARIANT, with + and eight
      digits when --set changed the scenario; --out names another folder and
      --no-files writes none. Each file appears complete or not at all.

      Results go to standard output, everything else to standard error.
      """)

  private static let environment = Topic(
    "environment", summary: "variables that change how results are shown",
    text: """
      NO_COLOR     when not empty: no colour
      CI           when set: no progress line
      TERM=dumb    neither

      Nothing in the environment changes a result.
      """)

  private static func line(_ name: String, _ text: String) -> String {
    "  \(name)\(String(repeating: " ", count: max(1, 5 - name.count)))\(text)"
  }
}
