internal import ClosedLoop

/// Replications of one plan, made by a bounded number of workers and kept in the order of their numbers.
struct ReplicationPool {
  let plan: PreparedPlan
  let threads: Int
  /// Number of the first replication; others follow it.
  let first: UInt64
  /// What is finished, without a gap: the result at a place is that of the replication so many after the first.
  private(set) var results: [ReplicationResult] = []
  /// Whether it was asked to stop before all were finished.
  private(set) var isInterrupted = false

  init(_ plan: PreparedPlan, threads: Int, first: UInt64 = 0) {
    self.plan = plan
    self.threads = threads
    self.first = first
  }

  /// How one replication ended.
  private enum Outcome: Sendable {
    case finished(Int, ReplicationResult)
    case abandoned
    case broken(BrokenAudit)
  }

  /// Makes the replications that are missing up to a number.
  ///
  /// - Throws: what the lowest broken replication broke: all below it were begun before it and are waited for.
  mutating func run(
    upTo count: Int, progress: (Int) -> Void, shouldStop: @escaping @Sendable () -> Bool
  ) async throws(BrokenAudit) {
    let first = results.count
    guard first < count else { return }
    var finished = [ReplicationResult?](repeating: nil, count: count - first)
    var done = first
    var abandoned = false
    var broken: BrokenAudit?
    let plan = plan
    let origin = self.first
    await withTaskGroup(of: Outcome.self) { group in
      var next = first
      func begin() {
        guard next < count, !abandoned, broken == nil else { return }
        let number = next
        next += 1
        group.addTask { Self.outcome(of: number, after: origin, plan: plan, shouldStop: shouldStop) }
      }
      for _ in 0..<threads { begin() }
      while let outcome = await group.next() {
        switch outcome {
        case .finished(let number, let result):
          finished[number - first] = result
          done += 1
          progress(done)
        case .abandoned: abandoned = true
        case .broken(let audit):
          if broken.map({ audit.replication < $0.replication }) ?? true { broken = audit }
        }
        begin()
      }
    }
    if let broken { throw broken }
    isInterrupted = abandoned
    for result in finished {
      guard let result else { break }
      results.append(result)
    }
  }

  private static func outcome(
    of number: Int, after origin: UInt64, plan: PreparedPlan, shouldStop: @Sendable () -> Bool
  ) -> Outcome {
    if shouldStop() { return .abandoned }
    do {
      guard let result = try plan.replicate(origin + UInt64(number), shouldStop: shouldStop) else { return .abandoned }
      return .finished(number, result)
    } catch {
      return .broken(error)
    }
  }
}
