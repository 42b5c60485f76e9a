import EventKernel

/// Levels times how long they lasted, since they were last booked: cases and people, in ticks.
struct LevelSums: BitwiseCopyable {
  /// When they were last booked, and up to when they are summed.
  let since: Ticks
  var until: Ticks
  var open: Int64 = 0
  var waiting: Int64 = 0
  var awaiting: Int64 = 0
  var staffed: Int64 = 0
  var busy: Int64 = 0

  init(from start: Ticks = 0) {
    since = start
    until = start
  }
}
