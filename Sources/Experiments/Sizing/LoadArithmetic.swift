public import ClosedLoop
internal import EventKernel

/// The work that a desk is asked to do and the time it has for it, each week, as its replications show them.
public struct LoadArithmetic: Sendable {
  /// One team's time, in hours a week.
  public struct Team: Sendable {
    /// Place of the team in the plan.
    public let team: Int
    /// Scheduled and paid.
    public let paid: Double
    /// Of it planned time off the desk, as a share.
    public let offDesk: Double
    /// Of it absence, as a share.
    public let absent: Double
    /// At the desk.
    public let atDesk: Double
    /// At work on cases.
    public let busy: Double

    /// Busy time of time at the desk.
    public var occupancy: Double { atDesk > 0 ? busy / atDesk : 0 }
  }

  /// Cases given to people in a week.
  public let cases: Double
  /// Minutes of work that a case takes, attempts and specialists included.
  public let minutesPerCase: Double
  /// Each team.
  public let teams: [Team]
  /// Hours that the work of a week takes if all of it is done.
  public var offeredHours: Double { cases * minutesPerCase / 60 }

  /// The arithmetic of a plan whose replications observed this; nil where nothing was.
  public init?(_ plan: Plan, observations rows: [ContiguousArray<Observation>]) {
    let instances = Metric.instances(of: plan)
    let weeks = Double(plan.phases.windowEnd - plan.phases.windowStart) / Double(Time.week)
    guard !rows.isEmpty, weeks > 0 else { return nil }
    func mean(_ name: String, _ dimension: Dimension, _ group: Int) -> Observation {
      let place = instances.firstIndex {
        $0.dimension == dimension && $0.group == group && Metric.catalogue[$0.metric].name.description == name
      }
      guard let place else { return .nothing }
      let count = Double(rows.count)
      return Observation(
        rows.reduce(0) { $0 + $1[place].numerator } / count, over: rows.reduce(0) { $0 + $1[place].denominator } / count
      )
    }
    let hour = Double(Time.hour)
    teams = plan.teams.indices.map { index in
      let occupancy = mean("staff.occupancy", .team, index)
      let paid = mean("staff.utilisation", .team, index).denominator
      func share(_ name: String) -> Double { paid > 0 ? mean(name, .team, index).numerator / paid : 0 }
      return Team(
        team: index, paid: paid / hour / weeks, offDesk: share("staff.off_desk"), absent: share("staff.absent"),
        atDesk: occupancy.denominator / hour / weeks, busy: occupancy.numerator / hour / weeks)
    }
    cases = mean("cases.opened", .all, 0).numerator / weeks
    let started = mean("contact.attempts", .all, 0).denominator / weeks
    minutesPerCase = started > 0 ? teams.reduce(0) { $0 + $1.busy } * 60 / started : 0
  }

  /// How many times more work a week brings than was begun: above 1 where the desk does not keep up.
  var excess: Double {
    let done = teams.reduce(0) { $0 + $1.busy }
    return done > 0 ? max(1, offeredHours / done) : 1
  }
}
