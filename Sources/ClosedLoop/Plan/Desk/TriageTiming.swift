public import EventKernel

/// How feedback comes to triage, and what finding the right desk costs: nothing of it unless said.
public struct TriageTiming: Sendable {
  /// Instants at which all feedback received before is triaged, ascending; none for triage on receipt.
  public var batches: ContiguousArray<Ticks> = []
  /// Whether feedback waits for those instants; then, after the last of them, it waits in vain.
  public var isBatched = false
  /// Time until an alert about feedback is read, in seconds; triage follows at once.
  public var notification: Distribution?
  /// Share of cases for people that land in a wrong queue first.
  public var misrouting = 0.0
  /// What somebody there needs to see that and to pass a case on, in seconds.
  public var look: Distribution = .constant(0)
  /// What everybody who takes a case needs to find what is known about it, in seconds.
  public var search: Distribution?

  /// Triage on receipt, without errors and without search.
  public init() {}

  /// Whether cases wait for their triage at all.
  public var delays: Bool { isBatched || notification != nil }

  /// When feedback received at an instant is triaged by a batch: the next one after it, or `Time.never`.
  public func batch(after tick: Ticks) -> Ticks {
    var low = 0
    var high = batches.count
    while low < high {
      let middle = (low + high) / 2
      if batches[middle] <= tick { low = middle + 1 } else { high = middle }
    }
    return low < batches.count ? batches[low] : Time.never
  }
}
