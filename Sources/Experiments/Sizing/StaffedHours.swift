public import ClosedLoop
internal import EventKernel

/// Paid hours of the people of a plan in its window, as scheduled: exact, and the same in every replication.
public struct StaffedHours: Sendable, Equatable {
  /// Scheduled time of each team in the window, in ticks of one person.
  public let ticks: [Int64]
  /// What they cost, in millionths of the currency; overtime is not in it, since it is a matter of luck.
  public let cost: Int64

  /// The scheduled hours of a plan.
  ///
  /// - Complexity: O(intervals of all shifts).
  public init(_ plan: Plan) {
    var ticks: [Int64] = []
    var cost: Int64 = 0
    for team in plan.teams {
      var time: Int64 = 0
      for shift in team.shifts { time += Self.length(of: shift, in: plan.phases) * Int64(shift.people) }
      ticks.append(time)
      // Rounded to the nearest millionth; the bounds of a scenario keep it far below 2⁶³.
      let product = Int128(time) * Int128(team.hourlyCost)
      cost += Int64((product + Int128(Time.hour / 2)) / Int128(Time.hour))
    }
    self.ticks = ticks
    self.cost = cost
  }

  /// Scheduled time of one person of a shift in the window.
  static func length(of shift: Shift, in phases: Phases) -> Int64 {
    shift.intervals.reduce(0) { $0 + max(0, min($1.end, phases.windowEnd) - max($1.start, phases.windowStart)) }
  }

  /// Hours of all teams.
  public var hours: Double { ticks.reduce(0) { $0 + Double($1) / Double(Time.hour) } }

  /// What they cost, in minor units of the currency (hundredths).
  public var minorUnits: Int64 { (cost + 5_000) / 10_000 }
}
