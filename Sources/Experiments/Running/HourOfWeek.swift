internal import ClosedLoop
internal import EventKernel
public import Statistics

/// The desk in one hour of the week, over all weeks of the window and all replications.
public struct HourOfWeek: Sendable {
  /// 0 for Monday from midnight to one, 167 for the last of Sunday.
  public var hour: Int
  /// Feedback items in an hour.
  public var received: Double
  /// Cases waiting for staff.
  public var backlog: Double
  /// People at the desk.
  public var staffed: Double
  /// People at work.
  public var busy: Double
  /// Promises of a first response to feedback of this hour that were kept or broken, in a replication.
  public var promised: Double
  /// Share of them that were broken; nil where nothing was promised.
  public var breach: Estimate?
}

extension RunResult {
  /// The week hour by hour in local time, from the hours that begin in the window; empty where hours were not watched.
  ///
  /// - Complexity: O(hours · replications).
  public var hoursOfWeek: [HourOfWeek] {
    guard let hours = results.first?.hours.count, hours > 0 else { return [] }
    let civil = plan.civil
    let window = (plan.phases.windowStart..<plan.phases.windowEnd)
    var places: [[Int]] = Array(repeating: [], count: 168)
    for place in 0..<hours where window.contains(Int64(place) * Time.hour) {
      places[civil.hourOfWeek(at: Int64(place) * Time.hour)].append(place)
    }
    return places.enumerated().map { hour, places in
      /// A sum for each replication.
      func sums(_ value: (DayRow) -> Int64) -> [Double] {
        results.map { result in Double(places.reduce(Int64(0)) { $0 + value(result.hours[$1]) }) }
      }
      let ticks = sums { $0.ticks }.reduce(0, +)
      func level(_ value: (DayRow) -> Int64) -> Double { ticks > 0 ? sums(value).reduce(0, +) / ticks : 0 }
      let promised = sums { $0.judged }
      return HourOfWeek(
        hour: hour, received: level { $0.received } * Double(Time.hour), backlog: level { $0.backlog },
        staffed: level { $0.staffed }, busy: level { $0.busy },
        promised: promised.reduce(0, +) / Double(max(1, results.count)),
        breach: Estimate.ratio(
          numerators: sums { $0.breached }, denominators: promised, level: self.level, isShare: true))
    }
  }
}
