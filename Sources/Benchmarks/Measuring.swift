import ClosedLoop
import EventKernel
import Experiments
import QueueingTheory

/// Each benchmark as it is run.
enum Measuring {
  /// Runs a benchmark and tells each of its figures as soon as it is there.
  static func run(_ benchmark: Benchmark, _ tell: @Sendable (Figure) -> Void) async throws(Product.Unusable) {
    switch benchmark {
    case .singleServer: tell(try await singleServer(customers: 10_000_000))
    case .triageDesk:
      tell(try await triageKernel(hours: 8760))
      tell(try await triageProduct())
    case .hold: for pending in [10, 1000, 100_000, 1_000_000] { tell(hold(pending: pending, events: 4_000_000)) }
    case .manyReplications: tell(try await manyReplications())
    case .helioBase: tell(try await helioBase())
    case .million: tell(try await million())
    case .sweep: tell(try await sweep())
    case .comparison: tell(try await comparison())
    }
  }

  // MARK: On the kernel

  /// Rounds of a benchmark that takes about a second.
  private static let rounds = 5

  static func singleServer(customers: Int) async throws(Product.Unusable) -> Figure {
    let load = 0.9
    var referenceStay = 0.0
    let run = try await quickest(rounds: rounds) {
      referenceStay = ReferenceLoop.meanStay(customers: customers, load: load)
    } _: {
      var server = SingleServer(
        customers: customers, gap: 1e6 / load, service: 1e6, chance: Chance(seed: 1, replication: 0))
      return server.meanStay() / 1e6
    }
    let exact = ErlangC(arrivalRate: load, serviceRate: 1, servers: 1).meanWait + 1
    return Figure(
      benchmark: "W1", events: 2 * Int64(customers), time: run.time,
      answers: [
        Figure.Answer(name: "mean stay in mean services", exact: exact, measured: run.result),
        Figure.Answer(name: "the same by the reference loop", exact: exact, measured: referenceStay),
      ], referenceEventsPerSecond: 2 * Double(customers) / run.reference.processorSeconds)
  }

  /// What is known exactly of the triage desk, in the order of `TriageTally.answers`.
  static let triageAnswers: [(name: String, exact: Double)] = [
    ("abandoned, first class", 0.006359), ("abandoned, second class", 0.010000), ("abandoned, third class", 0.055702),
    ("mean wait in minutes, first class", 0.381562), ("mean wait in minutes, second class", 0.600010),
    ("mean wait in minutes, third class", 3.342101),
    ("served within 15 minutes, first class", 0.993641), ("served within 15 minutes, second class", 0.989999),
    ("served within 15 minutes, third class", 0.909325),
    ("all servers busy", 0.583183),
  ]

  /// The answers with the one that stands for all first: the mean wait of the third class.
  private static func answers(_ measured: [Double]) -> [Figure.Answer] {
    var all = zip(triageAnswers, measured).map {
      Figure.Answer(name: $0.0.name, exact: $0.0.exact, measured: $0.1)
    }
    all.swapAt(0, 5)
    return all
  }

  /// Work of the reference loop: the desk for a year.
  private final class TriageReference {
    private var events: Int64 = 0

    func run() { events = ReferenceLoop.triage(TriageTerms(), hours: 8760).events }

    func eventsPerSecond(_ time: Stopwatch.Reading) -> Double { Double(events) / time.processorSeconds }
  }

  static func triageKernel(hours: Int64) async throws(Product.Unusable) -> Figure {
    let reference = TriageReference()
    let run = try await quickest(rounds: rounds) {
      reference.run()
    } _: {
      var desk = TriageDesk(TriageTerms(), chance: Chance(seed: 2, replication: 0))
      return desk.tally(through: hours * Time.hour)
    }
    return Figure(
      benchmark: "W2 kernel", events: run.result.events, time: run.time, answers: answers(run.result.answers),
      referenceEventsPerSecond: reference.eventsPerSecond(run.reference))
  }

  // MARK: Through the product

  /// The measured side of the answers, as far as the product's metrics show it.
  private static func triageAnswers(of result: RunResult) -> [Figure.Answer] {
    var measured: [Double] = []
    for tier in 0..<3 { measured.append(result.value("cases.gave_up", .tier, tier)) }
    for tier in 0..<3 { measured.append(result.value("wait.time.mean", .tier, tier) * 60) }
    for tier in 0..<3 { measured.append(result.value("sla.first_response.met", .tier, tier)) }
    let terms = TriageTerms()
    let exact = ErlangA(
      arrivalRate: terms.perHour, serviceRate: 60 / terms.serviceMinutes, abandonmentRate: 60 / terms.patienceMinutes,
      servers: terms.servers)
    return answers(measured) + [
      Figure.Answer(name: "occupancy", exact: exact.utilization, measured: result.value("staff.occupancy"))
    ]
  }

  private static func triageProduct() async throws(Product.Unusable) -> Figure {
    let reference = TriageReference()
    Machine.resetPeakMemory()
    let plan = try Product.prepared(ScenarioTexts.triageDesk(warmUp: "0d", measure: "365d"))
    let run = try await quickest(rounds: rounds) {
      reference.run()
    } _: { () async throws(Product.Unusable) in
      try await Product.run(plan, replications: 1, threads: 1).result
    }
    return Figure(
      benchmark: "W2 product", events: 2 * run.result.items, time: run.time,
      answers: triageAnswers(of: run.result), referenceEventsPerSecond: reference.eventsPerSecond(run.reference),
      extras: [Figure.Extra(name: "peak_memory", value: Machine.peakMemory.map { Double($0) } ?? .nan)])
  }

  private static func manyReplications() async throws(Product.Unusable) -> Figure {
    let plan = try Product.prepared(ScenarioTexts.triageDesk(warmUp: "0d", measure: "876h"))
    let cores = Machine.processorCount
    let one = try await Product.run(plan, replications: 100, threads: 1)
    let all = try await Product.run(plan, replications: 100, threads: cores)
    precondition(one.result.fingerprint == all.result.fingerprint, "the number of threads changes nothing")
    return Figure(
      benchmark: "W4", events: 2 * all.result.items, time: all.time, isOneThread: false,
      answers: triageAnswers(of: all.result),
      extras: [
        Figure.Extra(name: "cores", value: Double(cores)),
        Figure.Extra(name: "seconds_on_one_core", value: one.time.seconds),
        Figure.Extra(name: "times_one_core", value: one.time.seconds / all.time.seconds),
      ])
  }

  /// What helps to judge a whole programme's speed.
  private static func programme(
    _ name: String, _ plan: PreparedPlan, replications: Int, rounds: Int
  ) async throws(Product.Unusable) -> Figure {
    let reference = TriageReference()
    let run = try await quickest(rounds: rounds) {
      reference.run()
    } _: { () async throws(Product.Unusable) in
      try await Product.run(plan, replications: replications, threads: 1).result
    }
    let cases = run.result.value("cases.opened")
    return Figure(
      benchmark: name, events: run.result.events, time: run.time,
      answers: [
        Figure.Answer(
          name: "feedback received in the window", exact: plan.plan.expectedItems,
          measured: run.result.value("feedback.received"))
      ], referenceEventsPerSecond: reference.eventsPerSecond(run.reference),
      extras: [
        Figure.Extra(name: "items", value: Double(run.result.items)),
        Figure.Extra(name: "items_per_second", value: Double(run.result.items) / run.time.processorSeconds),
        Figure.Extra(name: "cases_of_people", value: Double(run.result.cases)),
        Figure.Extra(name: "cases_per_second", value: Double(run.result.cases) / run.time.processorSeconds),
        Figure.Extra(name: "cases_of_people_in_the_window", value: cases),
      ])
  }

  private static func helioBase() async throws(Product.Unusable) -> Figure {
    try await programme("W5", Product.prepared(file: "scenarios/helio-base.json"), replications: 4, rounds: 3)
  }

  /// A figure of several plans: all their events, and what the first of them received.
  private static func plans(
    _ name: String, _ plans: [PreparedPlan], preparation: Double,
    run: () async throws(Product.Unusable) -> [RunResult]
  ) async throws(Product.Unusable) -> Figure {
    let reference = TriageReference()
    let run = try await quickest(rounds: 1) {
      reference.run()
    } _: { () async throws(Product.Unusable) in
      try await run()
    }
    let events = run.result.reduce(0) { $0 + $1.events }
    return Figure(
      benchmark: name, events: events, time: run.time,
      answers: [
        Figure.Answer(
          name: "feedback received in the window, of the first", exact: plans[0].plan.expectedItems,
          measured: run.result[0].value("feedback.received"))
      ], referenceEventsPerSecond: reference.eventsPerSecond(run.reference),
      extras: [
        Figure.Extra(name: "plans", value: Double(plans.count)),
        Figure.Extra(name: "replications", value: Double(run.result.reduce(0) { $0 + $1.count })),
        Figure.Extra(name: "seconds_of_preparation", value: preparation),
      ])
  }

  /// Five sizes of the early shift by eight shares of conversations that solve.
  private static func sweep() async throws(Product.Unusable) -> Figure {
    let watch = Stopwatch()
    var points: [PreparedPlan] = []
    for people in 2...6 {
      for share in [44, 47, 50, 53, 56, 59, 62, 65] {
        points.append(
          try Product.prepared(
            file: "scenarios/helio-base.json",
            settings: [
              "teams.recovery.shifts.early.people=\(people)", "resolution.solved_at_contact=\(share)%",
            ]))
      }
    }
    let preparation = watch.reading.processorSeconds
    let plans = points
    return try await Self.plans("W7", plans, preparation: preparation) { () async throws(Product.Unusable) in
      var results: [RunResult] = []
      for plan in plans { results.append(try await Product.run(plan, replications: 8, threads: 1).result) }
      return results
    }
  }

  private static func comparison() async throws(Product.Unusable) -> Figure {
    let watch = Stopwatch()
    var contenders: [PreparedPlan] = []
    for variants in [[], ["third-late"], ["fifo"], ["edd"], ["value-at-risk"]] {
      contenders.append(try Product.prepared(file: "scenarios/helio-base.json", variants: variants))
    }
    let preparation = watch.reading.processorSeconds
    let plans = contenders
    return try await Self.plans("W8", plans, preparation: preparation) { () async throws(Product.Unusable) in
      try await Product.compare(plans, replications: 4)
    }
  }

  private static func million() async throws(Product.Unusable) -> Figure {
    Machine.resetPeakMemory()
    let watch = Stopwatch()
    let plan = try Product.prepared(ScenarioTexts.million)
    let preparation = watch.reading.seconds
    var figure = try await programme("W6", plan, replications: 1, rounds: 1)
    figure.extras.append(Figure.Extra(name: "seconds_of_preparation", value: preparation))
    figure.extras.append(Figure.Extra(name: "peak_memory", value: Machine.peakMemory.map { Double($0) } ?? .nan))
    return figure
  }
}

extension Measuring {
  static func hold(pending: Int, events: Int) -> Figure {
    let run = timed {
      var hold = Hold(pending: pending, chance: Chance(seed: 3, replication: 0))
      let watch = Stopwatch()
      let gap = hold.meanGap(events: events)
      return (gap: gap, time: watch.reading)
    }
    return Figure(
      benchmark: "W3 \(pending)", events: Int64(events), time: run.result.time,
      answers: [
        Figure.Answer(
          name: "mean ticks between two", exact: 1e6 / Double(pending), measured: run.result.gap)
      ])
  }
}
