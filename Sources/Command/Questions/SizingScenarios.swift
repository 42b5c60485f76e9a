import ClosedLoop
import Experiments
import Scenarios

/// The scenario of each staffing: the file with its settings, and the varied fields set last.
final class SizingScenarios {
  private let target: ScenarioTarget
  private let settings: [String]
  private let fields: [VariedField]
  private let session: Session
  private var files: ScenarioFiles

  init(_ target: ScenarioTarget, settings: [String], fields: [VariedField], session: Session) {
    self.target = target
    self.settings = settings
    self.fields = fields
    self.session = session
    files = ScenarioFiles(session.files)
  }

  /// The scenario as it is written, told what is wrong with it.
  func base(strict: Bool, quiet: Bool) throws(Failure) -> Scenario {
    let reading = try files.readToRun(target, variant: target.variant, settings: settings, in: session)
    var remarks = reading.diagnostics
    if strict { remarks.makeWarningsErrors() }
    return try scenario(of: reading, remarks, quiet: quiet)
  }

  /// The scenario of a staffing. Warnings were told of the scenario as it is written.
  func scenario(_ staffing: Staffing) throws(Failure) -> Scenario {
    let varied = zip(fields, staffing.values).map { "\($0.path)=\($1)" }
    let reading = try files.readToRun(target, variant: target.variant, settings: settings + varied, in: session)
    return try scenario(of: reading, reading.diagnostics, quiet: true)
  }

  private func scenario(
    of reading: ScenarioReading, _ remarks: Diagnostics, quiet: Bool
  ) throws(Failure) -> Scenario {
    let text = remarks.rendered(in: reading.sources)
    if !text.isEmpty, remarks.hasErrors || !quiet { session.console.note(String(text.dropLast())) }
    if let status = remarks.status { throw Failure(status, "\(remarks.summary); nothing was run") }
    guard let scenario = reading.scenario else { throw Failure(.invalidInput, "there is no scenario; nothing was run") }
    return scenario
  }
}
