import EventKernel

/// Ends of contact plans that lie in the order of time in which they were set, as they do where cases have one plan.
///
/// Nearly all cases are closed long before, so that an event for each would be scheduled only to be cancelled. Here one
/// event stands for all: it comes when the first may be due, and finds the next that is still awaited.
struct PlanEnds: ~Copyable {
  struct Row: BitwiseCopyable {
    var time: Ticks
    var index: Int32
    /// The number of the end, which the case bears while it is awaited.
    var number: UInt64
  }

  var rows = RingQueue<Row>()
  /// Ends so far.
  var count: UInt64 = 0
  /// Whether an event comes for the first, or for one before it.
  var isAwaited = false
}

extension Replication {
  /// Lets the contact plan of a case end at an instant, if the run lasts so long.
  mutating func awaitPlanEnd(of index: Int, at end: Ticks) {
    guard end < phases.drainEnd else { return }
    dropPlanEnds()
    if let last = planEnds.rows.last, last.time > end {
      cases[index].timer = agenda.schedule(.planEnds(Int32(index)), at: end, rank: Rank.patience)
      return
    }
    planEnds.count += 1
    cases[index].planEnd = planEnds.count
    planEnds.rows.append(PlanEnds.Row(time: end, index: Int32(index), number: planEnds.count))
    awaitFirstPlanEnd()
  }

  /// The first of the contact plans may end now.
  mutating func firstPlanEnds() {
    planEnds.isAwaited = false
    dropPlanEnds()
    while let first = planEnds.rows.first, first.time <= agenda.now {
      _ = planEnds.rows.removeFirst()
      cases[Int(first.index)].planEnd = 0
      planEnds(Int(first.index))
      dropPlanEnds()
    }
    awaitFirstPlanEnd()
  }

  private mutating func awaitFirstPlanEnd() {
    guard !planEnds.isAwaited, let first = planEnds.rows.first else { return }
    planEnds.isAwaited = true
    agenda.schedule(.firstPlanEnds, at: first.time, rank: Rank.patience)
  }

  /// Forgets the first ends while nobody awaits them any more.
  @inline(__always) private mutating func dropPlanEnds() {
    while let first = planEnds.rows.first, cases[Int(first.index)].planEnd != first.number {
      _ = planEnds.rows.removeFirst()
    }
  }
}
