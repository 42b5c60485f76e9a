import Arguments
import Testing
import Command

@Suite("closedloop help")
struct HelpTests {
  @Test("The declaration of the program has no flaws")
  func flaws() {
    #expect(program.flaws == [])
  }

  @Test("Every verb and topic is listed, and explained within 80 columns")
  func everySubject() async throws {
    let folder = try Folder()
    let overview = try await folder.run("help")
    #expect(overview.status == 0)
    #expect(overview.output.hasPrefix("Examples:\n"))
    for name in program.commands.map(\.name) + program.topics.map(\.name) {
      #expect(overview.output.contains("\n  \(name) "))
      let page = try await folder.run("help", name)
      #expect(page.status == 0)
      #expect(page.errors == "")
      #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test("Help on a verb starts with examples, however it is asked for")
  func sameHelp() async throws {
    let folder = try Folder()
    let help = try await folder.run("help", "run")
    let option = try await folder.run("run", "--help")
    #expect(help.output.hasPrefix("Examples:\n  closedloop run base\n"))
    #expect(option.output == help.output)
  }

  @Test("help exit-status lists every status")
  func exitStatus() async throws {
    let outcome = try await Folder().run("help", "exit-status")
    for status in ExitStatus.allCases {
      #expect(outcome.output.contains("\n  \(status.rawValue) "))
      #expect(outcome.output.contains(status.meaning))
    }
  }

  @Test("An unknown subject is answered with the nearest one and status 64")
  func unknownSubject() async throws {
    let outcome = try await Folder().run("help", "unit")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        closedloop: unit: no such verb or topic; did you mean units?
        usage: closedloop help [NAME]

        """)
  }
}
