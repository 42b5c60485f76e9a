import Arguments
import ClosedLoop
import PlanImage
import Scenarios

/// Prints what proves the course of replications, for comparison between builds and platforms.
struct Fingerprints: Action {
  var targets: [ScenarioTarget] = []
  var settings: [Setting] = []
  var replications: Int? = 3
  var seed: UInt64?
  var images: String?

  static let command = Command<any Action>(
    "fingerprint", summary: "print numbers that prove the course of replications",
    examples: [
      Example("closedloop fingerprint scenarios/*.json", "three replications of each"),
      Example("closedloop fingerprint base --images plans", "and the plan as words for the WebAssembly build"),
    ],
    from: Fingerprints(),
    positionals: [
      Positional("FILE", help: ScenarioTarget.help, .oneOrMore) { ScenarioTarget.add($1, to: &$0.targets) }
    ],
    options: [
      .settings(\.settings),
      .replications(\.replications, help: "So many replications of each; 3 if not given."),
      .seed(\.seed),
      Option("images", value: "DIR", help: "Write each plan as words, one a line, into this folder.") {
        $0.images = $1
        return $1.isEmpty ? "write the name of a folder" : nil
      },
    ],
    action: { $0 })

  func perform(in session: Session) async throws(Failure) -> ExitStatus {
    let words = settings.map(\.text) + (seed.map { ["run.seed=\($0)"] } ?? [])
    let scenarios = try ScenarioFiles.scenarios(targets, settings: words, strict: false, quiet: true, in: session)
    if let images {
      do { try session.files.prepareFolder(images) } catch { throw Failure(error) }
    }
    for scenario in scenarios {
      let name = ([scenario.id] + scenario.variants).joined(separator: "@")
      if let images { try write(PlanImage(scenario.plan), to: "\(images)/\(name).plan", in: session) }
      let plan = try PreparedRun.prepare(scenario)
      for number in 0..<(replications ?? 3) {
        try await print(plan, number, name: name, in: session)
      }
    }
    return .done
  }

  private func print(
    _ plan: PreparedPlan, _ number: Int, name: String, in session: Session
  ) async throws(Failure) {
    let signals = session.signals
    let result: ReplicationResult?
    do throws(BrokenAudit) {
      result = try await signals.polling { () async throws(BrokenAudit) in
        try plan.replicate(UInt64(number), shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(error, in: name, seed: plan.plan.seed)
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let proof = result?.proof else { return }
    session.console.result(
      "\(name) \(number) \(hexadecimal(proof.trajectory)) \(hexadecimal(proof.observations))\n")
  }

  private func write(_ image: PlanImage, to path: String, in session: Session) throws(Failure) {
    do throws(FileProblem) {
      try session.files.write(to: path) { file throws(FileProblem) in
        for word in image.words { try file.append(hexadecimal(UInt64(bitPattern: word)) + "\n") }
      }
    } catch {
      throw Failure(error)
    }
  }
}

/// 16 hexadecimal digits.
private func hexadecimal(_ word: UInt64) -> String {
  let digits = String(word, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
