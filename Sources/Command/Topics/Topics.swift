import Arguments
import ClosedLoop

extension Topic {
  /// What help explains beside the verbs.
  static let all =
    [
      exitStatus, scenarios, units, people, calendars, triage, promises, contact, demand, beginning, stress, macro,
      money, practice, metricNames, gates, goldens, requirements, outputs, timeCategories, model, sources, environment,
    ] + outcomes

  private static let exitStatus = Topic(
    "exit-status", summary: "what the exit statuses mean",
    text: """
      Below 64 the tool worked and this is its answer; from 64 up it could not answer.

      \(ExitStatus.allCases.map { line(String($0.rawValue), $0.meaning) }.joined(separator: "\n"))

      run prints gates and ends with 0; run --gates ends with 1 or 2 when a gate
      failed or is undecided. check tells the worst of what it found: 1 before 3
      before 2. size ends with 0, 2 or 4.
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

  private static let gates = Topic(
    "gates", summary: "what scenarios require, and how it is judged",
    text: """
      A gate is a requirement in a scenario:

        "gates": {
          "on_time":  "sla.first_response.met[sla=gold] >= 80%",
          "net_kept": "customers.net >= golden - 2%",
          "backlog":  { "require": "backlog.age.p95 <= 9d", "severity": "warn" }
        }

      check looks at a fixed bound after 20 replications (of a scenario with a stop
      rule: after its least number), twice that and so on, and stops when it is
      passed or failed for sure; at the greatest number what is left is undecided.
      A bound against the golden is tested on the differences between the
      replications of both.

      Where everything truly holds, a suite of checks fails at most 1 time in 1,000
      (--false-alarms), shared among its gates and their looks. A requirement that
      does not hold is passed at most 1 time in 20 (--false-passes).

      Undecided is never green: [bound-inside] it is too near the bound, [too-few]
      less than ten replications observed it, [not-observed] none did, [no-golden]
      and [not-in-golden] there is nothing to compare with.
      """)

  private static let goldens = Topic(
    "goldens", summary: "accepted outcomes: when they differ, and how they are taken",
    text: """
      A golden is the accepted outcome of a scenario, in goldens/ID.golden.json or
      goldens/ID@VARIANT.golden.json beside it.

        closedloop accept     take outcomes as goldens; shows first what changes
        closedloop check      status 3 when a golden differs bit by bit
        closedloop review     every changed figure, and why it changed

      It holds the scenario with all defaults, but not its title, gates, seed and
      number of replications; digests of data; the contracts of the engine; the
      course of each replication; and figures of each replication to compare with.

      After a change of bits on purpose, --expect statistical, another --seed or a
      raised contract lets check compare figures instead: shares within 0.01, times
      within 2 %, money and counts within 1 %; rates and points are only noticed.
      Beyond for sure is 1, within for sure is 0, neither is 2. Figures that so few
      replications cannot settle are told and do not hold up the verdict.
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
      summary.csv, replications.csv, series.csv and payback.csv tell of all
      replications; run --series hour makes series.csv hourly and adds
      hour-of-week.csv; --arms adds arms.csv. run --cases adds cases.csv, --events
      events.csv and --customers customers.csv, of one replication: --replication N.
      datapackage.json says what every column means. events.csv is an event log for
      process mining in the columns of XES, which pm4py reads as it is.
      hour-of-week.csv has the share of promises broken by the hour of receipt.

      Results are written to outputs/ID or outputs/ID@VARIANT, with + and eight
      digits when --set changed the scenario; --out names another folder and
      --no-files writes none. Each file appears complete or not at all.

      Results go to standard output, everything else to standard error.
      """)

  private static let timeCategories = Topic(
    "time-split", summary: "where the time of a case goes",
    text: """
      Every microsecond of a case from its feedback to its closing belongs to one
      category; cases.csv, explain and explain --case tell them:

      \(TimeCategory.allCases.map { explained("\($0.keyword)", "\($0.meaning)") }.joined(separator: "\n"))

      While all who could take a case are busy, a stretch between two starts belongs
      to the work that was chosen last: it overtakes those who came before it.

      explain counts on the clock of the promise: where that counts open hours, time
      in which its calendar is closed is in no category.
      """)

  private static let environment = Topic(
    "environment", summary: "variables that change how results are shown",
    text: """
      NO_COLOR     when not empty: no colour
      CI           when set: no progress line
      TERM=dumb    neither

      GITHUB_ACTIONS=true       check annotates findings at their lines
      GITHUB_STEP_SUMMARY=PATH  check appends a table to this file

      Nothing in the environment changes a result.
      """)

  /// A word and, below it, what it means, within the columns of help.
  static func explained(_ name: String, _ meaning: String) -> String {
    "  \(name)\n" + wrapped(meaning, width: 74).map { "      \($0)" }.joined(separator: "\n")
  }

  private static func line(_ name: String, _ text: String) -> String {
    "  \(name)\(String(repeating: " ", count: max(1, 5 - name.count)))\(text)"
  }
}
