/// Reads scenarios: files into plans, or into everything that is wrong with them.
public enum ScenarioReader {
  /// Reads a scenario with variants and settings applied.
  ///
  /// Nothing but the two closures touches the world: the same files and offsets give the same scenario.
  ///
  /// - Parameters:
  ///   - path: The scenario's file; other files are named from its folder.
  ///   - variants: Names of variants, applied in this order.
  ///   - settings: `path=value`, applied last.
  ///   - load: The bytes of a file.
  ///   - offsets: For a zone of the IANA database, a first day and a number of days, the zone's offsets; `nil` for an
  ///     unknown zone. It is asked only where the scenario does not carry them.
  /// - Complexity: that of the files; an error-free scenario is prepared once, about 50 ms, to check its churn.
  public static func read(
    _ path: String, variants: [String] = [], settings: [String] = [],
    load: (_ path: String) -> Result<[UInt8], LoadError>,
    offsets: (_ zone: String, _ start: Units.Date, _ days: Int) -> ZoneOffsets?
  ) -> ScenarioReading {
    var inputs: [ScenarioInput] = []
    let layers = Layers.resolve(path, variants: variants, settings: settings) { path in
      let loaded = load(path)
      if case .success(let bytes) = loaded { inputs.append(ScenarioInput(path: path, bytes: bytes)) }
      return loaded
    }
    guard let value = layers.value else {
      return ScenarioReading(scenario: nil, diagnostics: layers.diagnostics, sources: layers.sources)
    }
    return withoutActuallyEscaping(load) { load in
      withoutActuallyEscaping(offsets) { offsets in
        var draft = Draft(
          path: FilePath.normal(path), load: load, offsets: offsets, isBase: variants.isEmpty && settings.isEmpty,
          sources: layers.sources, inputs: inputs)
        let strained = strained(value, &draft)
        return finish(draft, strained, layers: layers, variants: variants)
      }
    }
  }

  private static func finish(
    _ start: Draft, _ value: JSONValue, layers: Layers, variants: [String]
  ) -> ScenarioReading {
    var draft = start
    let outcome = ObjectReader.read(value) { draft.read(&$0) }
    var diagnostics = layers.diagnostics
    diagnostics.add(outcome.diagnostics)
    var plan = draft.plan()
    let (rule, gates) = draft.finish(plan, hasErrors: diagnostics.hasErrors || draft.diagnostics.hasErrors)
    diagnostics.add(draft.diagnostics)
    plan = draft.solved(plan)
    guard !diagnostics.hasErrors, let calibration = draft.calibration else {
      return ScenarioReading(scenario: nil, diagnostics: diagnostics, sources: draft.sources)
    }
    let scenario = Scenario(
      id: draft.id, title: draft.title, currency: draft.currency, variants: variants,
      availableVariants: layers.variants, plan: plan, calibration: calibration, rule: rule, gates: gates,
      choosesWarmUp: draft.clock.choosesWarmUp, warmUp: nil, resolved: draft.withSolution(outcome.resolved),
      inputs: draft.inputs)
    return ScenarioReading(scenario: scenario, diagnostics: diagnostics, sources: draft.sources)
  }
}
