import EventKernel

/// What people of the teams are still to be told of promises in danger: numbers and the time they take.
struct Notices: ~Copyable {
  private var counts: Block<Int64>
  private var times: Block<Ticks>
  /// Over all teams.
  private(set) var count: Int64 = 0

  init(teams: Int) {
    counts = Block(repeating: 0, count: teams)
    times = Block(repeating: 0, count: teams)
  }

  /// Whether somebody of a team is to be told something.
  func isDue(for team: Int) -> Bool { counts[team] > 0 }

  mutating func add(_ time: Ticks, for team: Int) {
    counts[team] += 1
    times[team] += time
    count += 1
  }

  /// Takes one of them: an equal part of the time of all that are due.
  mutating func take(for team: Int) -> Ticks {
    let time = times[team] / counts[team]
    counts[team] -= 1
    times[team] -= time
    count -= 1
    return time
  }
}
