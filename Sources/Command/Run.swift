import Arguments

/// Simulates scenarios, each with its twin without the programme.
struct Run: Action {
  var targets: [ScenarioTarget] = []
  var settings: [Setting] = []
  var variant: String?
  var replications: Int?
  var until: Precision?
  var seed: UInt64?
  var threads: Int?
  var folder: String?
  var writesFiles = true
  var json = false
  var gates = false
  var quiet = false
  var strict = false
  var level = 0.95

  static let command = Command<any Action>(
    "run", summary: "simulate scenarios, each with its twin without the programme",
    examples: [
      Example("closedloop run base", "scenarios/base.json until its own stop rule; results in outputs/base"),
      Example("closedloop run base.json @fifo @edd", "the file and two of its variants"),
      Example("closedloop run base.json --set teams.recovery.shifts.late.people=3", "with one value changed"),
      Example("closedloop run base.json --until \"customers.saved within 5%\"", "until the interval is narrow enough"),
      Example("closedloop run base.json --gates --quiet --no-files", "in CI: the exit status tells if a gate failed"),
    ],
    from: Run(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      Option("set", value: "PATH=VALUE", help: "Change one value of the scenario.", repeats: true) {
        guard let setting = Setting($1) else { return "write --set PATH=VALUE" }
        $0.settings.append(setting)
        return nil
      },
      Option("variant", value: "NAME", help: "Take this variant of every file named without one.") {
        $0.variant = $1
        return $1.isEmpty ? "write the name of a variant" : nil
      },
      Option("replications", short: "n", value: "N", help: "Make exactly so many replications.") {
        $0.replications = count($1)
        return $0.replications == nil ? "write a whole number above 0, as in --replications 200" : nil
      },
      Option(
        "until", value: "RULE",
        help: "Make replications until the interval of a metric is narrow enough, as in \"customers.saved within 5%\"."
      ) {
        $0.until = Precision($1)
        return $0.until == nil ? "write --until \"METRIC within X\"" : nil
      },
      Option("seed", value: "N", help: "The seed of all chance; the same seed gives the same results.") {
        $0.seed = UInt64($1)
        return $0.seed == nil ? "write a whole number from 0 up, as in --seed 42" : nil
      },
      Option("threads", short: "j", value: "N", help: "Use so many threads; results do not depend on it.") {
        $0.threads = count($1)
        return $0.threads == nil ? "write a whole number above 0, as in --threads 4" : nil
      },
      Option("level", value: "SHARE", help: "The confidence level of intervals; 95% if not given.") {
        guard let level = share($1), level >= 0.5, level < 1 else { return "write a share as in --level 90%" }
        $0.level = level
        return nil
      },
      Option("out", short: "o", value: "DIR", help: "Write the files here instead of outputs/ID.") {
        $0.folder = $1
        return $1.isEmpty ? "write the name of a folder" : nil
      },
      Option(flag: "no-files", help: "Write no files; only the summary on standard output.") { $0.writesFiles = false },
      Option(flag: "gates", help: "Set the exit status by the scenario's gates: 1 failed, 2 undecided.") {
        $0.gates = true
      },
      Option(flag: "strict", help: "Refuse scenarios that have warnings.") { $0.strict = true },
      Option(flag: "json", help: "The summary as JSON.") { $0.json = true },
      Option(flag: "quiet", short: "q", help: "No summary and no progress; files and errors only.") { $0.quiet = true },
    ],
    check: {
      if $0.folder != nil, !$0.writesFiles { return "--no-files leaves nothing for --out; leave one of them out" }
      if $0.replications != nil, $0.until != nil { return "--replications and --until exclude each other" }
      return nil
    },
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    throw Failure(.internalFault, "run is not built in this revision")
  }
}
