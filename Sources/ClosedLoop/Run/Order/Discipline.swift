import EventKernel

/// The order in which waiting work is taken: model: desk/orders-of-work.
///
/// All of an order stands in this file: its terms, the key by which its cases are kept, and what is compared where two of
/// them meet. A new one is a case and its terms; queues, dispatch, the scenario's reader and help ask them.
public enum Discipline: UInt8, Sendable, CaseIterable {
  /// First come, first served.
  case fifo
  /// Static class by tier, then first come.
  case valueTier
  /// Class by tier that improves by one with every eight open hours of waiting.
  case ageing
  /// Nearest deadline of a promise.
  case earliestDue
  /// Least time to the deadline after the expected remaining work, in the promise's own clock.
  case leastSlack
  /// Greatest expected loss avoided by acting now rather than a day later, per minute of work: model: desk/value-at-risk.
  case valueAtRisk

  /// What a scenario writes for it.
  public var keyword: StaticString { terms.keyword }

  /// How it orders, in a sentence.
  public var meaning: StaticString { terms.meaning }

  /// Whether it looks at value tiers, so that somebody must have said which is the most valuable.
  public var looksAtTiers: Bool { terms.classes == .tiers }

  /// Whether it is first come, first served for all.
  public var isFirstCome: Bool {
    terms.classes == .one && terms.urgency == .priorityClass && !terms.takesNewest
  }

  /// All that an order of work is.
  struct Terms: Sendable {
    let keyword: StaticString
    let meaning: StaticString
    /// Which cases a queue keeps apart.
    let classes: Classes
    /// By what those of a class are kept in order; the least goes first.
    let key: Key
    /// What is compared where the firsts of two classes or queues meet.
    let urgency: Urgency
    /// Whether of equally urgent cases the last that came goes first.
    var takesNewest = false
  }

  /// Priority classes of each queue.
  enum Classes: UInt8, Sendable {
    /// All cases in one.
    case one
    /// One for each value tier.
    case tiers
    /// One for each promise, each with its own clock, and one for cases without a promise.
    case promises
  }

  /// What keeps the cases of a class in order as time goes by.
  enum Key: UInt8, Sendable {
    /// When they came into the queue, in the order's own direction, and no more.
    case arrival
    /// The deadline that a case runs against.
    case deadline
    /// Open time of the promise's clock at which work must begin to be in time.
    case latestStart
  }

  /// What makes one case more urgent than another.
  enum Urgency: UInt8, Sendable {
    /// Its class alone.
    case priorityClass
    /// Its class, which improves with waiting.
    case agedClass
    /// Its key.
    case key
    /// What its clock leaves until its key.
    case slack
    /// What acting now saves, which is worked out anew every hour, so that no queue is kept in its order.
    case valueAtRisk

    /// Whether the first case of an earlier class goes before all of a later one, at any time.
    var ranksClasses: Bool {
      switch self {
      case .priorityClass: true
      case .agedClass, .key, .slack, .valueAtRisk: false
      }
    }

    /// Whether the cases of a class stand in its order, so that the first of them goes before the others.
    var keepsClassesSorted: Bool {
      switch self {
      case .priorityClass, .agedClass, .key, .slack: true
      case .valueAtRisk: false
      }
    }
  }

  /// What this order is.
  var terms: Terms {
    switch self {
    case .fifo:
      Terms(
        keyword: "fifo", meaning: "first come, first served", classes: .one, key: .arrival, urgency: .priorityClass)
    case .valueTier:
      Terms(
        keyword: "value-tier", meaning: "by value tier, then first come", classes: .tiers, key: .arrival,
        urgency: .priorityClass)
    case .ageing:
      Terms(
        keyword: "ageing", meaning: "by value tier, one class better for every eight open hours waited",
        classes: .tiers, key: .arrival, urgency: .agedClass)
    case .earliestDue:
      Terms(
        keyword: "earliest-due", meaning: "nearest promised deadline first", classes: .one, key: .deadline,
        urgency: .key)
    case .leastSlack:
      Terms(
        keyword: "least-slack", meaning: "least time left after the work still to do first", classes: .promises,
        key: .latestStart, urgency: .slack)
    case .valueAtRisk:
      Terms(
        keyword: "value-at-risk", meaning: "largest expected loss avoided per minute by acting now first",
        classes: .one, key: .arrival, urgency: .valueAtRisk)
    }
  }
}

extension Discipline.Classes {
  /// How many each queue of a plan has.
  func count(in plan: Plan) -> Int {
    switch self {
    case .one: 1
    case .tiers: plan.population.tiers.count
    case .promises: plan.promises.count + 1
    }
  }
}

extension DeskState {
  /// Gives a case the class and the key under which it waits.
  @inline(__always) mutating func rank(_ index: Int) {
    let classes = prepared.classes
    if cases[index].isRaised {
      cases[index].priorityClass = Int16(classes.raised)
      cases[index].key = 0
    } else if cases[index].task == .approval {
      cases[index].priorityClass = Int16(classes.approval)
      cases[index].key = 0
    } else {
      switch prepared.order.classes {
      case .one: cases[index].priorityClass = 0
      case .tiers: cases[index].priorityClass = Int16(cases[index].tier)
      case .promises: cases[index].priorityClass = cases[index].promise + 1
      }
      switch prepared.order.key {
      case .arrival: cases[index].key = 0
      case .deadline: cases[index].key = dueTime(index)
      case .latestStart: cases[index].key = latestStart(index)
      }
      // What the index says was worked out for an earlier stay in the queue.
      cases[index].valueHour = -1
    }
  }

  /// The deadline that a case runs against now: of the response until there is one, then of the solution.
  @inline(__always) func dueTime(_ index: Int) -> Ticks {
    let resolution = cases[index].resolutionDeadline
    return responseStop(of: index) < 0 ? min(cases[index].responseDeadline, resolution) : resolution
  }

  /// Open time of the promise's clock at which work must begin to be in time.
  @inline(__always) func latestStart(_ index: Int) -> Ticks {
    guard cases[index].promise >= 0 else { return 0 }
    let due = dueTime(index)
    guard due < Time.never else { return Time.never }
    let calendar = prepared.plan.calendars[Int(prepared.promises[Int(cases[index].promise)].calendar)]
    let work = Time.ticks(seconds: prepared.expectedWork[Int(cases[index].workType)] * 60)
    return calendar.openTime(before: due) - work
  }
}

extension Table<Case> {
  /// Whether one waiting case goes before another under the plan's discipline.
  func precedes(_ a: Int, _ b: Int, _ prepared: PreparedPlan, at now: Ticks) -> Bool {
    if let limit = prepared.plan.triage.starvationLimit {
      let starves = now - self[a].eligibleAt > limit
      let otherStarves = now - self[b].eligibleAt > limit
      if starves != otherStarves { return starves }
      if starves {
        return self[a].eligibleAt != self[b].eligibleAt
          ? self[a].eligibleAt < self[b].eligibleAt : self[a].eligibleOrder < self[b].eligibleOrder
      }
    }
    if self[a].isRaised != self[b].isRaised { return self[a].isRaised }
    let isApproval = self[a].task == .approval && !self[a].isRaised
    if isApproval != (self[b].task == .approval && !self[b].isRaised) { return isApproval }
    var takesNewest = false
    if !isApproval && !self[a].isRaised {
      switch prepared.order.urgency {
      case .priorityClass:
        let own = self[a].priorityClass
        let other = self[b].priorityClass
        if own != other { return own < other }
      case .agedClass:
        let own = agedClass(a, prepared, at: now)
        let other = agedClass(b, prepared, at: now)
        if own != other { return own < other }
      case .key:
        if self[a].key != self[b].key { return self[a].key < self[b].key }
      case .slack:
        let own = slack(a, prepared, at: now)
        let other = slack(b, prepared, at: now)
        if own != other { return own < other }
      case .valueAtRisk:
        if self[a].valueIndex != self[b].valueIndex { return self[a].valueIndex > self[b].valueIndex }
      }
      takesNewest = prepared.order.takesNewest
    }
    let cameFirst =
      self[a].queuedAt != self[b].queuedAt
      ? self[a].queuedAt < self[b].queuedAt : self[a].serial < self[b].serial
    return cameFirst != takesNewest
  }

  func agedClass(_ index: Int, _ prepared: PreparedPlan, at now: Ticks) -> Int64 {
    let waited = prepared.plan.calendars[prepared.plan.deskCalendar].openTime(
      from: self[index].queuedAt, to: now)
    return Int64(self[index].priorityClass) - waited / (8 * Time.hour)
  }

  func slack(_ index: Int, _ prepared: PreparedPlan, at now: Ticks) -> Ticks {
    guard self[index].promise >= 0, self[index].key < Time.never else { return Time.never }
    let calendar = prepared.plan.calendars[Int(prepared.promises[Int(self[index].promise)].calendar)]
    return self[index].key - calendar.openTime(before: now)
  }
}
