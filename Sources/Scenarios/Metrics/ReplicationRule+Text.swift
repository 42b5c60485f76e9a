public import ClosedLoop

extension ReplicationRule {
  /// Twenty replications: what a scenario gets that does not say.
  public static let standard = ReplicationRule.fixed(20)
  /// How many replications a run may make.
  public static let most = 100_000

  /// Reads `METRIC within 1% at 95%`.
  ///
  /// A percentage is a share of the estimate; of a metric that is itself a share or counted in points it is so many
  /// points. A number, or a duration for a metric in hours, is an amount of the metric's own unit. The level of the
  /// interval may be left out.
  ///
  /// - Parameter level: that of the interval where the text states none.
  public static func parse(
    until text: String, in plan: Plan, least: Int = 20, greatest: Int = 400, level: Double = 0.95
  ) -> Result<ReplicationRule, Remedy> {
    let help = "a stop rule is \"METRIC within 1% at 95%\""
    guard let within = text.range(of: " within ") else { return .failure(Remedy("until", help)) }
    let rest = text[within.upperBound...]
    let amount: Substring
    var stated: Substring?
    if let at = rest.range(of: " at ") {
      (amount, stated) = (rest[..<at.lowerBound], rest[at.upperBound...])
    } else {
      amount = rest
    }
    switch MetricSelector.instance(String(text[..<within.lowerBound]), in: plan) {
    case .failure(let remedy): return .failure(remedy)
    case .success(let instance):
      do throws(Remedy) {
        let unit = Metric.catalogue[Metric.instances(of: plan)[instance].metric].unit
        let width = try halfWidth(String(Units.trimmed(amount)), unit: unit)
        let level =
          try stated.map { (text) throws(Remedy) in
            try Units.share(String(Units.trimmed(text)), in: 0.5...0.9999)
          } ?? level
        return .success(
          .until(
            instance: instance, halfWidth: width.value, isRelative: width.isRelative, level: level,
            least: max(2, least), greatest: max(2, least, greatest)))
      } catch {
        return .failure(error)
      }
    }
  }

  private static func halfWidth(
    _ text: String, unit: Metric.Unit
  ) throws(Remedy) -> (value: Double, isRelative: Bool) {
    let value: Double
    var isRelative = false
    if text.last == "%" {
      let share = try Units.share(text, in: 0...1)
      switch unit {
      case .share: value = share
      case .points: value = share * 100
      case .count, .hours, .money, .rate: (value, isRelative) = (share, true)
      }
    } else if let decimal = Decimal(text) {
      value = decimal.value()
    } else if unit == .hours {
      value = Double(try Units.duration(text)) / Double(Units.hour)
    } else {
      throw Remedy("until", "the half-width is a percentage or a number: \"within 1%\"")
    }
    guard value > 0, value <= 1e15 else { throw .range("the half-width is above 0") }
    return (value, isRelative)
  }
}

extension String {
  /// Where a text stands in this one first. Foundation is not at hand.
  func range(of text: String) -> Range<String.Index>? { self[...].range(of: text) }
}

extension Substring {
  /// Where a text stands in this one first.
  func range(of text: String) -> Range<Substring.Index>? {
    let wanted = Array(text.utf8)
    var index = utf8.startIndex
    while index != utf8.endIndex {
      if utf8[index...].starts(with: wanted) { return index..<utf8.index(index, offsetBy: wanted.count) }
      index = utf8.index(after: index)
    }
    return nil
  }
}
