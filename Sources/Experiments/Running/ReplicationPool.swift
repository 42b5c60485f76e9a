internal import ClosedLoop

/// Replications of one plan, made by a bounded number of workers and kept in the order of their numbers.
struct ReplicationPool {
  let plan: PreparedPlan
  let threads: Int
  /// The number of the first replication, 0 unless fresh luck is wanted.
  let first: UInt64
  /// What is watched beside the results.
  let watch: Watch
  /// What is finished, without a gap: the result at a place is that of the replication of this number after the first.
  private(set) var results: [ReplicationResult] = []
  /// Whether it was asked to stop before all were finished.
  private(set) var isInterrupted = false

  init(_ plan: PreparedPlan, threads: Int, first: UInt64 = 0, watch: Watch = Watch()) {
    self.plan = plan
    self.threads = threads
    self.first = first
    self.watch = watch
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
    let offset = self.first
    let watch = watch
    await withTaskGroup(of: Outcome.self) { group in
      var next = first
      func begin() {
        guard next < count, !abandoned, broken == nil else { return }
        let number = next
        next += 1
        group.addTask { Self.outcome(of: number, after: offset, plan: plan, watch: watch, shouldStop: shouldStop) }
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
    of number: Int, after offset: UInt64, plan: PreparedPlan, watch: Watch, shouldStop: @Sendable () -> Bool
  ) -> Outcome {
    if shouldStop() { return .abandoned }
    do {
      let result = try plan.replicate(offset + UInt64(number), watching: watch, shouldStop: shouldStop)
      guard let result else { return .abandoned }
      return .finished(number, result)
    } catch {
      return .broken(error)
    }
  }
}
