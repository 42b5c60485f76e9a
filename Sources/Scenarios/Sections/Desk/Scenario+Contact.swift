import ClosedLoop
import EventKernel

/// The contact plans of a scenario, and who asks for them by name.
struct ContactSection {
  /// Further plans, which are as the general one where they do not say otherwise.
  var plans: [ContactPlan] = []
  var wishes: [Wish] = []

  /// A rule or a kind of work that names a plan, which is read later.
  struct Wish {
    enum Owner {
      case rule(String)
      case work(Int)
    }

    var owner: Owner
    var plan: String
    var place: Place
  }
}

extension Draft {
  mutating func readContact(_ scenario: inout ObjectReader) {
    scenario.fields("contact", .default([:]), called: "the contact plan") { reader in
      contact.attempts = reader.integer("attempts", .default(4), in: 1...100) ?? 4
      contact.gaps =
        reader.list("wait_between", .default(["3h", "1d", "2d"]), of: Self.gap, count: 1...100) ?? [Units.day]
      contact.callable = calendar(&reader, "callable", .default("always")) ?? 0
      Self.readReach(&reader, .default([:]), into: &contact)
      contact.messageShare = reader.share("message_left", .default(1)) ?? 1
      contact.messageCountsAsResponse = reader.boolean("message_counts_as_response", .default(true)) ?? true
      readEnd(&reader)
      var plan = contact
      readSwitch(&reader, into: &plan)
      contact = plan
      readChasers(&reader)
      let read =
        reader.map("plans", .default([:]), called: "a contact plan", count: 0...Bounds.named) {
          name, reader -> (ContactPlan, Place)? in (readPlan(name, &reader), reader.place)
        } ?? []
      for (name, value) in read {
        contacts.plans.append(value.0)
        places.append((.contactPlan, name, value.1))
      }
      readZones(&reader)
    }
    localiseCallable([contact.callable] + contacts.plans.map(\.callable))
    if contact.reachByHour.isEmpty { contact.reachByHour = Array(repeating: 1, count: 24) }
    grantContactWishes()
  }

  private static var gap: Scalar<Int64> { .duration(in: 0...Bounds.longestRun) }

  /// A plan with a name: what it does not say is as in the general one.
  private mutating func readPlan(_ name: String, _ reader: inout ObjectReader) -> ContactPlan {
    var plan = contact
    plan.name = Name(name)
    plan.givesUpAfter = nil
    if let attempts = reader.integer("attempts", .optional, in: 1...100) { plan.attempts = attempts }
    if let gaps = reader.list("wait_between", .optional, of: Self.gap, count: 1...100) { plan.gaps = gaps }
    if let callable = calendar(&reader, "callable", .optional) { plan.callable = callable }
    Self.readReach(&reader, .optional, into: &plan)
    if let share = reader.share("message_left", .optional) { plan.messageShare = share }
    if let counts = reader.boolean("message_counts_as_response", .optional) { plan.messageCountsAsResponse = counts }
    if let end = reader.duration("give_up_after", .optional, in: 1...Units.longestDuration) { plan.planEnds = end }
    readSwitch(&reader, into: &plan)
    return plan
  }

  private static func readReach(
    _ reader: inout ObjectReader, _ presence: Presence, into plan: inout ContactPlan
  ) {
    if reader.has("reach"), !reader.isObject("reach") {
      if reader.choice("reach", of: ["always"]) != nil { plan.reach = nil }
      plan.reachByHour = Array(repeating: 1, count: 24)
      return
    }
    var isWritten = false
    var byHour = [Double](repeating: 1, count: 24)
    let law = reader.object("reach", presence, called: "how customers are reached") {
      reach -> (alpha: Double, beta: Double)? in
      isWritten = true
      let mean = reach.share("mean", .default(0.4), in: 0.01...0.99)
      let concentration = reach.number("concentration", .default(3), in: 0.1...100_000)
      let hours = Self.readDay(&reach, "by_hour", .default([:]), of: .number(in: 0...100))
      if let hours { byHour = hours.map { $0 ?? 1 } }
      guard let mean, let concentration else { return nil }
      guard min(mean, 1 - mean) * concentration >= 0.01 else {
        reach.error(.range, at: "concentration", "customers would be reached always or never: 3 is usual")
        return nil
      }
      return (mean * concentration, (1 - mean) * concentration)
    }
    guard isWritten else { return }
    plan.reach = law
    plan.reachByHour = byHour
  }

  private mutating func readEnd(_ reader: inout ObjectReader) {
    guard reader.has("give_up_after") else {
      _ = reader.value("give_up_after", .optional, as: .anything)
      return
    }
    let isLaw = reader.isObject("give_up_after") || reader.peek("give_up_after").map { laws[$0] != nil } == true
    if isLaw {
      contact.givesUpAfter = waitingLaw(&reader, "give_up_after")
    } else {
      contact.planEnds = reader.duration("give_up_after", in: 1...Units.longestDuration)
    }
  }

  /// When and to what a plan goes over where nobody answers; a named plan may say "none" against the general one.
  private mutating func readSwitch(_ reader: inout ObjectReader, into plan: inout ContactPlan) {
    if reader.has("switch"), !reader.isObject("switch") {
      if reader.choice("switch", of: ["none"]) != nil { plan.channelSwitch = nil }
      return
    }
    let written = work.indices.filter { !work[$0].isCall }
    let names = written.map { work[$0].name.text }
    let place = reader.has("switch") ? "switch" : "attempts"
    let attempts = plan.attempts
    let read = reader.object("switch", .optional, called: "the change of channel") { change -> ChannelSwitch? in
      let after = change.integer("after", in: 1...100)
      let kind = change.reference("work", to: names, called: "a work type without calls")
      let wait = change.duration("wait", .default("0h"), in: 0...Bounds.longestRun)
      guard let after, let kind, let wait else { return nil }
      use(names[kind], .work)
      return ChannelSwitch(after: after, work: written[kind], wait: wait)
    }
    if let read { plan.channelSwitch = read }
    if let change = plan.channelSwitch, change.after > attempts {
      reader.error(
        .range, at: place,
        "the channel changes after \(change.after) failed attempts, and there are \(attempts): at most so many")
    }
  }

  /// Customers who ask again; nobody does where nothing is said.
  private mutating func readChasers(_ reader: inout ObjectReader) {
    chasers = reader.object("chasers", .optional, called: "customers who chase") { chase -> Chasers? in
      let share = chase.share("share")
      let after = waitingLaw(&chase, "after")
      let times = chase.integer("times", .default(3), in: 1...20)
      let handling = law(&chase, "handling", .default("5m"), unit: .time)
      let raises = chase.boolean("raise_priority", .default(false)) ?? false
      guard let share, let after, let times, let handling else { return nil }
      var chasers = Chasers(share: share, after: after, times: times, handling: handling)
      chasers.raisesPriority = raises
      return chasers
    }
  }

  // MARK: Plans by name

  /// Notes that a rule or a kind of work names its contact plan.
  mutating func wishForPlan(_ reader: inout ObjectReader, of owner: ContactSection.Wish.Owner) {
    guard let name = reader.name("contact", .optional) else { return }
    contacts.wishes.append(ContactSection.Wish(owner: owner, plan: name, place: reader.place(of: "contact")))
  }

  private mutating func grantContactWishes() {
    let names = contacts.plans.map(\.name.text)
    for wish in contacts.wishes {
      guard let plan = names.firstIndex(of: wish.plan) else {
        let known = names.isEmpty ? "none is declared under contact.plans" : "declared are \(Shown.choices(names))"
        diagnostics.error(
          .unknownName, at: wish.place, "no such contact plan; \(known)",
          suggestion: NearestWord.to(wish.plan, among: names))
        continue
      }
      use(wish.plan, .contactPlan)
      switch wish.owner {
      case .work(let kind): work[kind].contact = plan
      case .rule(let name):
        for index in triage.policy.rules.indices where triage.policy.rules[index].name.text == name {
          triage.policy.rules[index].contact = plan
        }
      }
    }
  }

  /// The plan by which the cases of a rule are contacted.
  func contactPlan(of rule: TriageRule, work type: WorkType) -> ContactPlan {
    (rule.contact ?? type.contact).map { contacts.plans[$0] } ?? contact
  }
}
