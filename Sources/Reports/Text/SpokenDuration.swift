internal import EventKernel

/// Durations as people say them, two units at most.
enum SpokenDuration {
  /// `3 d 4 h`, `2 h 5 min`, `12 min`, `35 s`.
  static func text(_ ticks: Ticks) -> String {
    let seconds = (ticks + Time.second / 2) / Time.second
    if seconds < 60 { return "\(seconds) s" }
    let minutes = (seconds + 30) / 60
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 48 * 60 { return joined(minutes / 60, "h", minutes % 60, "min") }
    let hours = (minutes + 30) / 60
    return joined(hours / 24, "d", hours % 24, "h")
  }

  private static func joined(_ large: Int64, _ unit: String, _ small: Int64, _ smallUnit: String) -> String {
    small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(smallUnit)"
  }
}
