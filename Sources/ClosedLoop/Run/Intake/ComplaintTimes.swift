import EventKernel

/// When a customer last complained, as the customer file knows it: the latest few, newest first.
struct ComplaintTimes: BitwiseCopyable {
  private var times = SIMD8<Int64>(repeating: .min)

  /// Adds a complaint; the oldest of eight is forgotten.
  mutating func add(_ tick: Ticks) {
    for place in stride(from: RepeatMatch.most - 1, to: 0, by: -1) { times[place] = times[place - 1] }
    times[0] = tick
  }

  /// How many lie at or after an instant.
  func count(since tick: Ticks) -> Int {
    var count = 0
    while count < RepeatMatch.most && times[count] >= tick && times[count] > .min { count += 1 }
    return count
  }
}
