import ClosedLoop
import EventKernel

/// Queues in the order in which they are first named, each with the place that named it.
struct QueueBook {
  var names: [String] = []
  var places: [Place] = []

  /// The index of a queue.
  mutating func index(of name: String, at place: Place) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    names.append(name)
    places.append(place)
    return names.count - 1
  }
}

/// Triage as it is read.
struct TriageSection {
  var policy = TriagePolicy(rules: [], discipline: .valueTier)
  /// Where the rules of the policy stand.
  var places: [Place] = []
  var policyPlace = Place(path: "triage.priority.policy")
  var misroutingPlace = Place(path: "triage.misrouting")
}

extension Draft {
  mutating func readTriage(_ scenario: inout ObjectReader) {
    scenario.fields("triage", .default([:]), called: "triage") { reader in
      readWhen(&reader)
      let rules =
        reader.map("rules", .default([:]), called: "a triage rule", count: 0...Bounds.named) {
          name, rule -> (TriageRule, Place)? in
          (readRule(name, &rule), rule.place)
        } ?? []
      let names = rules.map(\.name)
      let standard = JSONValue(.array(names.map { JSONValue($0) }))
      let order =
        reader.list(
          "order", .default(standard), of: .reference(to: names, called: "a rule"), count: 0...Bounds.named) ?? []
      var seen: Set<String> = []
      for (index, name) in order.enumerated() {
        guard seen.insert(name).inserted else {
          reader.add(
            Diagnostic(.error, .duplicateKey, at: reader.place(of: "order", item: index), "this rule stands here twice")
          )
          continue
        }
        guard let rule = rules.first(where: { $0.name == name })?.value else { continue }
        triage.policy.rules.append(rule.0)
        triage.places.append(rule.1)
      }
      if isBase {
        for rule in rules where !seen.contains(rule.name) {
          reader.add(
            Diagnostic(.warning, "unused", at: rule.value.1, "this rule is not in triage.order and does nothing"))
        }
      }
      reader.fields("priority", .default([:]), called: "the priority") { priority in
        let words = Discipline.allCases.map { String(describing: $0.keyword) }
        let usual = String(describing: triage.policy.discipline.keyword)
        if let word = priority.choice("policy", .default(JSONValue(usual)), of: words),
          let discipline = Discipline.allCases.first(where: { String(describing: $0.keyword) == word })
        {
          triage.policy.discipline = discipline
        }
        triage.policyPlace = priority.place(of: "policy")
        triage.policy.starvationLimit = priority.duration("starvation_limit", .optional, in: 1...Units.longestDuration)
      }
      triage.policy.quarantine = reader.duration("quarantine", .default("0h"), in: 0...Bounds.longestRun) ?? 0
      readMisrouting(&reader)
      if reader.has("search") {
        triage.policy.timing.search = law(&reader, "search", unit: .time)
      } else {
        _ = reader.value("search", .optional, as: .anything)
      }
    }
  }

  // MARK: Rules

  private mutating func readRule(_ name: String, _ reader: inout ObjectReader) -> TriageRule {
    let match = reader.object("match", .default([:]), called: "what a rule matches") { match -> RuleMatch in
      readMatch(&match)
    }
    let sample = reader.share("sample", .default(1)) ?? 1
    let words = Treatment.allCases.map { String(describing: $0.keyword) }
    let word = reader.choice("treat", of: words)
    let treatment = Treatment.allCases.first { String(describing: $0.keyword) == word } ?? .none
    var rule = TriageRule(name: Name(name), match: match ?? RuleMatch(), sample: sample, treatment: treatment)
    let presence: Presence = treatment == .personal ? .required : .optional
    if let queue = reader.name("queue", presence), treatment == .personal {
      rule.queue = queues.index(of: queue, at: reader.place(of: "queue"))
    }
    rule.work = workType(&reader, "work", presence) ?? 0
    rule.workWithoutPhone = withoutPhone(&reader, rule: rule)
    wishForPlan(&reader, of: .rule(name))
    let names = promises.map(\.name.text)
    if let promise = reader.reference("sla", .optional, to: names, called: "a promise") {
      rule.promise = promise
      use(names[promise], .promise)
    }
    let automated: Presence = treatment == .automated ? .required : .optional
    rule.solves = reader.share("solves", automated) ?? 0
    rule.unitCost = reader.money("unit_cost", .default(0)) ?? 0
    if rule.unitCost > 1_000_000_000_000 {
      reader.error(.range, at: "unit_cost", "a technical solution costs at most 1000000")
      rule.unitCost = 0
    }
    if reader.has("reaction") {
      rule.reaction = waitingLaw(&reader, "reaction")
    } else {
      _ = reader.value("reaction", .optional, as: .anything)
    }
    rule.comeback = readReturn(&reader)
    rule.countsAsResponse = reader.boolean("counts_as_response", .default(false)) ?? false
    rule.remedyBudget = reader.money("remedy_budget", .optional) ?? .max
    refuseForeign(&reader, treatment: word == nil ? nil : treatment)
    return rule
  }

  /// Fields that belong to another treatment.
  private func refuseForeign(_ reader: inout ObjectReader, treatment: Treatment?) {
    guard let treatment else { return }
    if treatment != .personal {
      for field in ["queue", "work", "without_phone", "remedy_budget"] where reader.has(field) {
        reader.error("treatment", at: field, "\(field) belongs to rules that treat \"personal\"")
      }
    }
    if treatment != .automated {
      for field in ["solves", "reaction", "return"] where reader.has(field) {
        reader.error("treatment", at: field, "\(field) belongs to rules that treat \"automated\"")
      }
    }
    guard treatment == .none || treatment == .acknowledge else { return }
    for (field, what) in [("sla", "a promise"), ("contact", "a contact plan")] where reader.has(field) {
      reader.error("treatment", at: field, "\(what) needs an answer: treat \"personal\" or \"automated\"")
    }
  }

  /// Reads the name of a work type as its index.
  mutating func workType(_ reader: inout ObjectReader, _ name: String, _ presence: Presence) -> Int? {
    let names = work.map(\.name.text)
    guard let index = reader.reference(name, presence, to: names, called: "a work type") else { return nil }
    use(names[index], .work)
    return index
  }

  /// Work for those who may not be rung: by default the only written work there is.
  private mutating func withoutPhone(_ reader: inout ObjectReader, rule: TriageRule) -> Int? {
    let written = work.indices.filter { !work[$0].isCall }
    let isCall = rule.treatment == .personal && work.indices.contains(rule.work) && work[rule.work].isCall
    let standard = isCall ? (written.count == 1 ? work[written[0]].name.text : "none") : nil
    let names = ["none"] + written.map { work[$0].name.text }
    let presence = standard.map { Presence.default(JSONValue($0)) } ?? .optional
    let scalar = Scalar<String>.reference(to: names, called: "a work type without calls")
    guard let name = reader.value("without_phone", presence, as: scalar), name != "none", isCall else { return nil }
    use(name, .work)
    return work.firstIndex { $0.name.text == name }
  }

  private mutating func readReturn(_ reader: inout ObjectReader) -> AutomatedReturn? {
    guard reader.has("return") else {
      _ = reader.value("return", .optional, as: .anything)
      return nil
    }
    return reader.object("return", called: "the return to people") { back -> AutomatedReturn? in
      let share = back.share("share")
      let after = back.duration("after", in: 0...Bounds.longestRun)
      let queue = back.name("queue")
      let work = workType(&back, "work", .required)
      let names = promises.map(\.name.text)
      let promise = back.reference("sla", .optional, to: names, called: "a promise")
      if let promise { use(names[promise], .promise) }
      guard let share, let after, let queue, let work else { return nil }
      var comeback = AutomatedReturn(
        share: share, after: after, queue: queues.index(of: queue, at: back.place(of: "queue")), work: work)
      comeback.promise = promise
      return comeback
    }
  }

  private func readMatch(_ reader: inout ObjectReader) -> RuleMatch {
    var match = RuleMatch()
    func mask(_ field: String, _ names: [String], _ called: String) -> UInt64? {
      if !reader.has(field) {
        _ = reader.value(field, .optional, as: .anything)
        return .max
      }
      let words = reader.oneOrMore(field, of: .reference(to: names, called: called), count: 1...Bounds.masked) ?? []
      var bits: UInt64 = 0
      for word in words {
        if let index = names.firstIndex(of: word), index < 64 { bits |= 1 << UInt64(index) }
      }
      return bits == 0 ? nil : bits
    }
    match.tiers = mask("tier", customers.population.tiers.map(\.name.text), "a tier") ?? .max
    match.bands = mask("score", ["detractor", "passive", "promoter"], "a score band") ?? .max
    match.channels = mask("channel", channels.map(\.name), "a channel") ?? .max
    match.severities = mask("severity", ["low", "mid", "high", "none"], "a severity") ?? .max
    match.causes = mask("cause", causes.map(\.name.text), "a cause") ?? .max
    match.steps = mask("step", steps.map(\.name.text), "a step of the journey") ?? .max
    readDetails(&reader, &match)
    return match
  }
}
