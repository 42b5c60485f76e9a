import EventKernel

/// The groups that one item belongs to.
struct Membership: BitwiseCopyable {
  var tier: Int
  var channel: Int
  /// -1 where nothing is promised.
  var sla: Int
  var treatment: Int
  var severity: Int
  /// -1 where the item carries no failure.
  var cause: Int

  /// All of them in one word; an index that a scenario may have fits into its bits.
  @inline(__always) fileprivate var code: UInt64 {
    UInt64(truncatingIfNeeded: tier) << 48 | UInt64(truncatingIfNeeded: channel) << 40
      | UInt64(truncatingIfNeeded: sla &+ 1) << 24 | UInt64(truncatingIfNeeded: treatment) << 20
      | UInt64(truncatingIfNeeded: severity) << 16 | UInt64(truncatingIfNeeded: cause &+ 1)
  }
}

/// Tallies of items by combination of groups: an item is counted in one row, and the groups are summed up at the end.
///
/// Counts are integers and histograms merge exactly, so that the sums are those of counting in each group. Only
/// combinations that occur have a row.
struct Crosstab: ~Copyable {
  /// One for each combination that has occurred.
  var tallies = Table<GroupTally>()
  private var members = Table<Membership>()
  private var codes = Table<UInt64>()
  /// A hash table of places in the others; -1 where none is.
  private var places = Block<Int32>(repeating: -1, count: 64)
  /// In milliseconds, by tier and promise.
  private var responseTimes: ContiguousArray<Histogram>
  private var resolutionTimes: ContiguousArray<Histogram>
  private var waitingTimes: ContiguousArray<Histogram>
  /// Promises and one more, for cases without.
  private let promises: Int
  /// Ticks that the people of each team worked on the cases of each row, row by row.
  private var worked = Table<Int64>()
  private let teams: Int
  /// What became of the promises of each row in each whole week of the window, row by row.
  private var promisesByWeek = Table<WeekTally>()
  private let weekCount: Int

  init(_ plan: Plan) {
    weekCount = WeeklyPromises.weekCount(of: plan)
    promises = plan.promises.count + 1
    teams = plan.teams.count
    responseTimes = ContiguousArray(repeating: Histogram(), count: plan.population.tiers.count * promises)
    resolutionTimes = responseTimes
    waitingTimes = responseTimes
  }

  /// The row of a combination.
  mutating func place(of member: Membership) -> Int {
    let code = member.code
    var slot = Int(truncatingIfNeeded: Fingerprint.mix(code)) & (places.count - 1)
    while places[slot] >= 0 {
      let place = Int(places[slot])
      if codes[place] == code { return place }
      slot = (slot &+ 1) & (places.count - 1)
    }
    return add(member, code, slot)
  }

  @inline(never) private mutating func add(_ member: Membership, _ code: UInt64, _ slot: Int) -> Int {
    let place = tallies.count
    places[slot] = Int32(place)
    tallies.append(GroupTally())
    members.append(member)
    codes.append(code)
    for _ in 0..<teams { worked.append(0) }
    for _ in 0..<weekCount { promisesByWeek.append(WeekTally()) }
    if 2 * tallies.count > places.count {
      places = Block(repeating: -1, count: 4 * places.count)
      for known in codes.indices {
        var slot = Int(truncatingIfNeeded: Fingerprint.mix(codes[known])) & (places.count - 1)
        while places[slot] >= 0 { slot = (slot &+ 1) & (places.count - 1) }
        places[slot] = Int32(known)
      }
    }
    return place
  }

  // MARK: Durations of cases

  mutating func noteResponse(_ ticks: Ticks, tier: Int, promise: Int) {
    responseTimes[tier * promises + promise + 1].add(ticks / 1000)
  }

  mutating func noteResolution(_ ticks: Ticks, tier: Int, promise: Int) {
    resolutionTimes[tier * promises + promise + 1].add(ticks / 1000)
  }

  mutating func noteWait(_ ticks: Ticks, tier: Int, promise: Int) {
    waitingTimes[tier * promises + promise + 1].add(ticks / 1000)
  }

  // MARK: Promises week by week

  /// Notes what became of the promises to a case of a row; what came outside the whole weeks of the window is left out.
  mutating func notePromises(_ tally: WeekTally, at place: Int, week: Int) {
    guard week >= 0 && week < weekCount else { return }
    promisesByWeek[place * weekCount + week] += tally
  }

  // MARK: Work

  /// Notes time that somebody of a team has worked on a case of a row.
  mutating func noteWork(_ ticks: Ticks, at place: Int, team: Int) { worked[place * teams + team] += ticks }

  /// Shares out the labour of each team among the groups by the time that its people worked on their cases.
  func shareLabour(in measures: inout Measures) {
    let layout = measures.layout
    for team in 0..<teams {
      let own = measures.groups[layout.group(.team, team)]
      var whole: Int64 = 0
      for place in tallies.indices { whole += worked[place * teams + team] }
      guard whole > 0 else { continue }
      for place in tallies.indices where worked[place * teams + team] > 0 {
        let share = Double(worked[place * teams + team]) / Double(whole)
        let cost = millionths(Double(own.labourCost) / 1e6 * share)
        let discounted = millionths(Double(own.labourCostDiscounted) / 1e6 * share)
        for group in groups(of: members[place], layout) {
          measures.groups[group].labourShare += cost
          measures.groups[group].labourShareDiscounted += discounted
        }
      }
    }
  }

  // MARK: Summing up

  /// The groups that a row belongs to.
  private func groups(of member: Membership, _ layout: GroupLayout) -> [Int] {
    var groups = [
      0, layout.group(.tier, member.tier), layout.group(.channel, member.channel),
      layout.group(.treatment, member.treatment), layout.group(.severity, member.severity),
    ]
    if member.sla >= 0 { groups.append(layout.group(.sla, member.sla)) }
    if member.cause >= 0 { groups.append(layout.group(.cause, member.cause)) }
    return groups
  }

  /// Adds all rows to the groups that they belong to.
  func sum(into measures: inout Measures) {
    let layout = measures.layout
    for place in tallies.indices {
      for group in groups(of: members[place], layout) { measures.groups[group] += tallies[place] }
      guard members[place].sla >= 0 else { continue }
      for week in 0..<weekCount {
        measures.weeks.add(promisesByWeek[place * weekCount + week], of: members[place], week: week)
      }
    }
    for index in responseTimes.indices {
      let tier = 1 + index / promises
      let promise = index % promises - 1
      let sla = promise >= 0 ? measures.slaHistogram(promise) : -1
      func merge(_ histogram: Histogram, into kinds: inout ContiguousArray<Histogram>) {
        guard histogram.count > 0 else { return }
        kinds[0].merge(histogram)
        kinds[tier].merge(histogram)
        if sla >= 0 { kinds[sla].merge(histogram) }
      }
      merge(responseTimes[index], into: &measures.responseTimes)
      merge(resolutionTimes[index], into: &measures.resolutionTimes)
      merge(waitingTimes[index], into: &measures.waitingTimes)
    }
  }
}
