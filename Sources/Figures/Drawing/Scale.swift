/// A range of values.
public struct ValueRange: Sendable, Equatable {
  /// The lower end.
  public var low: Double
  /// The higher end; above the lower one.
  public var high: Double

  /// A range; where both ends are one, or what is given is no number, a range around it is made.
  public init(_ low: Double, _ high: Double) {
    let low = low.isFinite ? low : 0
    let high = high.isFinite ? high : low
    self.low = min(low, high)
    self.high = max(low, high)
    // Beside a large number 1 may be nothing, and so may be the distance of two that are all but equal.
    if self.high - self.low <= self.low.magnitude * 1e-9 {
      let half = max(0.5, self.low.magnitude / 16)
      self.low -= half
      self.high += half
    }
  }

  /// The range of some values; nil where there are none.
  public init?(of values: [Double]) {
    let values = values.filter { $0.isFinite }
    guard var low = values.first else { return nil }
    var high = low
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    self.init(low, high)
  }

  /// The range and a share of it more at both ends.
  public func widened(by share: Double) -> ValueRange {
    let margin = (high - low) * share
    return ValueRange(low - margin, high + margin)
  }

  /// The range with a value in it.
  public func including(_ value: Double) -> ValueRange { ValueRange(min(low, value), max(high, value)) }

  /// Whether a value lies in it.
  public func contains(_ value: Double) -> Bool { value >= low && value <= high }
}

/// Places of values on a canvas.
public struct Scale: Sendable {
  private let range: ValueRange
  private let start: Double
  private let end: Double

  /// A scale that puts the ends of a range at these places.
  public init(_ range: ValueRange, from start: Double, to end: Double) {
    self.range = range
    self.start = start
    self.end = end
  }

  /// The place of a value.
  public func callAsFunction(_ value: Double) -> Double {
    start + (value - range.low) / (range.high - range.low) * (end - start)
  }

  /// The place of a value, or of the nearest end where it lies outside.
  public func inside(_ value: Double) -> Double { self(min(max(value, range.low), range.high)) }
}

/// Round values of an axis: whole multiples of a step, so that none carries a rounding error.
public struct Ticks: Sendable, Equatable {
  /// The multiple at which they begin.
  public private(set) var first: Int64 = 0
  /// The multiple at which they end; below the first where there are none.
  public private(set) var last: Int64 = 0
  /// The step: 1, 2, 2.5 or 5 times a power of ten.
  public private(set) var step = 1.0

  /// The smallest step with at most so many ticks in a range.
  public init(_ range: ValueRange, most: Int) {
    let most = max(1, most)
    let aim = (range.high - range.low) / Double(most) / 10
    var unit = 1.0
    while unit > aim, unit > 1e-300 { unit /= 10 }
    while unit * 10 <= aim { unit *= 10 }
    while true {
      for mantissa in [1.0, 2, 2.5, 5] {
        step = mantissa * unit
        first = Self.ceiling(range.low / step - 1e-9)
        last = -Self.ceiling(-(range.high / step + 1e-9))
        if last - first < Int64(most) { return }
      }
      unit *= 10
    }
  }

  /// The smallest step whose values, as they are written, do not touch on an axis of this length.
  init(_ range: ValueRange, most: Int, form: AxisForm, length: Double) {
    var most = most
    self.init(range, most: most)
    while most > 2 {
      let widest = values.map { form.text($0, among: self).width(size: 11) }.max() ?? 0
      if widest + 10 <= step / (range.high - range.low) * length { return }
      most -= 1
      self.init(range, most: most)
    }
  }

  /// Their values in ascending order.
  public var values: [Double] {
    guard last >= first else { return [] }
    return (first...last).map { Double($0) * step }
  }

  /// The decimals that tell a value of this step, times a factor, from the next.
  func decimals(times factor: Double = 1) -> Int {
    var decimals = 0
    var scaled = step * factor
    while decimals < 9, (scaled - Double(Self.ceiling(scaled - 0.5))).magnitude > 1e-6 {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }

  private static func ceiling(_ value: Double) -> Int64 {
    let inside = min(max(value, -9e15), 9e15)
    let whole = Int64(inside)
    return Double(whole) < inside ? whole + 1 : whole
  }
}
