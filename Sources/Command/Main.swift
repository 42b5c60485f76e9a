package import Arguments

/// Everything the program can do.
package let program = Program<any Action>(
  "closedloop",
  summary: "simulate a programme that answers unhappy customers, and learn how many people, which rules and which "
    + "promises win how many of them back",
  examples: [
    Example("closedloop run base", "simulate scenarios/base.json and its twin without the programme"),
    Example("closedloop run base.json --set teams.recovery.shifts.late.people=3", "the same with one value changed"),
    Example("closedloop compare base @fifo @edd", "what variants change for the same customers, and which is best"),
    Example("closedloop size base --vary 'teams.recovery.shifts.late.people=1..8'", "how many people its gates take"),
    Example("closedloop validate scenarios/*.json", "find every problem without simulating"),
  ],
  commands: [
    Run.command, Compare.command, Stress.command, Size.command, Explain.command, ReportResults.command, Check.command,
    Review.command,
    Accept.command, Validate.command, Show.command, Metrics.command, SelfTest.command, Fingerprints.command,
    Version.command,
    Help.command,
  ],
  topics: Topic.all)

@main
struct Main {
  /// The work is done beside the main thread, which listens for signals.
  static func main() {
    OperatingSystem.reserveStandardDescriptors()
    OperatingSystem.reportRefusedWrites()
    let session = Session()
    session.signals.hold()
    Task.detached {
      let status = await session.perform(Array(CommandLine.arguments.dropFirst()))
      OperatingSystem.end(status)
    }
    session.signals.listen()
  }
}
