public import ClosedLoop
import EventKernel

/// Strains that any desk may meet, as changes of its scenario: `"stress": "outage"`.
public enum StressLibrary: String, CaseIterable, Sendable {
  /// Twice the feedback.
  case campaign
  /// A week's feedback within a day.
  case outage
  /// A fifth of everybody ill.
  case sick
  /// Two people of the largest team gone.
  case leavers
  /// Half of everybody on leave.
  case holiday

  /// What a strain changes of a scenario.
  public enum Patch: Sendable {
    /// Values to set, what they mean in words, and the day of the run on which it begins.
    case settings([String], meaning: String, day: Int)
    /// Why it does not apply.
    case doesNotApply(String)
  }

  /// The strain of that name, or what to write instead.
  public static func named(_ word: String) -> Result<StressLibrary, Remedy> {
    if let stress = StressLibrary(rawValue: word) { return .success(stress) }
    let names = allCases.map(\.rawValue)
    return .failure(
      Remedy(
        .unknownName, "no such strain; there are \(Shown.choices(names))",
        suggestion: NearestWord.to(word, among: names)))
  }

  /// Settings as one JSON Merge Patch, to be written as a variant.
  public static func mergePatch(_ settings: [String]) -> JSONValue {
    var sources = Sources()
    var patch = JSONValue(.object(JSONObject()), at: .standard)
    for setting in settings {
      if let change = Setting.patch(setting, in: &sources).patch { patch = MergePatch.apply(change, to: patch) }
    }
    return patch
  }

  /// What it is, for help.
  public var summary: String {
    switch self {
    case .campaign: "every channel brings twice the feedback for two weeks"
    case .outage: "a week's feedback comes within a day, and more customers suffer in silence"
    case .sick: "a fifth of every team is ill for two weeks"
    case .leavers: "two people of the largest team leave (one of two), and new ones come after twelve weeks"
    case .holiday: "half of every team is on leave for a week"
    }
  }

  /// Share of an outage's victims who tell it.
  private static let told = 0.4

  /// Its patch of a scenario with this plan.
  public func patch(of plan: Plan) -> Patch {
    let day = Self.firstDay(of: plan)
    let date = Units.Date(dayNumber: Int(plan.civil.firstDay) + day)
    switch self {
    case .campaign:
      let names = plan.channels.filter { !$0.isRecorded }.map { "\"\($0.name.text)\"" }
      guard !names.isEmpty else { return .doesNotApply("all feedback is recorded item by item") }
      let burst =
        "{\"starts\":\"\(date.text)\",\"lasts\":\"2w\",\"multiply\":2,\"channels\":[\(names.joined(separator: ","))]}"
      return .settings(
        ["bursts.stress_campaign=\(burst)"], meaning: "\(summary), from \(date.text)", day: day)
    case .outage: return outage(plan, on: date, day: day)
    case .sick: return away(plan, share: 0.2, lasts: "2w", from: date, day: day)
    case .holiday: return away(plan, share: 0.5, lasts: "1w", from: date, day: day)
    case .leavers:
      let sizes = plan.teams.map { team in team.shifts.reduce(0) { $0 + $1.people } }
      guard let most = sizes.max(), most > 0, let index = sizes.firstIndex(of: most) else {
        return .doesNotApply("there is no staff")
      }
      // Somebody stays: a desk of two loses one.
      let people = min(2, max(1, most - 1))
      let name = plan.teams[index].name.text
      let isShort = plan.civil.day(at: plan.phases.drainEnd) < day + 12 * 7
      return .settings(
        [
          "teams.\(Self.quoted(name)).away.stress_leavers={\"starts\":\"\(date.text)\",\"lasts\":\"12w\",\"people\":\(people),\"paid\":false}"
        ],
        meaning:
          "\(people) of \(most) people of \(name) \(people == 1 ? "leaves" : "leave") on \(date.text), and new ones come "
          + "after twelve weeks, unpaid until then\(isShort ? "; the run ends before that" : "")",
        day: day)
    }
  }

  /// A third of the window on, the next Monday: the desk is settled, and there is time to come back.
  private static func firstDay(of plan: Plan) -> Int {
    let window = plan.phases.windowEnd - plan.phases.windowStart
    var day = plan.civil.day(at: plan.phases.windowStart + window / 3)
    while plan.civil.weekday(ofDay: day) != 0 { day += 1 }
    return day
  }

  private static func quoted(_ name: String) -> String { "\"\(name)\"" }

  private func away(_ plan: Plan, share: Double, lasts: String, from date: Units.Date, day: Int) -> Patch {
    let staffed = plan.teams.filter { $0.shifts.contains { $0.people > 0 } }
    guard !staffed.isEmpty else { return .doesNotApply("there is no staff") }
    let settings = staffed.map { team in
      "teams.\(Self.quoted(team.name.text)).away.stress_\(rawValue)="
        + "{\"starts\":\"\(date.text)\",\"lasts\":\"\(lasts)\",\"share\":\(share)}"
    }
    // Whole people, one at least, as `away` counts them.
    let counts = staffed.map { team in
      let all = team.shifts.reduce(0) { $0 + $1.people }
      return "\(max(1, Int(share * Double(all) + 0.5))) of \(all) of \(team.name.text)"
    }
    return .settings(
      settings,
      meaning: "\(summary), from \(date.text); in whole people: \(counts.joined(separator: ", ")); they are paid",
      day: day)
  }

  /// So many victims that those who tell it are a usual week's feedback.
  private func outage(_ plan: Plan, on date: Units.Date, day: Int) -> Patch {
    guard let cause = plan.causes.max(by: { $0.share < $1.share }) else {
      return .doesNotApply("the scenario has no causes of failures")
    }
    let direct = plan.channels.filter { !$0.isIndirect }
    let volumes = direct.map { $0.perWeek(plan) }
    let weekly = volumes.reduce(0, +)
    guard weekly > 0 else { return .doesNotApply("no customer gives feedback") }
    let hits = min(0.2, weekly / (Self.told * Double(plan.population.count)))
    // Ten-thousandths, rounded down so that they do not exceed what is told.
    let voices = zip(direct, volumes).map { channel, volume in
      "\"\(channel.name.text)\":\(Double(Int(Self.told * volume / weekly * 10_000)) / 10_000)"
    }
    let share = Double(Int(hits * 1_000_000)) / 1_000_000
    let burst =
      "{\"starts\":\"\(date.text)T08:00\",\"lasts\":\"4h\",\"hits\":\(share),\"cause\":\"\(cause.name.text)\","
      + "\"voiced_on\":{\(voices.joined(separator: ","))},\"within\":\"20h\"}"
    let percent = Double(Int(share * 100_000 + 0.5)) / 1_000
    return .settings(
      ["bursts.stress_outage=\(burst)"],
      meaning:
        "\(cause.name.text) fails for \(percent) % of the customers on \(date.text) from 8 to 12; two in five of them tell "
        + "it within a day, the rest keep silent", day: day)
  }
}

extension Channel {
  /// Whether its items are recorded one by one.
  fileprivate var isRecorded: Bool {
    if case .trace = arrivals { return true }
    return false
  }

  /// Items of a usual week.
  fileprivate func perWeek(_ plan: Plan) -> Double {
    let weeks = max(1, Double(plan.phases.drainEnd) / Double(Time.week))
    switch arrivals {
    case .weekly(let perWeek, _): return perWeek
    case .daily(let counts, _): return counts.reduce(0, +) / weeks
    case .trace(let times): return Double(times.count) / weeks
    }
  }
}
