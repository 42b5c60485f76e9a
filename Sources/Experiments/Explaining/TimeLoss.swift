public import ClosedLoop
internal import EventKernel

/// Which promise of a case is looked at.
public enum WatchedPromise: String, Sendable, CaseIterable {
  /// That of a first response.
  case response
  /// That of a solution.
  case resolution
}

/// Which cases are looked at together.
public enum LossGroup: Sendable, Hashable {
  /// All with a promise that was kept or broken.
  case all
  /// Those of a value tier.
  case tier(Int)
  /// Those that a team started first; nil for those that nobody started.
  case team(Int?)
  /// Those whose feedback came in an hour of the local week, 0 for Monday from midnight to one.
  case hourOfWeek(Int)
}

/// Where the cases of a group spent their time until the promised thing was done, on the clock of the promise.
public struct LossTally: Sendable {
  /// Cases whose promise was broken, and their time together.
  public var lateCases: Int64 = 0
  /// Their time together.
  public var late = TimeSplit()
  /// Cases whose promise was kept.
  public var promptCases: Int64 = 0
  /// Their time together.
  public var prompt = TimeSplit()

  mutating func add(_ split: TimeSplit, isLate: Bool) {
    if isLate {
      lateCases += 1
      late += split
    } else {
      promptCases += 1
      prompt += split
    }
  }
}

/// Where late cases lost their time: the measured cases of some replications, by group.
public struct TimeLoss: Sendable {
  /// What was simulated.
  public let plan: Plan
  /// Which promise was looked at.
  public let promise: WatchedPromise
  /// Groups in the order of tiers, teams and hours, all of them first.
  public let groups: [LossGroup]
  /// For each replication, one tally for each group.
  public let tallies: [[LossTally]]
  /// The late case of replication 0 that spent most on each of the categories that late cases lose most by.
  public let examples: [(category: TimeCategory, number: UInt64)]
  /// What the watched replications gave: to watch changes no result.
  public let results: [ReplicationResult]

  /// Watches replications.
  ///
  /// - Parameters:
  ///   - progress: told how many are finished.
  ///   - shouldStop: asked about once a simulated week.
  /// - Returns: nil if it was stopped.
  /// - Throws: `BrokenAudit` of the first replication in which an identity does not hold.
  public static func watch(
    _ prepared: PreparedPlan, promise: WatchedPromise, replications: Int, threads: Int,
    progress: (Int) -> Void = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws(BrokenAudit) -> TimeLoss? {
    let layout = Layout(prepared.plan)
    var tallies = [[LossTally]?](repeating: nil, count: replications)
    var results = [ReplicationResult?](repeating: nil, count: replications)
    var broken: BrokenAudit?
    var isStopped = false
    var longest = Longest()
    await withTaskGroup(of: Outcome.self) { group in
      var next = 0
      func begin() {
        guard next < replications, !isStopped, broken == nil else { return }
        let number = next
        next += 1
        group.addTask { outcome(of: number, prepared, promise, layout, shouldStop) }
      }
      for _ in 0..<max(1, threads) { begin() }
      var done = 0
      while let outcome = await group.next() {
        switch outcome {
        case .finished(let number, let rows, let cases, let result):
          tallies[number] = rows
          results[number] = result
          if number == 0 { longest = cases }
          done += 1
          progress(done)
        case .stopped: isStopped = true
        case .broken(let audit):
          if broken.map({ audit.replication < $0.replication }) ?? true { broken = audit }
        }
        begin()
      }
    }
    if let broken { throw broken }
    if isStopped { return nil }
    return TimeLoss(
      prepared.plan, promise, layout.groups, tallies.compactMap { $0 }, longest, results.compactMap { $0 })
  }

  private init(
    _ plan: Plan, _ promise: WatchedPromise, _ groups: [LossGroup], _ tallies: [[LossTally]], _ longest: Longest,
    _ results: [ReplicationResult]
  ) {
    self.plan = plan
    self.promise = promise
    self.groups = groups
    self.tallies = tallies
    self.results = results
    let all = Self.summary(of: [0], as: .all, in: tallies)
    examples = all.causes.prefix(3).compactMap { cause in
      longest.cases[cause.category].map { (cause.category, $0.number) }
    }
  }

  /// For each category, the late case that spent most on it.
  private struct Longest: Sendable {
    var cases: [TimeCategory: (number: UInt64, time: Ticks)] = [:]

    mutating func look(at row: CaseRecord, _ split: TimeSplit) {
      for category in TimeCategory.allCases where split[category] > cases[category]?.time ?? 0 {
        cases[category] = (row.number, split[category])
      }
    }
  }

  private enum Outcome: Sendable {
    case finished(Int, [LossTally], Longest, ReplicationResult)
    case stopped
    case broken(BrokenAudit)
  }

  private static func outcome(
    of number: Int, _ prepared: PreparedPlan, _ promise: WatchedPromise, _ layout: Layout,
    _ shouldStop: @Sendable () -> Bool
  ) -> Outcome {
    var rows = [LossTally](repeating: LossTally(), count: layout.groups.count)
    var longest = Longest()
    var watch = Watch()
    watch.cases = true
    do throws(BrokenAudit) {
      let result = try prepared.replicate(
        UInt64(number), watching: watch,
        record: { journal in
          for row in journal.cases where row.isMeasured {
            let verdict = promise == .response ? row.response : row.resolution
            guard verdict == .met || verdict == .missed else { continue }
            let split = promise == .response ? row.toResponse : row.toSolution
            if verdict == .missed { longest.look(at: row, split) }
            for place in layout.places(of: row, prepared.plan.civil) {
              rows[place].add(split, isLate: verdict == .missed)
            }
          }
        }, shouldStop: shouldStop)
      return result.map { .finished(number, rows, longest, $0) } ?? .stopped
    } catch {
      return .broken(error)
    }
  }

  /// Places of groups in a row of tallies.
  private struct Layout: Sendable {
    let groups: [LossGroup]
    let tiers: Int
    let teams: Int

    init(_ plan: Plan) {
      tiers = plan.population.tiers.count
      teams = plan.teams.count
      groups =
        [.all] + (0..<tiers).map { .tier($0) } + (0..<teams).map { .team($0) } + [.team(nil)]
        + (0..<168).map { .hourOfWeek($0) }
    }

    func places(of row: CaseRecord, _ civil: CivilClock) -> [Int] {
      let team = row.team >= 0 ? Int(row.team) : teams
      return [0, 1 + Int(row.tier), 1 + tiers + team, 2 + tiers + teams + civil.hourOfWeek(at: row.received)]
    }
  }

  // MARK: What comes of it

  /// Where a group's time went, all replications together.
  public struct Summary: Sendable {
    /// Which cases.
    public let group: LossGroup
    /// Cases whose promise was broken, in a replication.
    public let lateCases: Double
    /// Cases whose promise was kept, in a replication.
    public let promptCases: Double
    /// Mean hours that a late case spent on each category.
    public let late: [TimeCategory: Double]
    /// Mean hours that a case in time spent on each.
    public let prompt: [TimeCategory: Double]

    /// Share of promises that were broken.
    public var lateShare: Double { lateCases + promptCases > 0 ? lateCases / (lateCases + promptCases) : 0 }

    /// The categories on which late cases spent more than those in time, most first.
    public var causes: [(category: TimeCategory, hours: Double)] {
      TimeCategory.allCases.map { ($0, late[$0, default: 0] - prompt[$0, default: 0]) }.filter { $0.1 > 0 }
        .sorted { $0.1 > $1.1 }
    }
  }

  /// The summary of each group with a case, in the order of the groups.
  public var summaries: [Summary] {
    groups.indices.map { Self.summary(of: [$0], as: groups[$0], in: tallies) }.filter {
      $0.lateCases + $0.promptCases > 0
    }
  }

  /// Several hours of the week together, under the name of the first.
  public func summary(ofHours hours: [Int]) -> Summary {
    let places = groups.indices.filter {
      if case .hourOfWeek(let hour) = groups[$0] { hours.contains(hour) } else { false }
    }
    return Self.summary(of: places, as: .hourOfWeek(hours.first ?? 0), in: tallies)
  }

  private static func summary(of places: [Int], as group: LossGroup, in tallies: [[LossTally]]) -> Summary {
    var lateCases = 0.0
    var promptCases = 0.0
    var late: [TimeCategory: Double] = [:]
    var prompt: [TimeCategory: Double] = [:]
    for row in tallies {
      for place in places {
        lateCases += Double(row[place].lateCases)
        promptCases += Double(row[place].promptCases)
        for category in TimeCategory.allCases {
          late[category, default: 0] += Double(row[place].late[category]) / Double(Time.hour)
          prompt[category, default: 0] += Double(row[place].prompt[category]) / Double(Time.hour)
        }
      }
    }
    let count = Double(max(1, tallies.count))
    return Summary(
      group: group, lateCases: lateCases / count, promptCases: promptCases / count,
      late: late.mapValues { $0 / max(1, lateCases) }, prompt: prompt.mapValues { $0 / max(1, promptCases) })
  }
}
