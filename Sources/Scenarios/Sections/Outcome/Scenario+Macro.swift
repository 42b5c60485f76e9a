import ClosedLoop
import EventKernel

/// The macro loop (model: causes/the-programme); where no source is named a default is an assumption of ours.
extension Draft {
  mutating func readMacro(_ scenario: inout ObjectReader) {
    guard scenario.has("macro") else {
      _ = scenario.value("macro", .optional, as: .anything)
      return
    }
    if causes.isEmpty {
      scenario.error("macro", at: "macro", "there are no root causes to remove: journey.causes is needed")
    }
    scenario.fields("macro", called: "the macro loop") { reader in
      var plan = MacroPlan()
      plan.order = Self.word(&reader, "order", plan.order) { $0.keyword }
      plan.priority = Self.word(&reader, "priority", plan.priority) { $0.keyword }
      let end = clock.phases.windowEnd
      let half = JSONValue(Units.text(duration: max(end / 2 / Units.hour * Units.hour, Units.hour)))
      plan.switchesAt = reader.duration("switch_after", .default(half), in: Units.hour...Bounds.longestRun) ?? end / 2
      if plan.switchesAt >= end, end > Units.hour, plan.order != .parallel {
        reader.error(.range, at: "switch_after", "the order changes over before the window ends")
      }
      plan.budget = Self.sum(&reader, "budget", .optional)
      readCoding(&reader, &plan)
      var usual = MacroPlan.Fix()
      readAnalysis(&reader, &plan, &usual)
      reader.fields("sponsorship", .default([:]), called: "the sponsorship") { sponsorship in
        plan.approval = law(&sponsorship, "approval", .default("3w"), unit: .time) ?? plan.approval
        plan.slots = sponsorship.integer("slots", .default(1), in: 1...Bounds.masked) ?? 1
        plan.cancelled = sponsorship.share("cancelled", .default(0)) ?? 0
      }
      reader.fields("fix", .default([:]), called: "a fix") { readFix(&$0, &usual, isUsual: true) }
      plan.fixes = causes.map { _ in usual }
      readOverrides(&reader, &plan)
      plan.tellsCustomers = reader.boolean("tell_customers", .default(false)) ?? false
      readNews(&reader, &plan)
      macro = plan
    }
  }

  /// What follows from the news of a fix: nothing by the sceptic's preset.
  private mutating func readNews(_ reader: inout ObjectReader, _ plan: inout MacroPlan) {
    let (relief, response, asked) = isSceptical ? (0.0, 1.0, 0.0) : (0.1, 1.05, 1.0)
    plan.toldRelief = reader.number("told_relief", .default(JSONValue(relief)), in: 0...1) ?? relief
    plan.toldResponse = reader.number("told_response", .default(JSONValue(response)), in: 0...10) ?? response
    plan.toldFor = reader.duration("told_for", .default("52w"), in: 0...(1_000 * Units.week)) ?? 52 * Time.week
    plan.asksTold = reader.share("fix_survey", .default(JSONValue(asked))) ?? asked
  }

  private mutating func readCoding(_ reader: inout ObjectReader, _ plan: inout MacroPlan) {
    let names = causes.map(\.name.text)
    reader.fields("coding", .default([:]), called: "the coding of feedback") { coding in
      plan.codedShare = coding.share("share", .default(1)) ?? 1
      plan.codingAccuracy = coding.share("accuracy", .default(1)) ?? 1
      var confusions = causes.map { _ in causes.map { _ in 0.0 } }
      coding.fields("confused", .default([:]), called: "the causes that are taken for others") { confused in
        for (cause, name) in names.enumerated() {
          guard confused.has(name) else {
            _ = confused.value(name, .optional, as: .anything)
            continue
          }
          let others = confused.table(name, of: .number(in: 0...1_000_000), count: 1...Bounds.masked) ?? []
          for other in others {
            guard let place = names.firstIndex(of: other.name), place != cause else {
              confused.error(
                .unknownName, at: name, "a cause is taken for another one of journey.causes",
                suggestion: NearestWord.to(other.name, among: names.filter { $0 != name }))
              continue
            }
            confusions[cause][place] = other.value
          }
        }
      }
      plan.confusions = confusions
    }
  }

  private mutating func readAnalysis(
    _ reader: inout ObjectReader, _ plan: inout MacroPlan, _ fix: inout MacroPlan.Fix
  ) {
    let names = teams.map(\.team.name.text)
    reader.fields("analysis", .default([:]), called: "the analysis of causes") { analysis in
      plan.team = analysis.reference("team", .optional, to: names, called: "a team")
      plan.hoursPerWeek =
        (analysis.value("protected_hours", .default("6h/w"), as: .timeRate)?.fraction ?? 6.0 / 168) * 168
      if plan.team == nil {
        plan.hourlyCost = analysis.money("hourly_cost", .default(0), per: .hour) ?? 0
        if plan.hourlyCost > 1_000_000_000_000 {
          analysis.error(.range, at: "hourly_cost", "an hour costs at most 1000000")
          plan.hourlyCost = 0
        }
      } else if analysis.has("hourly_cost") {
        _ = analysis.money("hourly_cost", .optional, per: .hour)
        analysis.error(.range, at: "hourly_cost", "the hours of a named team are paid as its shifts are")
      }
      let hours: JSONValue = ["dist": "lognormal", "p50": "85h", "cv": 0.35]
      fix.hoursNeeded = law(&analysis, "hours_needed", .default(hours), unit: .time) ?? fix.hoursNeeded
      fix.hoursToFind = Self.hours(&analysis, "hours_to_find", .default("30h")) ?? fix.hoursToFind
      plan.minCases = analysis.integer("min_cases", .default(30), in: 0...1_000_000) ?? 30
      plan.shareAbove = analysis.share("share_above", .default(0)) ?? 0
      plan.confidence = analysis.share("confidence", .default(0.95), in: 0.5...0.9999) ?? 0.95
      plan.reviewEvery =
        analysis.duration("review_every", .default("1w"), in: Units.hour...(520 * Units.week)) ?? Time.week
    }
  }

  private mutating func readFix(_ reader: inout ObjectReader, _ fix: inout MacroPlan.Fix, isUsual: Bool) {
    func presence(_ usual: JSONValue) -> Presence { isUsual ? .default(usual) : .optional }
    let lead: JSONValue = ["dist": "lognormal", "p50": "150d", "cv": 0.5]
    fix.leadTime = law(&reader, "lead_time", presence(lead), unit: .time) ?? fix.leadTime
    fix.success = reader.share("success", presence(0.8)) ?? fix.success
    fix.effect = Self.effect(&reader, isUsual: isUsual, mean: isSceptical ? "40%" : "60%") ?? fix.effect
    fix.cost = Self.sum(&reader, "cost", presence(0)) ?? fix.cost
    fix.runningCost = reader.yearlySum("running_cost", isUsual ? .default("0/year") : .optional) ?? fix.runningCost
    fix.ramp = reader.duration("ramp", presence("4w"), in: 0...(520 * Units.week)) ?? fix.ramp
    let isMonitored = reader.boolean("monitored", presence(false))
    if isMonitored == true {
      fix.erosionHalfLife = nil
      _ = reader.duration("erosion_half_life", .optional)
    } else if let half = reader.duration(
      "erosion_half_life", presence("156w"), in: Units.day...(2_000 * Units.week))
    {
      fix.erosionHalfLife = Double(half) / Double(Units.day)
    }
  }

  /// Causes whose analysis and fix are not the usual ones.
  private mutating func readOverrides(_ reader: inout ObjectReader, _ plan: inout MacroPlan) {
    let names = causes.map(\.name.text)
    reader.fields("causes", .default([:]), called: "the causes that are fixed otherwise") { overrides in
      for (cause, name) in names.enumerated() {
        guard overrides.has(name) else {
          // Asked for all the same, so that a wrong name is told the right ones.
          _ = overrides.value(name, .optional, as: .anything)
          continue
        }
        overrides.fields(name, called: "a fix") { reader in
          readFix(&reader, &plan.fixes[cause], isUsual: false)
          if let law = law(&reader, "hours_needed", .optional, unit: .time) { plan.fixes[cause].hoursNeeded = law }
          if let hours = Self.hours(&reader, "hours_to_find", .optional) { plan.fixes[cause].hoursToFind = hours }
        }
      }
    }
  }

  // MARK: Values

  private static func word<Word: CaseIterable & Equatable>(
    _ reader: inout ObjectReader, _ name: String, _ usual: Word, _ keyword: (Word) -> StaticString
  ) -> Word {
    let words = Word.allCases.map { String(describing: keyword($0)) }
    let chosen = reader.choice(name, .default(JSONValue(String(describing: keyword(usual)))), of: words)
    return Word.allCases.first { String(describing: keyword($0)) == chosen } ?? usual
  }

  private static func hours(_ reader: inout ObjectReader, _ name: String, _ presence: Presence) -> Double? {
    reader.duration(name, presence, in: 0...(1_000 * Units.week)).map { Double($0) / Double(Units.hour) }
  }

  /// Money that a run can count even where it is spent again and again.
  private static func sum(_ reader: inout ObjectReader, _ name: String, _ presence: Presence) -> Int64? {
    guard let amount = reader.money(name, presence) else { return nil }
    guard amount > 1_000_000_000_000_000 else { return amount }
    reader.error(.range, at: name, "a sum is at most 1000000000")
    return nil
  }

  /// The effect of a fix: a share, or a beta law by mean and cv.
  private static func effect(_ reader: inout ObjectReader, isUsual: Bool, mean: String) -> Distribution? {
    guard reader.isObject("effect") || (isUsual && !reader.has("effect")) else {
      return reader.share("effect", .optional).map { .constant($0) }
    }
    let usual: JSONValue = ["mean": JSONValue(mean), "cv": 0.246]
    let read = reader.object("effect", isUsual ? .default(usual) : .optional, called: "the effect of a fix") {
      effect -> Distribution? in
      guard let mean = effect.share("mean", in: 0.001...0.999), let cv = effect.number("cv", in: 0.001...10) else {
        return nil
      }
      switch Distribution.Construction.beta(mean: mean, cv: cv) {
      case .law(let law): return law
      case .impossible(let reason):
        effect.error("distribution", at: "cv", String(describing: reason))
        return nil
      }
    }
    return read
  }
}
