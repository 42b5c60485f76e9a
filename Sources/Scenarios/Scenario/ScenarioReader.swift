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
  public static func read(
    _ path: String, variants: [String] = [], settings: [String] = [],
    load: (_ path: String) -> Result<[UInt8], LoadError>,
    offsets: (_ zone: String, _ start: Units.Date, _ days: Int) -> ZoneOffsets?
  ) -> ScenarioReading {
    var layers = Layers.resolve(path, variants: variants, settings: settings, load: load)
    _ = offsets
    layers = Layers.resolve(path, variants: variants, settings: settings, load: load)
    var diagnostics = layers.diagnostics
    diagnostics.error("not-built", at: Place(path: ""), "reading scenarios is not built yet")
    return ScenarioReading(scenario: nil, diagnostics: diagnostics, sources: layers.sources)
  }
}
