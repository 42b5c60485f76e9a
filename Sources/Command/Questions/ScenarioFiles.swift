import ClosedLoop
import EventKernel
import Experiments
import Scenarios

/// Reads the scenarios that a command line names, with whatever they need of the outside world.
struct ScenarioFiles {
  let files: Files
  /// Standard input, which can be read once only.
  private var standardInput: Result<[UInt8], LoadError>?
  /// What pilots have chosen, by the path of the scenario.
  private var warmUps: [String: ChosenWarmUp] = [:]

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

  /// The same for a run: where the warm-up is left to a pilot, the pilot is made and its choice applied.
  ///
  /// The pilot is of the file as it stands, without variants and settings, so that all that is made of it is measured over
  /// the same time.
  ///
  /// - Parameter model: the scenario whose pilot chooses; nil for the one that is read.
  mutating func readToRun(
    _ target: ScenarioTarget, variant: String?, settings: [String], like model: ScenarioTarget? = nil,
    in session: Session
  ) throws(Failure) -> ScenarioReading {
    let reading = read(target, variant: variant, settings: settings)
    guard reading.scenario?.choosesWarmUp == true else { return reading }
    guard let warmUp = try chosenWarmUp(of: model ?? target, in: session) else { return reading }
    var settled = read(target, variant: variant, settings: settings + ["clock.warm_up=\(warmUp.text)"])
    settled.scenario?.warmUp = warmUp
    return settled
  }

  /// What a pilot of a scenario chooses; nil where there is nothing to choose or the scenario cannot be read.
  private mutating func chosenWarmUp(of target: ScenarioTarget, in session: Session) throws(Failure) -> ChosenWarmUp? {
    if let known = warmUps[target.path] { return known }
    guard let base = read(target, variant: nil, settings: []).scenario, base.choosesWarmUp else { return nil }
    let phases = base.plan.phases
    // Twice what is measured, within half a year and a year: half of it at most can be warm-up.
    let days = min(max(2 * (phases.windowEnd - phases.windowStart) / Time.day, 182), 364)
    let lengths = ["warm_up=0h", "measure=\(24 * days)h", "drain=0h", "follow_up=0h"]
    guard let pilot = read(target, variant: nil, settings: lengths.map { "clock.\($0)" }).scenario else { return nil }
    session.console.progress("\(base.id): a pilot chooses the warm-up")
    let signals = session.signals
    let plan = try PreparedRun.preparePilot(pilot)
    let choice: WarmUpPilot?
    do {
      choice = try WarmUpPilot.choose(plan, shouldStop: { signals.interruption != nil })
    } catch {
      throw Failure(error, in: base.id, seed: base.plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let choice else { throw Failure(.internalFault, "the pilot of \(base.id) ended without a result") }
    let chosen = ChosenWarmUp(days: choice.days, isSettled: choice.isSettled && !choice.isRising)
    warmUps[target.path] = chosen
    return chosen
  }

  /// Reads scenarios, tells what is wrong with any of them, and gives them only if nothing is.
  ///
  /// - Parameters:
  ///   - settings: `path=value`, applied to each.
  ///   - sharesWarmUp: whether a warm-up that is left to a pilot is that of the first scenario for all.
  ///   - quiet: keeps mere warnings to itself.
  static func scenarios(
    _ targets: [ScenarioTarget], settings: [String], sharesWarmUp: Bool = false, strict: Bool, quiet: Bool,
    in session: Session
  ) throws(Failure) -> [Scenario] {
    try located(
      targets, settings: settings, sharesWarmUp: sharesWarmUp, strict: strict, quiet: quiet, in: session
    ).map(\.scenario)
  }

  /// The same, each with the texts that its positions point into.
  static func located(
    _ targets: [ScenarioTarget], settings: [String], sharesWarmUp: Bool = false, strict: Bool, quiet: Bool,
    in session: Session
  ) throws(Failure) -> [(scenario: Scenario, sources: Sources)] {
    var reader = ScenarioFiles(session.files)
    var scenarios: [(scenario: Scenario, sources: Sources)] = []
    var diagnostics = Diagnostics()
    for target in targets {
      let reading = try reader.readToRun(
        target, variant: target.variant, settings: settings, like: sharesWarmUp ? targets.first : nil, in: session)
      diagnostics.add(tell(reading, strict: strict, quiet: quiet, in: session))
      if let scenario = reading.scenario { scenarios.append((scenario, reading.sources)) }
    }
    if let status = diagnostics.status { throw Failure(status, "\(diagnostics.summary); nothing was run") }
    return scenarios
  }

  /// Reads one scenario, tells what is wrong with it, and gives it if nothing is.
  mutating func scenario(
    _ target: ScenarioTarget, settings: [String], strict: Bool, quiet: Bool, in session: Session
  ) throws(Failure) -> Scenario {
    let reading = try readToRun(target, variant: target.variant, settings: settings, in: session)
    let remarks = Self.tell(reading, strict: strict, quiet: quiet, in: session)
    if let status = remarks.status { throw Failure(status, "\(remarks.summary); nothing was run") }
    guard let scenario = reading.scenario else { throw Failure(.invalidInput, "there is no scenario; nothing was run") }
    return scenario
  }

  /// Tells what is wrong with a reading, mere warnings unless they are to be kept quiet.
  private static func tell(
    _ reading: ScenarioReading, strict: Bool, quiet: Bool, in session: Session
  ) -> Diagnostics {
    var remarks = reading.diagnostics
    if strict { remarks.makeWarningsErrors() }
    let text = remarks.rendered(in: reading.sources)
    if !text.isEmpty, remarks.hasErrors || !quiet { session.console.note(String(text.dropLast())) }
    return remarks
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
