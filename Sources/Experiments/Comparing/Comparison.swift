public import ClosedLoop
internal import Statistics

/// Several plans on the same customers with the same luck: what each changes against the first, and which is best.
///
/// Replication r of every contender draws the same luck (common random numbers), so differences are paired. What comes out
/// does not depend on the number of threads.
public struct Comparison: Sendable {
  /// What is compared; the first is what the others are held against.
  public var contenders: [PreparedPlan]
  /// How many replications each makes. An `until` rule watches the differences to the first: all of them are to be known so
  /// well; a relative half-width is a share of the first's value.
  public var rule: ReplicationRule
  /// How the best is searched for; nil where it is not.
  public var search: Search?
  /// Confidence of the intervals.
  public var level: Double
  /// Replications that run at the same time.
  public var threads: Int

  /// A search for the best contender.
  public struct Search: Sendable, Equatable {
    /// By what they are judged: place in the first plan's instances.
    public var instance: Int
    /// The least difference worth acting on; nil takes 1 % of the largest mean after the first look.
    public var indifference: Double?
    /// Replications that no contender exceeds.
    public var greatest: Int

    /// A search by a metric.
    public init(instance: Int, indifference: Double?, greatest: Int) {
      self.instance = instance
      self.indifference = indifference
      self.greatest = greatest
    }
  }

  /// A broken identity and whose run it broke.
  public struct Fault: Error, Sendable {
    /// Number of the contender.
    public let contender: Int
    /// What does not hold.
    public let audit: BrokenAudit
  }

  /// How far the work is.
  public struct Progress: Sendable, Equatable {
    /// The contender at work.
    public var contender: Int
    /// Its replications that are finished.
    public var done: Int
    /// How many it makes before the next look.
    public var goal: Int
  }

  /// A comparison of at least two plans with equal seeds.
  public init(
    _ contenders: [PreparedPlan], rule: ReplicationRule, search: Search? = nil, level: Double = 0.95, threads: Int = 1
  ) {
    precondition(contenders.count >= 2, "A comparison has at least two contenders")
    precondition(
      contenders.allSatisfy { $0.plan.seed == contenders[0].plan.seed }, "Contenders share the seed")
    self.contenders = contenders
    self.rule = rule
    self.search = search
    self.level = level
    self.threads = max(1, threads)
  }

  /// Runs the replications.
  ///
  /// - Parameters:
  ///   - progress: told after each finished replication.
  ///   - shouldStop: asked about once a simulated week.
  /// - Returns: nil if it was stopped.
  /// - Throws: `Fault` of the first replication in which an identity does not hold.
  public func run(
    progress: (Progress) -> Void = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws(Fault) -> ComparisonResult? {
    var pools = contenders.map { ReplicationPool($0, threads: threads) }
    let matches = contenders.map { MetricMatch(from: contenders[0].plan, to: $0.plan) }

    /// Makes the missing replications of some contenders; false if it was stopped.
    func extend(_ numbers: [Int], to count: Int) async throws(Fault) -> Bool {
      for number in numbers {
        do throws(BrokenAudit) {
          try await pools[number].run(
            upTo: count, progress: { progress(Progress(contender: number, done: $0, goal: count)) },
            shouldStop: shouldStop)
        } catch {
          throw Fault(contender: number, audit: error)
        }
        if pools[number].isInterrupted { return false }
      }
      return true
    }

    var control: AbsenceControl?
    let all = Array(contenders.indices)
    let ending: RunResult.Ending
    switch rule {
    case .fixed(let count):
      guard try await extend(all, to: max(1, count)) else { return nil }
      ending = .fixed
    case .until(let instance, let halfWidth, let isRelative, let level, let least, let greatest):
      let rule = StoppingRule(
        precision: .absolute(halfWidth), first: max(2, least), batch: Experiment.batch, cap: max(2, least, greatest))
      ending = try await {
        () async throws(Fault) -> RunResult.Ending in
        while true {
          control = AbsenceControl(contenders, pools.map(\.results), after: control, shouldStop: shouldStop)
          let estimates = differences(
            of: instance, in: pools.map(\.results), matches: matches, control: control, level: level,
            isRelative: isRelative)
          switch rule.decision(after: pools[0].results.count, estimates: estimates) {
          case .stop: return .precisionReached
          case .stopAtCap: return .precisionNotReached
          case .continueTo(let count): if try await !extend(all, to: count) { return .interrupted }
          }
        }
      }()
      if ending == .interrupted { return nil }
    }

    var outcome: SearchOutcome?
    if let search, let place = matches.map({ $0.places[search.instance] }).allPresent {
      var race = Race(
        search, metric: metric(at: search.instance), contenders: contenders.count, alpha: 1 - level, first: rule.least)
      while let next = race.step(
        pools.indices.map { contender in pools[contender].results.map { $0.observations[place[contender]].value } })
      {
        guard try await extend(next.contenders, to: next.count) else { return nil }
      }
      outcome = race.outcome
    }
    control = AbsenceControl(contenders, pools.map(\.results), after: control, shouldStop: shouldStop)
    if shouldStop() { return nil }
    return ComparisonResult(
      control: control,
      runs: zip(contenders, pools).map { plan, pool in
        RunResult(plan: plan.plan, results: pool.results, level: level, ending: ending)
      }, matches: matches, search: outcome, level: level, ending: ending)
  }

  private func metric(at instance: Int) -> Metric {
    Metric.catalogue[Metric.instances(of: contenders[0].plan)[instance].metric]
  }

  /// The differences to the first of all that have the metric, their widths scaled so that an absolute precision fits.
  private func differences(
    of instance: Int, in results: [[ReplicationResult]], matches: [MetricMatch], control: AbsenceControl?,
    level: Double, isRelative: Bool
  ) -> [Estimate] {
    let metric = metric(at: instance)
    let unknown = Estimate(value: 0, standardError: nil, interval: nil, count: 0, level: level, method: .mean)
    let first = results[0].map { $0.observations[instance] }
    return results.indices.dropFirst().compactMap { other in
      guard let place = matches[other].places[instance] else { return nil }
      let theirs = results[other].map { $0.observations[place] }
      guard
        let difference = Difference(
          metric, first: first, other: theirs,
          control: control?.difference(first: 0, other: other, count: min(first.count, theirs.count)), level: level)
      else { return unknown }
      guard isRelative else { return difference.paired.estimate }
      // Relative to what the first shows: a share of a difference near 0 could never be reached.
      let size = difference.first.value.magnitude
      guard size > 0, let interval = difference.paired.estimate.interval else { return unknown }
      var scaled = difference.paired.estimate
      scaled.interval = Interval(low: interval.low / size, high: interval.high / size)
      return scaled
    }
  }
}

extension [Int?] {
  /// All numbers, if none is missing.
  fileprivate var allPresent: [Int]? {
    let present = compactMap { $0 }
    return present.count == count ? present : nil
  }
}
