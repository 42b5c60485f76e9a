/// An estimate as a table of results holds it.
struct Figure: Sendable {
  /// The estimate.
  var value: Double
  /// The lower end of its interval; NaN where there is none.
  var low: Double
  /// The higher end.
  var high: Double
  /// Replications behind it.
  var count = 0
  /// In what it is counted, as files say.
  var unit = ""

  /// Whether it has an interval.
  var hasRange: Bool { low.isFinite && high.isFinite }
  /// The interval; nil where there is none.
  var range: (low: Double, high: Double)? { hasRange ? (low, high) : nil }
  /// Half the width of the interval; 0 where there is none.
  var halfWidth: Double { hasRange ? (high - low) / 2 : 0 }
  /// Whether all of the interval lies above 0.
  var isPositive: Bool { hasRange && low > 0 }
  /// Whether all of it lies below 0.
  var isNegative: Bool { hasRange && high < 0 }

  /// The opposite: what was a gain is a loss.
  var negated: Figure { Figure(value: -value, low: -high, high: -low, count: count, unit: unit) }
}
