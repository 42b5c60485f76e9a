import ClosedLoop
import Experiments
import Reports
import Scenarios

/// What `compare` was asked, understood: who, by what, how exactly.
struct ComparisonQuestion {
  let scenarios: [Scenario]
  let contenders: [ComparisonReport.Contender]
  let comparison: Comparison
  let shown: [Int]
  let showsAllPairs: Bool
  let remarks: [String]
  /// Where its files go if nobody says otherwise.
  let folder: String

  /// - Throws: everything in the command line that does not fit the scenarios, at once.
  init(_ words: Compare, scenarios: [Scenario]) throws(Failure) {
    self.scenarios = scenarios
    let first = scenarios[0]
    showsAllPairs = words.showsAllPairs
    contenders = Self.names(of: scenarios, settings: words.targets.count == 1 ? words.runs.settings.map(\.text) : [])
    folder = RunFolder.path(id: "compare-\(first.id)", variant: nil, settings: [])

    var mistakes: [String] = []
    func place(_ option: String, _ metric: String) -> Int? {
      switch MetricSelector.instance(metric, in: first.plan) {
      case .success(let instance): return instance
      case .failure(let remedy):
        mistakes.append("--\(option) \(metric): \(remedy.sentence)")
        return nil
      }
    }
    for scenario in scenarios where scenario.currency != first.currency {
      mistakes.append("\(scenario.id) counts in \(scenario.currency), \(first.id) in \(first.currency)")
    }
    let named = words.metrics.compactMap { place("metric", $0) }
    shown = named.isEmpty ? ComparisonReport.usual(for: first.plan, gates: first.gates.map(\.gate)) : named
    let names = contenders.map(\.name)
    /// Those that lack what is asked of all.
    func lacking(_ instance: Int) -> [String] {
      zip(names, scenarios).dropFirst().filter { !$1.plan.has(instance, of: first.plan) }.map(\.0)
    }
    let rule = Self.rule(words, first, &mistakes)
    if case .until(let instance, _, _, _, _, _) = rule, lacking(instance).count == names.count - 1,
      let until = words.until
    {
      mistakes.append("--until \(until.metric): only \(names[0]) has this metric, so no difference is known")
    }
    var search: Comparison.Search?
    let objective = words.objective ?? "money.net_benefit"
    if scenarios.count > 2 || words.objective != nil, let instance = place("objective", objective) {
      let amount = words.worth.flatMap { Self.amount($0, of: instance, in: first, &mistakes) }
      let without = lacking(instance)
      if !without.isEmpty {
        mistakes.append(
          "--objective \(objective): \(without.joined(separator: ", ")) "
            + "\(without.count == 1 ? "has" : "have") no such metric, so the best cannot be told by it")
      }
      if Metric.catalogue[Metric.instances(of: first.plan)[instance].metric].direction == .neither {
        mistakes.append("--objective \(objective): of this metric neither more nor less is better")
      }
      search = Comparison.Search(
        instance: instance, indifference: amount,
        greatest: words.runs.replications ?? max(rule.greatest, first.rule.greatest))
    } else if words.worth != nil {
      mistakes.append("--worth: two contenders are compared, not searched; add --objective METRIC")
    }
    guard mistakes.isEmpty else { throw Failure(.badCommandLine, mistakes.joined(separator: "\n")) }

    var plans: [PreparedPlan] = []
    for scenario in scenarios { plans.append(try PreparedRun.prepare(scenario, seed: first.plan.seed)) }
    remarks = Self.remarks(on: scenarios)
    comparison = Comparison(plans, rule: rule, search: search, level: words.runs.level ?? 0.95)
  }

  /// The result as outputs see it.
  func report(_ result: ComparisonResult) -> ComparisonReport {
    ComparisonReport(
      contenders: contenders, title: scenarios[0].title, currency: scenarios[0].currency, shown: shown,
      showsAllPairs: showsAllPairs, remarks: remarks, result: result)
  }

  // MARK: Words

  /// Variants of the first scenario are named by their variant alone.
  private static func names(of scenarios: [Scenario], settings: [String]) -> [ComparisonReport.Contender] {
    scenarios.enumerated().map { number, scenario in
      let variant = scenario.variants.joined(separator: "@")
      var name = variant.isEmpty ? scenario.id : "\(scenario.id)@\(variant)"
      if number > 0, scenario.id == scenarios[0].id, !variant.isEmpty { name = "@\(variant)" }
      if number == 1, !settings.isEmpty { name = settings.joined(separator: " ") }
      return ComparisonReport.Contender(scenario: scenario.id, variant: variant, name: name)
    }
  }

  private static func rule(_ words: Compare, _ first: Scenario, _ mistakes: inout [String]) -> ReplicationRule {
    if let replications = words.runs.replications { return .fixed(replications) }
    let (least, greatest) = (first.rule.least, first.rule.greatest)
    guard let until = words.until else {
      // The scenario's own rule watches one run, not a difference: its least number is made, the search may make more.
      return .fixed(least)
    }
    let text = "\(until.metric) within \(until.width)"
    switch ReplicationRule.parse(
      until: text, in: first.plan, least: least, greatest: max(greatest, 400), level: words.runs.level ?? 0.95)
    {
    case .success(let rule): return rule
    case .failure(let remedy):
      mistakes.append("--until \(text): \(remedy.sentence)")
      return .fixed(least)
    }
  }

  private static func amount(
    _ text: String, of instance: Int, in first: Scenario, _ mistakes: inout [String]
  ) -> Double? {
    let metric = MetricSelector.name(of: Metric.instances(of: first.plan)[instance], in: first.plan)
    switch Gate.parse("\(metric) >= \(text)", in: first.plan, currency: first.currency) {
    case .success(let gate):
      if case .value(let value) = gate.bound, value > 0 { return value }
      mistakes.append("--worth \(text): the least difference worth acting on is above 0")
    case .failure(let remedy): mistakes.append("--worth \(text): \(remedy.sentence)")
    }
    return nil
  }

  /// What makes a comparison less than one of the same customers over the same time.
  private static func remarks(on scenarios: [Scenario]) -> [String] {
    let first = scenarios[0]
    var remarks: [String] = []
    if let warmUp = first.warmUp { remarks.append(warmUp.sentence) }
    for scenario in scenarios.dropFirst() {
      let name = ([scenario.id] + scenario.variants).joined(separator: "@")
      if scenario.plan.seed != first.plan.seed {
        remarks.append("\(name) was run with the seed of \(first.id), so that its luck is the same")
      }
      if scenario.plan.phases != first.plan.phases {
        remarks.append("\(name) covers another time than \(first.id): counts and money do not compare")
      }
      if scenario.plan.population.count != first.plan.population.count {
        remarks.append("\(name) has another number of customers than \(first.id): they are not the same people")
      }
    }
    return remarks
  }
}

extension Remedy {
  /// What to write instead, with the nearest word.
  var sentence: String { suggestion.map { "\(text); did you mean \($0)?" } ?? text }
}
