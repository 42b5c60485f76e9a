import ClosedLoop
import PlanImage

/// What a page or a script may call: hand a plan over word by word, prepare it, run replications, ask for proofs.
///
/// Numbers go through scalar calls, so that nothing here needs an address. One plan at a time.
struct Panel {
  var words = ContiguousArray<Int64>()
  var plan: PreparedPlan?
  var proof = ReplicationProof(trajectory: 0, observations: 0)
}

nonisolated(unsafe) var panel = Panel()

/// Forgets the plan and its words.
@_expose(wasm, "clear") @c(clear)
public func clear() { unsafe panel = Panel() }

/// Takes the next word of a plan's image.
@_expose(wasm, "push") @c(push)
public func push(_ word: Int64) { unsafe panel.words.append(word) }

/// Prepares the plan whose words were pushed: 0 if it is ready, 1 if the words are no plan, 2 if its churn is too low.
@_expose(wasm, "prepare") @c(prepare)
public func prepare() -> Int32 {
  guard let plan = unsafe PlanImage(words: panel.words).plan() else { return 1 }
  do {
    unsafe panel.plan = try PreparedPlan(plan)
    return 0
  } catch {
    return 2
  }
}

/// Runs a replication: 0 if it was run, 1 if no plan is ready, 2 if an identity does not hold.
@_expose(wasm, "replicate") @c(replicate)
public func replicate(_ replication: Int32) -> Int32 {
  guard let plan = unsafe panel.plan else { return 1 }
  do {
    guard let result = try plan.replicate(UInt64(UInt32(bitPattern: replication))) else { return 2 }
    unsafe panel.proof = result.proof
    return 0
  } catch {
    return 2
  }
}

/// Fingerprint of the course of the last replication.
@_expose(wasm, "trajectory") @c(trajectory)
public func trajectory() -> Int64 { unsafe Int64(bitPattern: panel.proof.trajectory) }

/// Fingerprint of all that the last replication observed.
@_expose(wasm, "observations") @c(observations)
public func observations() -> Int64 { unsafe Int64(bitPattern: panel.proof.observations) }
