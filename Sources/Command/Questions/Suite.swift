import ClosedLoop
import Experiments
import Reports
import Scenarios

/// A scenario of a suite: read, prepared, and with its golden where there is one.
struct SuiteMember {
  let scenario: Scenario
  /// The texts that its positions point into.
  let sources: Sources
  let variant: String?
  /// Its file, as it was named.
  let file: String
  let plan: PreparedPlan
  /// The name of each metric instance of the plan.
  let names: [String]
  /// Where its golden lies, or would lie.
  let goldenPath: String
  let golden: GoldenFile?

  /// What messages call it.
  var name: String { variant.map { "\(scenario.id)@\($0)" } ?? scenario.id }

  /// The program as goldens name it.
  static let engine = "closedloop \(Version.number)"

  /// What differs between its golden and what would be simulated now.
  var causes: GoldenCauses? { golden.map { GoldenCauses($0, of: self) } }

  /// What it reads beside scenarios, each with its digest.
  fileprivate var data: [FileDigest] {
    scenario.digests.dropFirst().filter { !$0.path.hasSuffix(".json") }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// A run of it as the accepted outcome.
  func golden(of result: RunResult) -> GoldenFile {
    let simulated = scenario.simulated
    return GoldenFile(
      id: scenario.id, variant: variant ?? "", engine: Self.engine, scenario: simulated,
      scenarioDigest: SHA256.hexadecimal(of: Array(CanonicalJSON.document(simulated).utf8)), data: data,
      record: GoldenRecord(
        result, names: names, keeping: GoldenRecord.kept(of: plan.plan, gates: scenario.gates.map(\.gate))))
  }

  /// Simulates so many replications of it.
  func simulate(
    _ replications: Int, threads: Int, session: Session, progress: Bool
  ) async throws(Failure) -> RunResult {
    let rule = ReplicationRule.fixed(replications)
    return try await PreparedRun(scenario, variant: variant, rule: rule, level: nil, folder: nil)
      .simulate(threads: threads, session: session, progress: progress)
  }
}

extension GoldenCauses {
  /// What differs between a golden and what would be simulated now.
  init(_ golden: GoldenFile, of member: SuiteMember) {
    self.init(golden, scenario: member.scenario, data: member.data, engine: SuiteMember.engine)
  }
}

/// Scenarios that are checked together, as files and folders name them.
struct Suite {
  /// Files and folders, in the words of the command line; none means `scenarios`.
  var words: [String]
  var settings: [String] = []
  /// Where goldens lie; nil means beside each scenario, in `goldens`.
  var goldens: String?
  var strict = false
  var quiet = false
  /// Whether a damaged golden is only remarked on, since it is to be made anew.
  var forgivesDamage = false

  /// How the words are explained in help.
  static let help =
    "Scenarios, and folders: all *.json in them, with the variants that have a golden. Without any, scenarios/."

  /// Reads all scenarios and goldens; gives none if anything is wrong with any.
  func members(in session: Session) throws(Failure) -> [SuiteMember] {
    var targets: [ScenarioTarget] = []
    var folders: Set<String> = []
    for word in words.isEmpty ? ["scenarios"] : words {
      if (try? OperatingSystem.kind(of: word)) == .directory {
        let files = try scenarios(in: word, session)
        for file in files { folders.insert(file) }
        targets += files.map { ScenarioTarget(.file($0)) }
      } else if let remedy = ScenarioTarget.add(word, to: &targets) {
        throw Failure(.badCommandLine, "\(word): \(remedy)")
      }
    }
    var read = try located(targets, session)
    for (target, scenario) in zip(targets, read) where folders.contains(target.path) {
      let variants = try accepted(of: scenario.scenario, beside: target.path, session)
      let more = variants.map { ScenarioTarget(target.source, variant: $0) }.filter { !targets.contains($0) }
      targets += more
      read += try located(more, session)
    }
    return try members(targets, read, session)
  }

  private func located(
    _ targets: [ScenarioTarget], _ session: Session
  ) throws(Failure) -> [(scenario: Scenario, sources: Sources)] {
    try ScenarioFiles.located(targets, settings: settings, strict: strict, quiet: quiet, in: session)
  }

  // MARK: Folders

  /// The scenarios of a folder, not of folders in it.
  private func scenarios(in folder: String, _ session: Session) throws(Failure) -> [String] {
    let names: [String]
    do { names = try session.files.names(in: folder) } catch { throw Failure(error) }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    let files = names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".golden.json") && !$0.hasPrefix(".") }
      .map { start + $0 }.filter { (try? OperatingSystem.kind(of: $0)) != .directory }
    guard !files.isEmpty else { throw Failure(.unreadableFile, "\(folder): there is no scenario in this folder") }
    return files
  }

  /// The variants of a scenario that have a golden.
  private func accepted(
    of scenario: Scenario, beside file: String, _ session: Session
  ) throws(Failure) -> [String] {
    let folder = goldenFolder(beside: file)
    let names = (try? session.files.names(in: folder)) ?? []
    let variants = names.compactMap { GoldenFile.variant(inName: $0, id: scenario.id) }
    for variant in variants where !scenario.availableVariants.contains(variant) {
      let name = GoldenFile.name(id: scenario.id, variant: variant)
      throw Failure(
        .invalidInput, "\(folder)/\(name): \(file) has no variant \(variant); remove the golden or name the variant so")
    }
    return variants
  }

  private func goldenFolder(beside file: String) -> String {
    if let goldens { return goldens.hasSuffix("/") && goldens != "/" ? String(goldens.dropLast()) : goldens }
    guard let slash = file.lastIndex(of: "/") else { return "goldens" }
    return file[...slash] + "goldens"
  }

  // MARK: Goldens

  private func members(
    _ targets: [ScenarioTarget], _ read: [(scenario: Scenario, sources: Sources)], _ session: Session
  ) throws(Failure) -> [SuiteMember] {
    var members: [SuiteMember] = []
    var diagnostics = Diagnostics()
    for (target, located) in zip(targets, read) {
      let scenario = located.scenario
      let name = GoldenFile.name(id: scenario.id, variant: target.variant ?? "")
      let path = "\(goldenFolder(beside: target.path))/\(name)"
      if members.contains(where: { $0.goldenPath == path }) {
        throw Failure(.badCommandLine, "two scenarios have the golden \(path); nothing was run")
      }
      let golden = try golden(path, of: scenario, variant: target.variant ?? "", &diagnostics, session)
      let plan = try PreparedRun.prepare(scenario)
      members.append(
        SuiteMember(
          scenario: scenario, sources: located.sources, variant: target.variant, file: target.path, plan: plan,
          names: Metric.instances(of: plan.plan).map { MetricSelector.name(of: $0, in: plan.plan) },
          goldenPath: path, golden: golden))
    }
    if let status = diagnostics.status, !forgivesDamage {
      throw Failure(status, "\(diagnostics.summary); nothing was run")
    }
    return members
  }

  private func golden(
    _ path: String, of scenario: Scenario, variant: String, _ all: inout Diagnostics, _ session: Session
  ) throws(Failure) -> GoldenFile? {
    let bytes: [UInt8]
    do {
      bytes = try session.files.read(path)
    } catch {
      if case .missing = error { return nil }
      throw Failure(error)
    }
    let reading = GoldenReader.read(bytes, path: path) { SHA256.hexadecimal(of: $0) }
    var diagnostics = reading.diagnostics
    if let golden = reading.golden, golden.id != scenario.id || golden.variant != variant {
      let name = golden.variant.isEmpty ? golden.id : "\(golden.id)@\(golden.variant)"
      diagnostics.error("golden", at: Place(path: path), "this is the golden of \(name)")
    }
    guard diagnostics.hasErrors else { return reading.golden }
    session.console.note(String(diagnostics.rendered(in: reading.sources).dropLast()))
    all.add(diagnostics)
    return nil
  }
}
