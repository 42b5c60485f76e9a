import ClosedLoop

/// Why a command could not do its work: what to tell the user, and the status to end with.
package struct Failure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  init(_ problem: FileProblem) {
    self.init(problem.status, problem.description)
  }

  init(_ audit: BrokenAudit, in name: String, seed: UInt64) {
    self.init(
      .internalFault,
      "\(name): a fault of closedloop itself: \"\(audit.identity)\" does not hold: \(audit.left) against "
        + "\(audit.right) in replication \(audit.replication) of seed \(seed); no result was written")
  }

  init(_ interruption: Interruption) {
    self.init(interruption.status, "\(interruption.word): no result was written")
  }
}
