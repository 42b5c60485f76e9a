import ClosedLoop
import EventKernel
import PortableMath

/// How the people of a team vary, come and go, and behave: all of it off where nothing is written.
extension Draft {
  mutating func readWorkforce(_ reader: inout ObjectReader, activities: [Shrinkage]) -> Workforce {
    var workforce = Workforce()
    let ends = ShiftEnd.allCases.map { String(describing: $0.keyword) }
    if let word = reader.choice("shift_end", .default("finish-current"), of: ends),
      let place = ends.firstIndex(of: word)
    {
      workforce.shiftEnd = ShiftEnd.allCases[place]
    }
    workforce.speed = readSpeed(&reader)
    Self.part("quality", "the quality of people", &reader) {
      workforce.skillMean = $0.number("mean", .default(0), in: -5...5) ?? 0
      workforce.skillDeviation = $0.number("sd", .default(0), in: 0...5) ?? 0
    }
    Self.part("ramp_up", "the ramp-up of starters", &reader) { workforce.rampUp = readRampUp(&$0) }
    Self.part("attrition", "the attrition", &reader) { workforce.attrition = readAttrition(&$0) }
    Self.part("coaching", "what coaching gives back", &reader) {
      workforce.coaching = readCoaching(&$0, activities: activities)
    }
    Self.part("overload", "what too much work does", &reader) {
      workforce.overload = Overload(
        ceiling: $0.share("ceiling", .default(0.85), in: 0...0.99) ?? 0.85,
        memory: $0.number("memory_days", .default(20), in: 1...1000) ?? 20,
        quitFactor: $0.number("quit_factor", .default(2), in: 1...20) ?? 2,
        skillLoss: $0.number("skill_loss", .default(0.5), in: 0...5) ?? 0.5)
    }
    Self.part("blended", "the inbound duty", &reader) { workforce.inbound = readInbound(&$0) }
    Self.part("habits", "what people do although they are told otherwise", &reader) {
      workforce.habits = readHabits(&$0)
    }
    workforce.languages = readAbilities(
      &reader, "languages", of: customers.languages.map { $0.name.text }, called: "a language of customers.languages")
    workforce.topics = readAbilities(
      &reader, "topics", of: causes.map { $0.name.text }, called: "a cause of the journey")
    return workforce
  }

  /// Reads an object without a default; the field is known either way.
  private static func part(
    _ name: String, _ called: String, _ reader: inout ObjectReader, _ body: (inout ObjectReader) -> Void
  ) {
    if reader.has(name) {
      reader.fields(name, called: called) { body(&$0) }
    } else {
      _ = reader.value(name, .optional, as: .anything)
    }
  }

  private mutating func readSpeed(_ reader: inout ObjectReader) -> Distribution? {
    guard reader.has("speed") else {
      _ = reader.value("speed", .optional, as: .anything)
      return nil
    }
    guard reader.isObject("speed") else {
      return reader.number("speed", in: 0.1...10).map { .constant($0) }
    }
    let law = reader.object("speed", called: "the speed of people") { speed -> Distribution? in
      let word = speed.choice("dist", .default("lognormal"), of: ["lognormal", "gamma", "uniform"])
      let mean = speed.number("mean", .default(1), in: 0.1...10)
      let cv = speed.number("cv", in: 0...1)
      guard let word, let mean, let cv else { return nil }
      if cv == 0 { return .constant(mean) }
      let construction: Distribution.Construction
      switch word {
      case "gamma": construction = .gamma(mean: mean, cv: cv)
      case "uniform": construction = .uniform(mean: mean, cv: cv)
      default: construction = .lognormal(mean: mean, cv: cv)
      }
      switch construction {
      case .law(let law): return law
      case .impossible(let reason):
        speed.error("impossible-law", at: "cv", "\(reason)")
        return nil
      }
    }
    return law
  }

  private mutating func readRampUp(_ reader: inout ObjectReader) -> RampUp {
    let starters = reader.integer("starters", .default(0), in: Bounds.people) ?? 0
    let speed = readLearning(&reader, "speed", in: 0.05...5, usual: .usualSpeed)
    let skill = readLearning(&reader, "quality", in: -10...10, usual: .usualSkill)
    return RampUp(starters: starters, speed: speed, skill: skill)
  }

  /// Points by time in the team, or the word for the learning curve.
  private mutating func readLearning(
    _ reader: inout ObjectReader, _ name: String, in range: ClosedRange<Double>, usual: Learning
  ) -> Learning {
    guard reader.isObject(name) else {
      let word = reader.choice(name, .default("none"), of: ["none", "learning-curve"])
      return word == "learning-curve" ? usual : .none
    }
    let entries =
      reader.table(name, keys: .duration(in: 0...(1_000 * Units.week)), of: .number(in: range), count: 1...100) ?? []
    var points: [(weeks: Double, value: Double)] = []
    for entry in entries {
      let weeks = Double(entry.key) / Double(Units.week)
      if let last = points.last, last.weeks >= weeks {
        reader.error("order", at: name, "times in the team are written in ascending order")
        return .none
      }
      points.append((weeks, entry.value))
    }
    return points.isEmpty ? .none : .points(points)
  }

  private mutating func readAttrition(_ reader: inout ObjectReader) -> Attrition? {
    let rate = reader.value("rate", as: .shareRate(in: 0...0.99))
    var hiring: Distribution?
    if reader.has("hiring") {
      hiring = law(&reader, "hiring", unit: .time)
    } else {
      _ = reader.value("hiring", .optional, as: .anything)
    }
    let cost = reader.money("cost_per_hire", .default(0)) ?? 0
    if cost > 1_000_000_000_000 {
      reader.error(.range, at: "cost_per_hire", "finding and training somebody costs at most 1000000")
      return nil
    }
    if cost > 0, hiring == nil {
      reader.warning(
        "unused-part", at: "cost_per_hire", "nobody follows those who leave: hiring says how long it takes")
    }
    guard let rate else { return nil }
    let days = Double(rate.period.microseconds) / Double(Units.day)
    let hazard = -logarithm(1 - rate.share) / days
    guard hazard <= 0.05 else {
      reader.error(.range, at: "rate", "at most 5% of people may leave in a day")
      return nil
    }
    var attrition = Attrition(hazard: hazard, hiring: hiring)
    attrition.costPerHire = cost
    return attrition
  }

  private mutating func readCoaching(_ reader: inout ObjectReader, activities: [Shrinkage]) -> Coaching? {
    let names = activities.map { $0.name.text }
    let word = reader.value(
      "activity", .default("coaching"), as: .reference(to: names, called: "an activity of the team's shrinkage"))
    let gain = reader.share("gain", .default(0.1), in: 0...0.9) ?? 0.1
    let halfLife = reader.duration("half_life", .default("8w"), in: Units.day...(1_000 * Units.week)) ?? 8 * Units.week
    let dose = reader.duration("full_dose", .default("8h"), in: Units.minute...(10_000 * Units.hour)) ?? 8 * Units.hour
    let peers = reader.share("peer_effect", .default(0)) ?? 0
    guard let word, let activity = names.firstIndex(of: word) else { return nil }
    return Coaching(activity: activity, gain: gain, halfLife: halfLife, fullDose: dose, peerEffect: peers)
  }

  private mutating func readInbound(_ reader: inout ObjectReader) -> InboundDuty? {
    let share = reader.share("inbound", in: 0...0.95)
    let spell = law(&reader, "spell", .default("5m"), unit: .time)
    guard let share, let spell else { return nil }
    guard spell.mean >= 30, spell.mean <= 86_400 else {
      reader.error(.range, at: "spell", "a spell of calls lasts from \"30s\" to \"24h\" on average")
      return nil
    }
    return InboundDuty(share: share, spell: spell)
  }

  private mutating func readHabits(_ reader: inout ObjectReader) -> Habits {
    var habits = Habits()
    habits.cherryPicking = reader.share("cherry_picking", .default(0)) ?? 0
    habits.sight = reader.integer("in_sight", .default(10), in: 2...1000) ?? 10
    Self.part("slowing", "slowing before the end of a shift", &reader) {
      habits.slowingWithin = $0.duration("within", in: Units.minute...Units.day) ?? 0
      habits.slowingFactor = $0.number("factor", in: 1...10) ?? 1
    }
    return habits
  }

  /// Shares of people by name, or a list of what all of them can: `["de", "en"]`, `{ "de": "100%", "fr": "40%" }`.
  private mutating func readAbilities(
    _ reader: inout ObjectReader, _ name: String, of known: [String], called: String
  ) -> [Double] {
    guard reader.has(name) else {
      _ = reader.value(name, .optional, as: .anything)
      return []
    }
    var shares = [Double](repeating: 0, count: known.count)
    if reader.isObject(name) {
      let read = reader.table(name, of: .share(), count: 1...Bounds.masked) ?? []
      for entry in read {
        guard let place = known.firstIndex(of: entry.name) else {
          reader.error(
            .unknownName, at: name, "\(Shown.quoted(entry.name)) is not \(called)",
            suggestion: NearestWord.to(entry.name, among: known))
          return []
        }
        shares[place] = entry.value
      }
    } else {
      let names = reader.list(name, of: .reference(to: known, called: called), count: 1...Bounds.masked) ?? []
      for entry in names { if let place = known.firstIndex(of: entry) { shares[place] = 1 } }
    }
    return shares.contains { $0 > 0 } ? shares : []
  }

  // MARK: Breaks

  /// Breaks of a team or a shift: `{ "lunch": { "between": "11:30-14:00", "lasts": "30m", "paid": false } }`.
  mutating func readBreaks(_ reader: inout ObjectReader) -> [Break] {
    guard reader.has("breaks") else {
      _ = reader.value("breaks", .optional, as: .anything)
      return []
    }
    let read = reader.map("breaks", called: "a break", count: 0...20) { name, pause -> Break? in
      let length = pause.duration("lasts", in: Units.minute...Units.day)
      let isPaid = pause.value("paid", as: .boolean)
      guard pause.has("at") != pause.has("between") else {
        _ = pause.value("at", .optional, as: .anything)
        _ = pause.value("between", .optional, as: .anything)
        pause.add(
          Diagnostic(
            .error, .missingKey, at: pause.place,
            "a break is taken \"at\" a time of day or \"between\" two: \"11:30-14:00\"; write one of them"))
        return nil
      }
      if pause.has("at") {
        let time = pause.clockTime("at")
        _ = pause.value("between", .optional, as: .anything)
        guard let time, let length, let isPaid else { return nil }
        return Break(
          name: Name(name), earliest: time.microseconds, latest: time.microseconds + length, length: length,
          isPaid: isPaid)
      }
      _ = pause.value("at", .optional, as: .anything)
      let hours = pause.value("between", as: .clockRange)
      guard let hours, let length, let isPaid else { return nil }
      guard hours.microseconds >= length else {
        pause.error(.range, at: "lasts", "the break does not fit between these times")
        return nil
      }
      return Break(
        name: Name(name), earliest: hours.start.microseconds, latest: hours.end.microseconds, length: length,
        isPaid: isPaid)
    }
    return (read ?? []).map(\.value)
  }

  /// Breaks of a shift: those of its team, except where the shift has one of the same name.
  static func breaks(ofTeam team: [Break], ofShift own: [Break]) -> [Break] {
    team.filter { pause in !own.contains { $0.name.text == pause.name.text } } + own
  }

  // MARK: Languages of customers

  mutating func readLanguages(_ reader: inout ObjectReader) -> [Language] {
    guard reader.has("languages") else {
      _ = reader.value("languages", .optional, as: .anything)
      return []
    }
    let read = reader.table("languages", of: .share(), count: 1...16) ?? []
    if !read.isEmpty {
      checkSum(read.map(\.value), at: reader.place(of: "languages"), of: "the shares of the languages", in: &reader)
    }
    return read.map { Language(name: Name($0.name), share: $0.value) }
  }

  // MARK: Checks of the whole

  /// Says where nobody can serve a language or a topic, and where there are too many kinds of people.
  mutating func checkAbilities(_ plan: Plan) {
    let skillGroups = SkillGroups(plan)
    guard skillGroups.pairs(plan) <= 100_000 else {
      diagnostics.error(
        .limit, at: Place(path: "teams", position: teams.first?.place.position ?? .standard),
        "queues, languages, causes and kinds of people make too many pairs: at most 100000")
      return
    }
    for queue in plan.queues.indices where plan.resolution.approvalQueue != queue {
      guard let need = skillGroups.unserved(queue: queue, in: plan) else { continue }
      let language = need.language.map { "speaks \(Shown.quoted(plan.languages[$0].name.text))" }
      let topic = need.cause.map { "knows \(Shown.quoted(plan.causes[$0].name.text))" }
      let words = [language, topic].compactMap { $0 }.joined(separator: " and ")
      guard !words.isEmpty else { continue }
      diagnostics.warning(
        "unserved-need", at: queues.places[queue],
        "nobody who handles the queue \(Shown.quoted(queues.names[queue])) \(words): such cases wait for ever")
    }
  }
}
