import ClosedLoop
import EventKernel
import Experiments
import Scenarios

/// A change of a scenario that takes one cause of waiting away, written so that a user can make it, too.
struct Intervention: Sendable {
  /// What if: "one person more worked on late of recovery".
  let words: String
  /// What `--set` takes for it.
  let settings: [String]
  /// The causes that it takes away, or eases.
  let answers: Set<TimeCategory>

  /// The changes that answer what late cases lost their time by, those that answer most first.
  static func all(for scenario: Scenario, loss: TimeLoss, most: Int) -> [Intervention] {
    guard let all = loss.summaries.first, all.lateCases > 0 else { return [] }
    func weight(_ intervention: Intervention) -> Double {
      // In the order of categories, so that the sum is the same every time.
      TimeCategory.allCases.filter { intervention.answers.contains($0) }.reduce(0) { $0 + all.late[$1, default: 0] }
    }
    let together = all.late.values.max() ?? 0
    let candidates = people(scenario, loss) + presence(scenario) + hours(scenario) + contact(scenario) + order(scenario)
    let weighted = candidates.map { ($0, weight($0)) }.filter { $0.1 > 0.02 * together }
    // Equal weights keep the order above.
    let sorted = weighted.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
    return sorted.prefix(most).map(\.element.0)
  }

  /// One person more on each shift of the teams that begin late cases, at most four.
  private static func people(_ scenario: Scenario, _ loss: TimeLoss) -> [Intervention] {
    var late: [(team: Int, cases: Double)] = []
    for summary in loss.summaries {
      if case .team(let team?) = summary.group, summary.lateCases > 0 { late.append((team, summary.lateCases)) }
    }
    let plan = scenario.plan
    var changes: [Intervention] = []
    for (team, _) in late.sorted(by: { $0.cases > $1.cases }) {
      let name = text(plan.teams[team].name)
      for (shift, people) in shifts(of: name, in: scenario) {
        let answers: Set<TimeCategory> =
          loss.promise == .response
          ? [.busy, .overtaken, .absence, .nobodyOnShift] : [.busy, .overtaken, .absence, .nobodyOnShift, .specialist]
        changes.append(
          Intervention(
            words: "one person more works on \(shift) of \(name)",
            settings: ["teams.\(quoted(name)).shifts.\(quoted(shift)).people=\(people + 1)"], answers: answers))
      }
    }
    return Array(changes.prefix(4)) + specialists(scenario)
  }

  /// One person more on the largest shift of the first team that takes escalated cases.
  private static func specialists(_ scenario: Scenario) -> [Intervention] {
    let plan = scenario.plan
    guard plan.resolution.escalated > 0, let queue = plan.resolution.escalationQueue,
      let team = plan.teams.first(where: { $0.handles.contains(queue) }).map({ text($0.name) }),
      let shift = shifts(of: team, in: scenario).max(by: { $0.people < $1.people })
    else { return [] }
    return [
      Intervention(
        words: "one specialist more works on \(shift.name) of \(team)",
        settings: ["teams.\(quoted(team)).shifts.\(quoted(shift.name)).people=\(shift.people + 1)"],
        answers: [.specialist])
    ]
  }

  private static func presence(_ scenario: Scenario) -> [Intervention] {
    let teams = scenario.plan.teams
    let absent = teams.filter { $0.absence != nil }.map { "teams.\(quoted(text($0.name))).absence=null" }
    let off = teams.filter { !$0.shrinkage.isEmpty }.map { "teams.\(quoted(text($0.name))).shrinkage=0" }
    let tongues = teams.filter { !$0.workforce.languages.isEmpty }.map {
      "teams.\(quoted(text($0.name))).languages=null"
    }
    let topics = teams.filter { !$0.workforce.topics.isEmpty }.map { "teams.\(quoted(text($0.name))).topics=null" }
    return [
      Intervention(
        words: "everybody speaks every language", settings: tongues, answers: [.nobodyOnShift, .absence, .busy]),
      Intervention(words: "everybody knows every topic", settings: topics, answers: [.nobodyOnShift, .absence, .busy]),
      Intervention(words: "nobody is ever absent", settings: absent, answers: [.absence, .busy, .overtaken]),
      Intervention(
        words: "nobody is kept from the desk by meetings and the like", settings: off,
        answers: [.absence, .busy, .overtaken]),
    ].filter { !$0.settings.isEmpty }
  }

  private static func hours(_ scenario: Scenario) -> [Intervention] {
    guard scenario.plan.teams.first.map({ !$0.shifts.isEmpty }) == true else { return [] }
    // The largest shift of each team that handles the queue of a promise.
    let plan = scenario.plan
    let queues = Set(plan.triage.rules.filter { $0.promise != nil && $0.treatment == .personal }.map(\.queue))
    let settings: [String] = plan.teams.filter { !queues.isDisjoint(with: $0.handles) }.prefix(1).flatMap {
      team -> [String] in
      let name = text(team.name)
      guard let shift = shifts(of: name, in: scenario).max(by: { $0.people < $1.people })?.name else { return [] }
      let path = "teams.\(quoted(name))"
      // A merge patch: the days as they are stated go.
      let stated = weekly(of: shift, of: name, in: scenario).filter { $0 != "mon-sun" }.map { "\"\($0)\":null," }
        .joined()
      return [
        "\(path).calendar=always",
        "\(path).shifts.\(quoted(shift)).weekly={\(stated)\"mon-sun\":[\"00:00-24:00\"]}",
      ]
    }
    guard !settings.isEmpty else { return [] }
    return [
      Intervention(
        words: "the largest shift works around the clock", settings: settings, answers: [.deskClosed, .nobodyOnShift])
    ]
  }

  private static func contact(_ scenario: Scenario) -> [Intervention] {
    let plan = scenario.plan
    var changes: [Intervention] = []
    if plan.contact.reach != nil {
      changes.append(
        Intervention(
          words: "every customer answers the first call", settings: ["contact.reach=always"],
          answers: [.betweenAttempts, .notReached, .outsideCallableHours]))
    }
    if !plan.contact.gaps.isEmpty, plan.contact.attempts > 1 {
      let halves = plan.contact.gaps.map { "\"\($0 / 2 / Time.second)s\"" }.joined(separator: ",")
      changes.append(
        Intervention(
          words: "attempts follow each other twice as fast", settings: ["contact.wait_between=[\(halves)]"],
          answers: [.betweenAttempts]))
    }
    if !plan.calendars[plan.contact.callable].isAlways {
      changes.append(
        Intervention(
          words: "customers may be rung at any hour", settings: ["contact.callable=always"],
          answers: [.outsideCallableHours]))
    }
    if plan.resolution.approvalQueue != nil {
      changes.append(
        Intervention(
          words: "no remedy needs an approval",
          settings: plan.teams.map { "teams.\(quoted(text($0.name))).authority.remedy_limit=1000000" },
          answers: [.approval]))
    }
    if let waits = scenario.resolved.object?["resolution"]?.object?["waits"], !waits.isNull {
      changes.append(
        Intervention(
          words: "no case waits for its customer", settings: ["resolution.waits.share=0"], answers: [.customer]))
    }
    if let when = scenario.resolved.object?["triage"]?.object?["when"]?.text, when != "real-time" {
      changes.append(
        Intervention(words: "triage decides at once", settings: ["triage.when=real-time"], answers: [.triage]))
    }
    return changes
  }

  private static func order(_ scenario: Scenario) -> [Intervention] {
    let others: [(Discipline, String)] = [
      (.fifo, "who comes first is served first"), (.earliestDue, "the nearest deadline goes first"),
    ]
    return others.filter { $0.0 != scenario.plan.triage.discipline }.map {
      Intervention(
        words: $0.1, settings: ["triage.priority.policy=\($0.0.keyword)"], answers: [.overtaken, .busy])
    }
  }

  /// The shifts of a team as the scenario states them, with their people.
  private static func shifts(of team: String, in scenario: Scenario) -> [(name: String, people: Int)] {
    let members = scenario.resolved.object?["teams"]?.object?[team]?.object?["shifts"]?.object?.members ?? []
    return members.compactMap { member in
      guard case .number(let people)? = member.value.object?["people"]?.kind else { return nil }
      return (member.key, Int(people.value))
    }
  }

  /// The days for which a shift states hours.
  private static func weekly(of shift: String, of team: String, in scenario: Scenario) -> [String] {
    let shifts = scenario.resolved.object?["teams"]?.object?[team]?.object?["shifts"]
    return shifts?.object?[shift]?.object?["weekly"]?.object?.members.map(\.key) ?? []
  }

  private static func text(_ name: Name) -> String { String(decoding: name.utf8, as: UTF8.self) }

  /// A name as a path takes it: in quotes where it holds what separates paths.
  private static func quoted(_ name: String) -> String {
    guard name.contains(where: { ".=\"\\".contains($0) }) else { return name }
    return "\"" + name.map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
  }
}
