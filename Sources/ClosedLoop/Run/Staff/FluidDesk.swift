public import EventKernel

/// A desk as a fluid: work comes evenly through each day and drains by the hours that people are there.
///
/// It knows what comes and who is absent, and nothing else. So its backlog can be had for any luck with absence without
/// simulating it, and moves with what a replication shows where absence is what makes years differ: a control variate for
/// comparisons of staffing.
///
/// - Source: fluid models of queues, as in W. Whitt, *Stochastic-Process Limits*, chapter 5 (2002); control variates after
///   S. S. Lavenberg and P. D. Welch, *A perspective on the use of control variables*, Management Science 27 (1981).
public struct FluidDesk: Sendable {
  /// One team: hours of work that a case brings, hours that are there whatever happens, and people who may be absent.
  private struct Team: Sendable {
    let work: Double
    var hours: [Double]
    var people: [Person] = []
  }

  private struct Person: Sendable {
    let entity: UInt64
    let absence: Absence
    let spells: AbsenceSpells?
    /// For each scheduled day of the shift the day of the run and the hours at the desk.
    let days: ContiguousArray<(day: Int, hours: Double)>
  }

  private var teams: [Team] = []
  private let window: Range<Int>

  /// Whether anybody may be absent, so that replications differ.
  public var varies: Bool { teams.contains { !$0.people.isEmpty } }

  /// The desk of a plan.
  ///
  /// - Parameters:
  ///   - prepared: The plan.
  ///   - work: For each team of the plan the hours of work that a case brings to it.
  public init(_ prepared: PreparedPlan, work: [Double]) {
    let plan = prepared.plan
    precondition(work.count == plan.teams.count, "there is work for each team")
    let dayCount = prepared.demand.dayCount
    window =
      min(
        plan.civil.day(at: plan.phases.windowStart), dayCount)..<min(
        plan.civil.day(at: plan.phases.windowEnd), dayCount)
    for (number, team) in plan.teams.enumerated() {
      var rows = Team(work: work[number], hours: Array(repeating: 0, count: dayCount))
      var share = 1.0 - (team.workforce.inbound?.share ?? 0)
      for activity in team.shrinkage { share -= activity.share }
      for (place, shift) in team.shifts.enumerated() {
        let rota = prepared.rota[number][place]
        for seat in 0..<shift.people {
          var days = ContiguousArray<(day: Int, hours: Double)>()
          for day in rota.days {
            let isAway = shift.isAway(seat: seat, at: rota.intervals[Int(day.first)].start)
            let hours = isAway ? 0 : max(0, share) * Double(day.net) / Double(Time.hour)
            days.append((min(max(Int(day.day), 0), dayCount - 1), hours))
          }
          if let absence = team.absence, absence.rate > 0 {
            rows.people.append(
              Person(
                entity: personEntity(team: team, shift: shift, seat: seat), absence: absence,
                spells: prepared.absences[number], days: days))
          } else {
            for day in days { rows.hours[day.day] += day.hours }
          }
        }
      }
      teams.append(rows)
    }
  }

  /// Hours of work that lie there at the end of a day of the window, on average, by the luck of one replication.
  ///
  /// - Parameters:
  ///   - cases: That come on each day of the run.
  ///   - chance: The luck with absence.
  /// - Complexity: O(scheduled days of all who may be absent).
  public func backlog(_ cases: [Double], _ chance: Chance) -> Double {
    guard !window.isEmpty else { return 0 }
    var sum = 0.0
    for team in teams {
      let hours = Self.hours(of: team, chance)
      var backlog = 0.0
      for day in hours.indices {
        backlog = max(0, backlog + team.work * (day < cases.count ? cases[day] : 0) - hours[day])
        if window.contains(day) { sum += backlog }
      }
    }
    return sum / Double(window.count)
  }

  /// Hours that people of each team are at the desk on each day of the run.
  func hours(_ chance: Chance) -> [[Double]] { teams.map { Self.hours(of: $0, chance) } }

  private static func hours(of team: Team, _ chance: Chance) -> [Double] {
    var hours = team.hours
    for person in team.people {
      var course = AbsenceCourse()
      for (number, day) in person.days.enumerated() {
        course.turn(to: number, of: person.entity, person.absence, person.spells, chance: chance)
        if !course.isAbsent { hours[day.day] += day.hours }
      }
    }
    return hours
  }
}

/// Key of the luck of whoever has a seat in a shift.
func personEntity(team: Team, shift: Shift, seat: Int) -> UInt64 {
  UInt64(team.identity) << 48 | UInt64(shift.identity) << 32 | UInt64(seat)
}
