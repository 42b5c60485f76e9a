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
      let origin = change.map { "preset \(preset?.name ?? "") (\($0.source))" } ?? "default"
      return ExplainedLine(
        line: line, origin: origin, parameter: Parameter.all.first { $0.covers(line.path) })
    }
  }

  /// The paths of inputs in force that nobody wrote and that only an assumption or a vendor's claim supports.
  ///
  /// Where no feedback tells of a failure the outcome model has nothing to say, and so has this.
  public var weakInputs: [String] {
    guard !plan.causes.isEmpty else { return [] }
    return Parameter.outcome.filter { parameter in
      guard parameter.strength.isWeak, parameter.matters(plan.outcome) else { return false }
      return resolved.value(at: parameter.path).map { !$0.position.isWritten } ?? false
    }.map(\.path)
  }
}

extension JSONValue {
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
