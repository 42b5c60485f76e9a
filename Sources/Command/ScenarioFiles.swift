import Scenarios

/// Reads the scenarios that a command line names, with whatever they need of the outside world.
struct ScenarioFiles {
  let files: Files
  /// Standard input, which can be read once only.
  private var standardInput: Result<[UInt8], LoadError>?

  init(_ files: Files) { self.files = files }

  /// Reads a scenario with a variant and settings applied.
  mutating func read(_ target: ScenarioTarget, variant: String?, settings: [String]) -> ScenarioReading {
    var input: Result<[UInt8], LoadError>?
    if target.source == .standardInput {
      input = standardInput ?? load { () throws(FileProblem) in try files.readStandardInput() }
      standardInput = input
    }
    return ScenarioReader.read(
      target.path, variants: variant.map { [$0] } ?? [], settings: settings,
      load: { path in
        if let input, path == target.path { return input }
        return load { () throws(FileProblem) in try files.read(path) }
      },
      offsets: offsets)
  }

  /// Reads scenarios, tells what is wrong with any of them, and gives them only if nothing is.
  ///
  /// - Parameters:
  ///   - settings: `path=value`, applied to each.
  ///   - quiet: keeps mere warnings to itself.
  static func scenarios(
    _ targets: [ScenarioTarget], settings: [String], strict: Bool, quiet: Bool, in session: Session
  ) throws(Failure) -> [Scenario] {
    try located(targets, settings: settings, strict: strict, quiet: quiet, in: session).map(\.scenario)
  }

  /// The same, each with the texts that its positions point into.
  static func located(
    _ targets: [ScenarioTarget], settings: [String], strict: Bool, quiet: Bool, in session: Session
  ) throws(Failure) -> [(scenario: Scenario, sources: Sources)] {
    var reader = ScenarioFiles(session.files)
    var scenarios: [(scenario: Scenario, sources: Sources)] = []
    var diagnostics = Diagnostics()
    for target in targets {
      let reading = reader.read(target, variant: target.variant, settings: settings)
      var remarks = reading.diagnostics
      if strict { remarks.makeWarningsErrors() }
      let text = remarks.rendered(in: reading.sources)
      if !text.isEmpty, remarks.hasErrors || !quiet { session.console.note(String(text.dropLast())) }
      diagnostics.add(remarks)
      if let scenario = reading.scenario { scenarios.append((scenario, reading.sources)) }
    }
    if let status = diagnostics.status { throw Failure(status, "\(diagnostics.summary); nothing was run") }
    return scenarios
  }

  private func load(_ read: () throws(FileProblem) -> [UInt8]) -> Result<[UInt8], LoadError> {
    do {
      return .success(try read())
    } catch {
      switch error {
      case .missing: return .failure(.missing)
      case .directory: return .failure(.directory)
      case .unreadable(_, let reason), .readError(_, let reason), .cannotCreate(_, let reason),
        .writeError(_, let reason):
        return .failure(.unreadable(reason))
      case .tooLarge(_, let limit): return .failure(.unreadable("it is larger than \(limit >> 20) MB"))
      }
    }
  }

  private func offsets(_ zone: String, _ start: Units.Date, _ days: Int) -> ZoneOffsets? {
    let parts = start.parts
    let date = CivilDate(year: parts.year, month: parts.month, day: parts.day)
    guard let changes = timeZoneOffsets(in: zone, from: date, days: days), let first = changes.first else {
      return nil
    }
    return ZoneOffsets(
      initial: first.offset, changes: changes.dropFirst().map { ($0.instant - first.instant, $0.offset) })
  }
}

extension ScenarioTarget {
  /// The path under which messages name it.
  var path: String {
    switch source {
    case .file(let path): path
    case .standardInput: "-"
    }
  }
}

extension Diagnostics {
  /// What the exit status becomes, if these remarks forbid to go on.
  var status: ExitStatus? {
    switch fault {
    case nil: nil
    case .usage: .badCommandLine
    case .invalid: .invalidInput
    case .missing: .unreadableFile
    }
  }
}
