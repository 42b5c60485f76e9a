import Arguments
import ClosedLoop
import Experiments
import Oracles
import Reports
import Scenarios
import Statistics

/// Holds the program against what it says of itself.
struct SelfTest: Action {
  /// What can be tried.
  enum Suite: String, CaseIterable {
    case oracles
    case gates
  }

  var suite: Suite?
  var runs = 1_000
  var seed: Seed = .fixed
  var threads: Int?
  var json = false
  var quiet = false

  static let command = Command<any Action>(
    "selftest", summary: "hold the program against what it says of itself",
    examples: [
      Example("closedloop selftest", "a hundred exact figures beside what the engine gives for them"),
      Example("closedloop selftest --seed random", "the same with fresh luck"),
      Example("closedloop selftest gates", "count false alarms in 1,000 checks, and what is caught: a minute"),
    ],
    from: SelfTest(),
    positionals: [
      Positional("SUITE", help: "What to try: oracles or gates; oracles if not given.", .optional) { test, word in
        test.suite = Suite(rawValue: word)
        return test.suite == nil ? "write one of \(Suite.allCases.map(\.rawValue).joined(separator: ", "))" : nil
      }
    ],
    options: [
      Option("runs", value: "N", help: "Checks from which false alarms are counted; if not given, 1,000.") {
        $0.runs = count($1, upTo: 1_000_000) ?? 0
        return $0.runs > 0 ? nil : "write a whole number up to 1000000, as in --runs 1000"
      },
      Option("seed", value: "N", help: "The seed of all chance, or the word random; if not given, fixed ones.") {
        guard let seed = Seed($1) else { return "write a whole number from 0 up, or --seed random" }
        $0.seed = seed
        return nil
      },
      .threads(\.threads),
      .json(\.json, help: "The counts as JSON."),
      .quiet(\.quiet),
    ],
    action: { $0 })

  /// Where the luck comes from.
  enum Seed: Equatable {
    case fixed
    case given(UInt64)

    /// A number, or `random`.
    init?(_ word: String) {
      if word == "random" {
        self = .given(UInt64.random(in: 0...0xFFFF_FFFF))
      } else if let number = UInt64(word) {
        self = .given(number)
      } else {
        return nil
      }
    }

    /// nil for the fixed ones.
    var number: UInt64? {
      switch self {
      case .fixed: nil
      case .given(let number): number
      }
    }
  }

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    switch suite ?? .oracles {
    case .oracles:
      let run = try await OracleSelfTest(
        seed: seed.number, threads: threads ?? OperatingSystem.processorCount, showsProgress: !quiet
      ).run(in: session)
      if !quiet {
        if let seed = seed.number, !json { session.console.result("seed \(seed)\n\n") }
        session.console.result(json ? run.json : run.text)
      }
      if json || quiet { session.console.note(run.verdict) }
      return run.passes ? .done : .gateFailed
    case .gates:
      let report = try await GateSelfTest(self, session).report()
      if !quiet { session.console.result(json ? report.json : report.text) }
      return report.holds ? .done : .gateFailed
    }
  }
}

/// Tries the gates: counts false alarms where nothing changed, and what is caught where something did.
struct GateSelfTest {
  private let test: SelfTest
  private let session: Session

  init(_ test: SelfTest, _ session: Session) {
    self.test = test
    self.session = session
  }

  /// Replications of the goldens and of level gates at their looks, as in daily use.
  private static let accepted = 20
  private static let looks = LookSchedule(first: 20, greatest: 40)
  /// Trials of each mistake, and replications of the goldens that they are checked against.
  private static let mistakes = 20
  private static let acceptedForMistakes = 60
  /// Each mistake must be caught at least so often.
  private static let power = 0.9
  /// A rate at which false alarms are common enough to be counted.
  private static let loose = ErrorRates(falseAlarm: 0.05, falsePass: 0.05)
  /// Replications from which the bounds of level gates are taken, and those of a golden that can settle figures.
  private static let pilot = 2_000
  private static let large = 50

  func report() async throws(Failure) -> GateTrialsReport {
    let base = try scenario()
    let plan = try PreparedRun.prepare(base)
    let stated = base.gates.map(\.gate)
    let gates = stated + (try await edges(of: base, plan))
    var lines = try await alarms(base, plan, gates)
    for mistake in SelfTestScenario.mistakes {
      lines += try await caught(mistake, base, plan, stated)
    }
    lines.append(try await unchanged())
    let intro =
      "Gates tried on a small desk. Each false alarm is counted from a check against a golden with fresh luck on both "
      + "sides: \(gates.count) gates at the very edge of what holds, and all figures of the golden within their "
      + "tolerances. Mistakes are put into the scenario and checked with the golden's luck."
    return GateTrialsReport(intro, lines)
  }

  // MARK: What is tried

  /// Nothing changed: what fails is a false alarm.
  private func alarms(_ base: Scenario, _ plan: PreparedPlan, _ gates: [Gate]) async throws(Failure)
    -> [GateTrialsReport.Line]
  {
    let rates = [ErrorRates.standard, Self.loose]
    let tallies = try await tallies(
      GateTrials(
        plan, changed: plan, names: names(of: plan), gates: gates, looks: Self.looks, accepted: Self.accepted,
        comparison: .statistics, sharesLuck: false),
      test.runs, rates, "nothing changed")
    return zip(rates, tallies).map { rate, tally in
      GateTrialsReport.Line(
        "nothing changed, and a check failed", tally.alarms, of: tally.trials, rate: rate.falseAlarm, isLimit: true)
    }
  }

  /// Something changed: gates must fail, and bits must differ.
  private func caught(
    _ mistake: (variant: String, words: String), _ base: Scenario, _ plan: PreparedPlan, _ gates: [Gate]
  ) async throws(Failure) -> [GateTrialsReport.Line] {
    let changed = try PreparedRun.prepare(try scenario(mistake.variant))
    func tally(_ comparison: ScenarioCheck.Comparison) async throws(Failure) -> GateTrials.Tally {
      try await tallies(
        GateTrials(
          plan, changed: changed, names: names(of: plan), gates: gates, looks: Self.looks,
          accepted: Self.acceptedForMistakes, comparison: comparison, sharesLuck: true),
        Self.mistakes, [.standard], mistake.words)[0]
    }
    let bits = try await tally(.bits)
    return [
      GateTrialsReport.Line(
        "\(mistake.words): a gate failed", bits.gateFailed, of: bits.trials, rate: Self.power, isLimit: false),
      GateTrialsReport.Line(
        "\(mistake.words): the golden differs", bits.bitsDiffered, of: bits.trials, rate: Self.power, isLimit: false),
    ]
  }

  /// Bits changed and no outcome did: the same scenario with other luck, judged from a golden that is large enough.
  private func unchanged() async throws(Failure) -> GateTrialsReport.Line {
    let plan = try PreparedRun.prepare(try scenario(settings: ["clock.measure=52w"]))
    let tally = try await tallies(
      GateTrials(
        plan, changed: plan, names: names(of: plan), gates: [], looks: LookSchedule(first: 1, greatest: 1),
        accepted: Self.large, comparison: .statistics, sharesLuck: false),
      4, [.standard], "other bits, same outcome")[0]
    return GateTrialsReport.Line(
      "other bits and the same outcome: the golden passed", tally.goldenPassed, of: tally.trials, rate: Self.power,
      isLimit: false)
  }

  /// Gates with fixed bounds that truly hold, as narrowly as can be said: three standard errors of a long pilot.
  private func edges(of base: Scenario, _ plan: PreparedPlan) async throws(Failure) -> [Gate] {
    let pilot = try await PreparedRun(base, variant: nil, rule: .fixed(Self.pilot), level: 0.997, folder: nil)
      .simulate(threads: threads, session: session, progress: !test.quiet)
    var gates: [Gate] = []
    for (name, relation) in [
      ("sla.first_response.met", Relation.atLeast), ("staff.occupancy", .atMost), ("response.time.mean", .atMost),
      ("wait.time.p95", .atMost), ("clv.saved", .atLeast),
    ] {
      guard let instance = pilot.instance(name), let interval = pilot.estimates[instance]?.interval else { continue }
      let bound = relation == .atLeast ? interval.low : interval.high
      gates.append(Gate(instance: instance, relation: relation, bound: .value(bound), isWarning: false))
    }
    return gates
  }

  // MARK: Preparation

  private var threads: Int { test.threads ?? OperatingSystem.processorCount }

  private func names(of plan: PreparedPlan) -> [String] {
    Metric.instances(of: plan.plan).map { MetricSelector.name(of: $0, in: plan.plan) }
  }

  /// The built-in scenario.
  private func scenario(_ variant: String? = nil, settings: [String] = []) throws(Failure) -> Scenario {
    let seed = test.seed.number.map { ["run.seed=\($0)"] } ?? []
    let reading = ScenarioReader.read(
      "selftest.json", variants: variant.map { [$0] } ?? [], settings: settings + seed,
      load: { _ in .success(Array(SelfTestScenario.text.utf8)) },
      offsets: { _, _, _ in ZoneOffsets(initial: 0, changes: []) })
    guard let scenario = reading.scenario else {
      throw Failure(
        .internalFault,
        "the built-in scenario cannot be read:\n\(reading.diagnostics.rendered(in: reading.sources))")
    }
    return scenario
  }

  private func tallies(
    _ trials: GateTrials, _ count: Int, _ rates: [ErrorRates], _ subject: String
  ) async throws(Failure) -> [GateTrials.Tally] {
    let signals = session.signals
    let shows = !test.quiet
    let tallies: [GateTrials.Tally]?
    do {
      tallies = try await signals.polling { () async throws(BrokenAudit) in
        try await trials.run(
          count, rates: rates, threads: threads,
          progress: { if shows { session.console.progress("\(subject): \($0) of \(count) checks") } },
          shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error, in: "selftest", seed: trials.plan.plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let tallies else { throw Failure(.internalFault, "selftest: a trial ended without being asked to") }
    return tallies
  }
}
