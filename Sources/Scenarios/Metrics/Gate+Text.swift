public import ClosedLoop

extension Gate {
  /// Reads `sla.first_response.met[sla=gold] >= 80%` or `money.net_benefit >= golden - 2%`.
  ///
  /// The bound is a percentage or a number; for metrics in hours a duration, for money an amount of the currency.
  public static func parse(
    _ text: String, isWarning: Bool = false, in plan: Plan, currency: String = "EUR"
  ) -> Result<Gate, Remedy> {
    var found: (relation: Relation, range: Range<String.Index>)?
    for relation in [Relation.atLeast, .atMost, .above, .below] {
      guard found == nil, let range = text.range(of: String(describing: relation.keyword)) else { continue }
      found = (relation, range)
    }
    guard let found else {
      return .failure(Remedy("gate", "a gate compares a metric: \"METRIC >= 90%\", with >=, <=, > or <"))
    }
    switch MetricSelector.instance(String(text[..<found.range.lowerBound]), in: plan) {
    case .failure(let remedy): return .failure(remedy)
    case .success(let instance):
      let unit = Metric.catalogue[Metric.instances(of: plan)[instance].metric].unit
      do throws(Remedy) {
        let bound = try bound(String(Units.trimmed(text[found.range.upperBound...])), unit: unit, currency: currency)
        return .success(Gate(instance: instance, relation: found.relation, bound: bound, isWarning: isWarning))
      } catch {
        return .failure(error)
      }
    }
  }

  private static func bound(_ text: String, unit: Metric.Unit, currency: String) throws(Remedy) -> GateBound {
    guard text.hasPrefix("golden") else { return .value(try value(text, unit: unit, currency: currency)) }
    let rest = Units.trimmed(text.dropFirst("golden".count))
    guard let sign = rest.first else { return .golden(relative: 0, absolute: 0) }
    guard sign == "+" || sign == "-" || sign == "\u{2212}" else {
      throw Remedy("gate", "an accepted outcome is \"golden\", \"golden - 2%\" or \"golden + 2%\"")
    }
    let amount = String(Units.trimmed(rest.dropFirst()))
    let factor = sign == "+" ? 1.0 : -1.0
    if amount.last == "%" { return .golden(relative: factor * (try Units.share(amount, in: 0...10)), absolute: 0) }
    return .golden(relative: 0, absolute: factor * (try value(amount, unit: unit, currency: currency)))
  }

  private static func value(_ text: String, unit: Metric.Unit, currency: String) throws(Remedy) -> Double {
    if text.isEmpty { throw Remedy("gate", "after the comparison stands a bound: \">= 90%\"") }
    switch unit {
    case .share:
      if let decimal = Decimal(text) { return try Units.share(decimal.value()) }
      return try Units.share(text)
    case .hours:
      guard Decimal(text) == nil else { throw Units.durationWithoutUnit(text) }
      return Double(try Units.duration(text)) / Double(Units.hour)
    case .money:
      return Double(try Units.money(text, currency: currency, allowsNegative: true)) / 1e6
    case .rate where text.last == "%":
      return try Units.share(text, in: 0...1e6)
    case .count, .rate, .points:
      guard let decimal = Decimal(text), decimal.value().magnitude <= 1e15 else {
        throw Remedy("gate", "the bound of this metric is a number")
      }
      return decimal.value()
    }
  }
}
