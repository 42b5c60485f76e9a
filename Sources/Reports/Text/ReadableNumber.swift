internal import ClosedLoop
internal import Statistics

/// Numbers as people read them: as many digits as the interval supports, thousands set apart by commas.
package enum ReadableNumber {
  /// A number with so many decimals; below 0 decimals it is rounded to tens, hundreds and so on.
  package static func text(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return "-" }
    var power = 1.0
    for _ in 0..<abs(decimals) { power *= 10 }
    let scaled = (decimals >= 0 ? value.magnitude * power : value.magnitude / power).rounded()
    guard scaled < 1e15 else { return value.description }
    var digits = String(Int64(scaled)) + (scaled > 0 ? String(repeating: "0", count: max(0, -decimals)) : "")
    var fraction = ""
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      fraction = "." + digits.suffix(decimals)
      digits = String(digits.dropLast(decimals))
    }
    return (value < 0 && scaled > 0 ? "-" : "") + grouped(digits) + fraction
  }

  /// How many decimals a half-width supports: its first digit always counts, its second where the first is below 5.
  package static func decimals(halfWidth: Double, most: Int) -> Int {
    var decimals = most
    var unit = 1.0
    for _ in 0..<most { unit /= 10 }
    while decimals > -12, unit * 10 <= halfWidth / 5 {
      unit *= 10
      decimals -= 1
    }
    return decimals
  }

  /// One thing or several: `1 week`, `52 weeks`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(text(Double(number))) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}

/// An estimate as people read it.
struct ReadableEstimate {
  /// The value with its unit.
  let value: String
  /// The interval in brackets, without unit; empty where there is none.
  let interval: String

  /// What is shown where nothing was observed.
  static let nothing = ReadableEstimate(value: "-", interval: "")

  private init(value: String, interval: String) {
    self.value = value
    self.interval = interval
  }

  /// An estimate in a metric's unit; money gets its currency only where one is given.
  init(_ estimate: Estimate?, _ unit: Metric.Unit, currency: String = "") {
    guard let estimate else {
      self = .nothing
      return
    }
    let form = Form(unit, size: estimate.value.magnitude, currency: currency)
    let halfWidth = (estimate.halfWidth ?? 0) * form.scale
    let decimals = halfWidth > 0 ? ReadableNumber.decimals(halfWidth: halfWidth, most: form.most) : form.usual
    func text(_ value: Double) -> String { ReadableNumber.text(value * form.scale, decimals: decimals) }
    value = text(estimate.value) + form.suffix
    if let range = estimate.interval, halfWidth > 0 {
      interval = "(\(text(range.low)) to \(text(range.high)))"
    } else {
      interval = ""
    }
  }

  /// A difference of two figures in a metric's unit, with its sign; that of two shares is in points.
  init(difference estimate: Estimate, _ unit: Metric.Unit) {
    let plain = ReadableEstimate(estimate, unit)
    let value = unit == .share ? plain.value.replacingSuffix(" %", by: " pts") : plain.value
    self.init(value: estimate.value > 0 ? "+" + value : value, interval: plain.interval)
  }

  /// Both, one after the other.
  var text: String { interval.isEmpty ? value : "\(value) \(interval)" }

  /// How numbers of a unit are shown.
  private struct Form {
    var scale = 1.0
    var suffix = ""
    /// Decimals that are never exceeded.
    var most: Int
    /// Decimals where no interval says how many.
    var usual: Int

    init(_ unit: Metric.Unit, size: Double, currency: String) {
      switch unit {
      case .share: (scale, suffix, most, usual) = (100, " %", 2, 1)
      case .count: (most, usual) = size < 10 ? (1, size == size.rounded() ? 0 : 1) : (0, 0)
      case .hours where size > 0 && size < 1: (scale, suffix, most, usual) = (60, " min", 0, 0)
      case .hours: (suffix, most, usual) = (" h", 1, size == 0 || size >= 100 ? 0 : 1)
      case .money:
        let decimals = size > 0 && size < 100 ? 2 : 0
        (suffix, most, usual) = (currency.isEmpty ? "" : " " + currency, decimals, decimals)
      case .rate: (most, usual) = (2, 2)
      case .points: (suffix, most, usual) = (" points", 1, 1)
      }
    }
  }
}
