internal import ClosedLoop

extension Scenario {
  /// A value of the resolved scenario with who said so and, for a default, what it is worth.
  public struct ExplainedLine: Sendable {
    /// Path, value and place.
    public let line: Origins.Line
    /// `preset conservative`, a place, or `default`.
    public let origin: String
    /// The parameter that it is a default of, if evidence is known for it.
    public let parameter: Parameter?
  }

  /// Every value with its origin.
  public func explained(in sources: Sources) -> [ExplainedLine] {
    let preset = resolved.value(at: "outcome.preset")?.text.flatMap { name in
      OutcomePreset.all.first { $0.name == name }
    }
    return Origins.lines(of: resolved, in: sources).map { line in
      guard line.origin == "default" else { return ExplainedLine(line: line, origin: line.origin, parameter: nil) }
      let change = preset?.changes.first { $0.path == line.path }
      let origin = change.map { "preset \(preset?.name ?? "") (\($0.source.text))" } ?? "default"
      return ExplainedLine(
        line: line, origin: origin, parameter: Parameter.all.first { $0.covers(line.path) })
    }
  }

  /// The paths of inputs in force that nobody wrote and that only an assumption or a vendor's claim supports; `*` stands
  /// for names that have it alike.
  ///
  /// Where no feedback tells of a failure the outcome model has nothing to say, and so has this.
  public var weakInputs: [String] {
    guard !plan.causes.isEmpty else { return [] }
    return Parameter.all.filter { parameter in
      guard parameter.strength.isWeak, parameter.matters(plan.outcome), isInForce(parameter) else { return false }
      return resolved.values(at: parameter.path).contains { !$0.position.isWritten }
    }.map(\.path)
  }

  /// Whether anything depends on a field outside the outcome model.
  private func isInForce(_ parameter: Parameter) -> Bool {
    switch parameter.path {
    case "arrivals.day_factor_correlation":
      plan.channels.filter { $0.dayFactorVariation > 0 }.count > 1
    case "macro.told_relief", "macro.told_response", "macro.told_for", "macro.fix_survey":
      plan.macro?.tellsCustomers ?? false
    default: true
    }
  }
}

extension JSONValue {
  /// The values at a path of keys in which `*` stands for any.
  func values(at path: String) -> [JSONValue] {
    var values = [self]
    for key in path.split(separator: ".") {
      values = values.flatMap { value in
        guard let object = value.object else { return [JSONValue]() }
        guard key == "*" else { return object[String(key)].map { [$0] } ?? [] }
        return object.members.map(\.value)
      }
    }
    return values
  }

  /// The value at a path of keys: `outcome.recovery.base`.
  func value(at path: String) -> JSONValue? {
    var value = self
    for key in path.split(separator: ".") {
      guard let inner = value.object?[String(key)] else { return nil }
      value = inner
    }
    return value
  }
}
