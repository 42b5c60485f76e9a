public import ClosedLoop
internal import EventKernel

/// Why the engine could not tell about a staffing.
public enum ProbeFault<PlanFault: Error>: Error {
  /// The staffing cannot be simulated.
  case plan(PlanFault)
  /// An identity broke, which is a fault of this program.
  case audit(BrokenAudit)
}

/// The engine as a search asks it: a plan for each staffing, made once, and replications on all threads.
///
/// Its answers do not depend on the number of threads.
public struct EngineProbe<PlanFault: Error>: StaffingProbe {
  private let requirements: [WatchedRequirement]
  private let threads: Int
  private let makePlan: (Staffing) throws(PlanFault) -> PreparedPlan
  private let progress: (Int, Staffing) -> Void
  private let shouldStop: @Sendable () -> Bool
  private let theory: (Plan, [ContiguousArray<Observation>]) -> Staffing?
  private var plans: [Staffing: PreparedPlan] = [:]
  /// All metrics of what was located, one row for each replication.
  public private(set) var located: [Staffing: [ContiguousArray<Observation>]] = [:]
  /// What the requirements need of the same replications.
  public private(set) var judged: [Staffing: [[Observation]]] = [:]
  /// Replications made.
  public private(set) var replications = 0
  /// Events handled.
  public private(set) var events: Int64 = 0
  /// Feedback items received.
  public private(set) var items: Int64 = 0
  private var fingerprint = Fingerprint()

  /// A probe.
  ///
  /// - Parameters:
  ///   - makePlan: The plan of a staffing; asked once for each.
  ///   - theory: Where theory expects the answer, from a plan and what its replications observed.
  ///   - progress: Told after each replication how many were made and of which staffing it was.
  ///   - shouldStop: Asked about once a simulated week; true ends the search.
  public init(
    _ requirements: [WatchedRequirement], threads: Int,
    makePlan: @escaping (Staffing) throws(PlanFault) -> PreparedPlan,
    theory: @escaping (Plan, [ContiguousArray<Observation>]) -> Staffing? = { _, _ in nil },
    progress: @escaping (Int, Staffing) -> Void = { _, _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.requirements = requirements
    self.threads = max(1, threads)
    self.makePlan = makePlan
    self.theory = theory
    self.progress = progress
    self.shouldStop = shouldStop
  }

  /// A number that tells two searches apart whose replications took different courses.
  public var course: UInt64 { fingerprint.value }

  /// Whether nothing more shall be begun.
  public var isTimeUp: Bool { shouldStop() }

  /// Makes replications and reduces each to what the requirements need.
  public mutating func observations(
    of staffing: Staffing, draws: DrawSet, replications range: Range<Int>
  ) async throws(ProbeFault<PlanFault>) -> [[Observation]] {
    let plan = try plan(of: staffing)
    let before = replications
    var watch = Watch()
    // A certificate asks for its requirements alone; the curve asks what located staffings cost and keep.
    watch.fates = draws == .locating || !requirements.allSatisfy { Metric.catalogue[$0.instance.metric].scope == .desk }
    var pool = ReplicationPool(
      plan, threads: threads, first: draws.firstReplication + UInt64(range.lowerBound), watch: watch)
    do {
      try await pool.run(
        upTo: range.count, progress: { progress(before + $0, staffing) }, shouldStop: shouldStop)
    } catch {
      throw .audit(error)
    }
    for result in pool.results {
      replications += 1
      events += result.events
      items += result.items
      fingerprint.fold(result.fingerprint)
      if draws == .locating { located[staffing, default: []].append(result.observations) }
    }
    let rows = pool.results.map { result in requirements.map { $0.observation(in: result) } }
    if draws == .locating { judged[staffing, default: []] += rows }
    return rows
  }

  /// The plan of a staffing.
  public mutating func plan(of staffing: Staffing) throws(ProbeFault<PlanFault>) -> PreparedPlan {
    if let plan = plans[staffing] { return plan }
    do {
      let plan = try makePlan(staffing)
      plans[staffing] = plan
      return plan
    } catch {
      throw .plan(error)
    }
  }

  /// The plan of a staffing that was simulated.
  public func knownPlan(of staffing: Staffing) -> Plan? { plans[staffing]?.plan }

  /// Where theory expects the answer.
  public func guess(after first: Staffing) -> Staffing? {
    guard let plan = plans[first], let rows = located[first] else { return nil }
    return theory(plan.plan, rows)
  }
}
