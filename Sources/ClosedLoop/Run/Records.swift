import EventKernel

/// The records of a run: what is measured, paid and watched of it, and the identities that must hold.
struct Records: ~Copyable {
  let prepared: PreparedPlan
  let phases: Phases

  var measures: Measures
  var items: Crosstab
  var series: Table<DayRow>
  var ledger: Ledger
  /// What is written down for those who watch.
  var watching: Watching
  var audit: Audit
  var fingerprint = Fingerprint()
  /// The day into which levels over time are booked.
  var levelDay = 0
  /// The hour whose day was asked for last.
  private var askedHour: (start: Ticks, day: Int) = (.max, 0)

  init(_ prepared: PreparedPlan, watch: Watch) {
    self.prepared = prepared
    phases = prepared.plan.phases
    measures = Measures(prepared.plan)
    items = Crosstab(prepared.plan)
    series = Table(repeating: DayRow(), count: prepared.demand.dayCount)
    ledger = Ledger(prepared.plan)
    watching = Watching(watch, plan: prepared.plan)
    audit = Audit(queues: prepared.plan.queues.count)
  }

  /// Row of the day in the series on which an instant falls.
  @inline(__always) mutating func day(of tick: Ticks) -> Int {
    // Most ask for the hour for which somebody has just asked.
    if UInt64(bitPattern: tick &- askedHour.start) < UInt64(bitPattern: Time.hour) { return askedHour.day }
    return findDay(of: tick)
  }

  private mutating func findDay(of tick: Ticks) -> Int {
    let hour = min(Int(tick / Time.hour), prepared.demand.dayOfHour.count - 1)
    askedHour = (tick - tick % Time.hour, Int(prepared.demand.dayOfHour[hour]))
    return askedHour.day
  }

  /// Books levels over a stretch of one hour into integrals, the day and the hour.
  mutating func book(_ sums: LevelSums) {
    audit.openIntegral += Int128(sums.open)
    audit.waitingIntegral += Int128(sums.waiting)
    audit.busyIntegral += Int128(sums.busy)
    audit.customerIntegral += Int128(sums.awaiting)
    func add(to row: inout DayRow) {
      row.backlog += sums.waiting
      row.staffed += sums.staffed
      row.busy += sums.busy
      row.ticks += sums.until - sums.since
    }
    add(to: &series[levelDay])
    if watching.watch.hours && sums.until > sums.since { add(to: &watching.hours[Int(sums.since / Time.hour)]) }
  }
}
