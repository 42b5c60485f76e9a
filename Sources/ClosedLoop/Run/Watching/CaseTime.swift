import EventKernel

/// Where the time of a case went so far, and what it needs to be told from where it waits.
struct CaseTime: BitwiseCopyable {
  var split = TimeSplit()
  /// Its place in the order of joining queues, from 1: whoever joined later has a greater one.
  var turn: UInt32 = 0
  /// The line in which it waits for whoever is free, a queue's cases of one skill requirement; -1 where it does not.
  var line: Int32 = -1
  /// The stretch of later work that was in hand when it became eligible and passed nobody by; -1 where there was none.
  var inHand: Int32 = -1
  /// Busy time of its line when it became eligible.
  var busyBefore: Ticks = 0
  /// When the wait between two attempts is over, whether or not customers may be rung then.
  var gapEnds = Time.never
}

/// What the time since a stage began was spent on.
enum Stay: BitwiseCopyable {
  /// On one thing alone.
  case all(TimeCategory)
  /// Waiting for whoever is free.
  case line
  /// Between two attempts, and from an instant on for callable hours.
  case gap(until: Ticks)
  /// Nothing: there was no case.
  case nothing
}
