public import EventKernel

/// A customer of the window whose presence at the horizon the programme changed: kept, or lost by harm.
///
/// Seat and generation name the same person in every variant of a scenario.
public struct ChangedFate: BitwiseCopyable, Sendable {
  /// Where the customer sits.
  public var seat: UInt32
  /// How many sat there before.
  public var generation: UInt16
  /// Value tier.
  public var tier: UInt8
  /// Whether the customer is present with the programme and gone without; else the other way round.
  public var isKept: Bool
  /// Realised discounted margin and terminal value with the programme less those without, in millionths of the currency.
  public var value: Int64
}

/// What a replication gives: one observation per metric instance, daily series, and what proves its course.
public struct ReplicationResult: Sendable {
  /// One for each of `Metric.instances(of:)`, in that order.
  public let observations: ContiguousArray<Observation>
  /// One row for each local day of the run.
  public let series: ContiguousArray<DayRow>
  /// One row for each hour of the run from its start, where hours were watched; else empty.
  public let hours: ContiguousArray<DayRow>
  /// Those whom the programme kept or lost, by realised exits, in the order of seats and generations.
  public let changedFates: ContiguousArray<ChangedFate>
  /// Promises of each whole week of the window.
  public let weeks: WeeklyPromises
  /// Money of each week from the window's start to the horizon.
  public let money: ContiguousArray<WeekOfMoney>
  /// When the last of the cases that were open at the beginning was closed; nil where there were none or one is still
  /// open.
  public var backlogClearedAt: Ticks?
  /// Fold over all that happened: equal where two runs took the same course.
  public let fingerprint: UInt64
  /// Events handled.
  public let events: Int64
  /// Feedback items received in the whole run.
  public let items: Int64
}

extension PreparedPlan {
  /// Runs one replication from start to end.
  ///
  /// - Parameters:
  ///   - replication: its number, from 0.
  ///   - domain: of its luck; 0 for all that is reported, 1 for pilots.
  ///   - watch: what is written down beside the results; it changes nothing of them.
  ///   - record: takes what was written down about once a simulated week and at the end.
  ///   - shouldStop: asked about once a simulated week; true abandons the run, and the result is nil.
  /// - Throws: `BrokenAudit` where an identity does not hold, which is a fault of this program.
  /// - Complexity: about a microsecond for an item, some more for a case.
  public func replicate(
    _ replication: UInt64, domain: UInt64 = 0, watching watch: Watch = Watch(),
    record: (Journal) -> Void = { _ in }, shouldStop: () -> Bool = { false }
  ) throws(BrokenAudit) -> ReplicationResult? {
    var run = Replication(self, replication: replication, domain: domain, watch: watch)
    run.open()
    var until = min(Time.week, plan.phases.drainEnd)
    while true {
      run.run(through: until)
      run.handOver(to: record)
      if until >= plan.phases.drainEnd || run.records.audit.isStuck { break }
      if shouldStop() { return nil }
      until = min(until + Time.week, plan.phases.drainEnd)
    }
    let changedFates = run.records.audit.isStuck ? [] : run.finish()
    run.handOver(to: record)
    if let broken = run.records.audit.first {
      throw BrokenAudit(
        identity: broken.identity, left: broken.left, right: broken.right, replication: replication)
    }
    return run.result(changedFates)
  }
}

extension Replication {
  /// Gives away what was written down.
  mutating func handOver(to record: (Journal) -> Void) {
    guard records.watching.isOn || records.watching.watch.customers else { return }
    record(records.watching.journal)
    records.watching.journal.clear()
  }

  func result(_ changedFates: ContiguousArray<ChangedFate>) -> ReplicationResult {
    let measures = records.measures
    var rows = ContiguousArray<DayRow>()
    rows.reserveCapacity(records.series.count)
    for day in records.series.indices { rows.append(records.series[day]) }
    var hours = ContiguousArray<DayRow>()
    hours.reserveCapacity(records.watching.hours.count)
    for hour in records.watching.hours.indices { hours.append(records.watching.hours[hour]) }
    var observations = ContiguousArray<Observation>()
    let layout = measures.layout
    for metric in Metric.catalogue {
      for dimension in [Dimension.all] + metric.dimensions {
        for index in 0..<layout.count(of: dimension) {
          let histogram: Int
          switch dimension {
          case .all: histogram = 0
          case .tier: histogram = 1 + index
          case .sla: histogram = measures.slaHistogram(index)
          case .channel, .treatment, .severity, .cause, .team: histogram = -1
          }
          observations.append(
            metric.observe(
              Metric.Subject(
                measures: measures, group: layout.group(dimension, index), histogram: histogram,
                model: prepared.plan.outcome)))
        }
      }
    }
    var result = ReplicationResult(
      observations: observations, series: rows, hours: hours, changedFates: changedFates, weeks: measures.weeks,
      money: records.ledger.weeks.rows, fingerprint: records.fingerprint.value, events: records.audit.eventCount,
      items: records.audit.flow.received)
    if desk.oldCases.clearedAt >= 0 { result.backlogClearedAt = desk.oldCases.clearedAt }
    return result
  }
}
