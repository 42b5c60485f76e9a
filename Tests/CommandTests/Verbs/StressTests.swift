import Command
import Foundation
import Testing

@Suite("stress")
struct StressTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(Self.desk, to: "desk.json")
    let causes =
      #""causes": { "billing": { "share": "100%", "severity": { "low": "50%", "mid": "30%", "high": "20%" } } }"#
    try folder.write(
      tinyScenario.replacingOccurrences(of: causes, with: #""causes": {}"#)
        .replacingOccurrences(of: #""resolution": { "solved_at_contact": "60%" },"#, with: ""), to: "happy.json")
  }

  /// The tiny desk over half a year, short enough of people that a strain shows.
  private static var desk: String {
    tinyScenario
      .replacingOccurrences(
        of: #""measure": "2w", "follow_up": "8w""#, with: #""measure": "12w", "drain": "4w", "follow_up": "8w""#
      )
      .replacingOccurrences(of: #""volume": "60/w""#, with: #""volume": "700/w""#)
      .replacingOccurrences(of: #""count": 20000"#, with: #""count": 400000"#)
      .replacingOccurrences(of: #""mean": "10m""#, with: #""mean": "14m""#)
      .replacingOccurrences(of: #""variants": {"#, with: #""variants": { "flu": { "stress": "sick" }, "#)
  }

  private struct Told: Decodable {
    struct Strain: Decodable {
      let name: String
      let meaning: String
      let daysToRecover: Int?
      let worstWeek: Double
      let moneyLost: Double?
      let metChange: Double?
    }

    struct Omitted: Decodable {
      let name: String
      let reason: String
    }

    let scenario: String
    let replications: Int
    let stresses: [Strain]
    let omitted: [Omitted]
  }

  @Test("It tells for each strain how long the desk takes to come back and what it costs, and ends with 0")
  func table() async throws {
    let outcome = try await folder.run("stress", "desk.json", "-n", "2", "--json", "--out", "out")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let told = try JSONDecoder().decode(Told.self, from: Data(outcome.output.utf8))
    #expect(told.scenario == "tiny" && told.replications == 2 && told.omitted.isEmpty)
    #expect(told.stresses.map(\.name) == ["campaign", "outage", "sick", "leavers", "holiday"])
    for strain in told.stresses {
      // Each brings a queue, breaks promises and, save for the leavers who are not paid, costs money.
      #expect(strain.worstWeek > 0, "\(strain.name)")
      #expect(strain.metChange ?? 0 < 0, "\(strain.name)")
    }
    let days = Dictionary(uniqueKeysWithValues: told.stresses.map { ($0.name, $0.daysToRecover) })
    // The queue is back after what strains it is over: two weeks of campaign, twelve of one person less.
    #expect(try #require(days["campaign"] ?? nil) > 14)
    #expect((days["leavers"] ?? nil).map { $0 >= 77 } ?? true)
    #expect(told.stresses[1].moneyLost ?? 0 > 0)

    let rows = try folder.read("out/stress.csv").split(separator: "\n").map(String.init)
    #expect(rows.count == 6)
    #expect(rows[0].contains("days_p50") && rows[0].contains("money_lost"))
    #expect(rows[1].contains(",campaign,") && rows[5].contains(",holiday,"))
    let manifest = try folder.read("out/manifest.json")
    #expect(manifest.contains(SHA256.hexadecimal(of: Array(try folder.read("out/stress.csv").utf8))))
  }

  @Test("In words there is a line for each strain, what it is, and what was left out")
  func words() async throws {
    let outcome = try await folder.run("stress", "desk.json", "-n", "2", "--no-files", "--only", "sick")
    #expect(outcome.status == 0)
    for part in ["How the desk comes back", "What it costs in EUR", "money lost", "sick: a fifth of every team is ill"]
    {
      #expect(outcome.output.contains(part), "\(part)")
    }
    #expect(!outcome.output.contains("campaign"))
    #expect(!folder.names().contains("outputs"))
  }

  @Test("A strain with another name is refused with the nearest, and so is what contradicts itself")
  func misuse() async throws {
    let unknown = try await folder.run("stress", "desk.json", "--only", "otage")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("did you mean outage?"))
    let printed = try await folder.run("stress", "desk.json", "--print", "holidays")
    #expect(printed.status == 64)
    #expect(printed.errors.contains("did you mean holiday?"))
    #expect(try await folder.run("stress", "desk.json", "--print", "sick", "--only", "outage").status == 64)
    #expect(try await folder.run("stress", "desk.json", "--out", "x", "--no-files").status == 64)
    #expect(try await folder.run("stress").status == 64)
    #expect(try await folder.run("stress", "none.json").status == 66)
    let setting = try await folder.run("run", "desk.json", "--set", "stress=sik", "--no-files", "-n", "1")
    #expect(setting.status == 65)
    #expect(setting.errors.contains("did you mean \"sick\"?"))
  }

  @Test("What does not apply is left out with its reason, and if nothing applies nothing is run")
  func omitted() async throws {
    let outcome = try await folder.run("stress", "happy.json", "-n", "1", "--no-files", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let told = try JSONDecoder().decode(Told.self, from: Data(outcome.output.utf8))
    #expect(told.stresses.map(\.name) == ["campaign", "sick", "leavers", "holiday"])
    #expect(told.omitted.map(\.name) == ["outage"])
    let nothing = try await folder.run("stress", "happy.json", "--only", "outage")
    #expect(nothing.status == 64)
    #expect(nothing.errors.contains("outage: the scenario has no causes of failures"))
  }

  @Test("What it prints is a patch: as a variant it gives the run that --set stress gives")
  func patches() async throws {
    let printed = try await folder.run("stress", "desk.json", "--print", "outage")
    #expect(printed.status == 0)
    #expect(printed.output.contains("stress_outage"))
    try folder.write(
      Self.desk.replacingOccurrences(of: #""variants": {"#, with: "\"variants\": { \"bad\": \(printed.output), "),
      to: "patched.json")
    let variant = try await folder.run("run", "patched.json@bad", "-n", "2", "--out", "one", "--quiet")
    #expect(variant.status == 0, "\(variant.errors)")
    let setting = try await folder.run(
      "run", "desk.json", "--set", "stress=outage", "-n", "2", "--out", "two", "--quiet")
    #expect(setting.status == 0, "\(setting.errors)")
    #expect(
      try folder.read("one/replications.csv").replacingOccurrences(of: ",bad,", with: ",,")
        == folder.read("two/replications.csv"))
  }

  @Test("Strains stand in variants and settings of run, compare and show")
  func elsewhere() async throws {
    let shown = try await folder.run("show", "desk.json@flu", "--origin")
    #expect(shown.status == 0)
    #expect(shown.output.contains("[stress sick]"))
    let compared = try await folder.run(
      "compare", "desk.json", "--set", "stress=sick", "-n", "2", "--no-files", "--metric", "wait.time.mean")
    #expect(compared.status == 0, "\(compared.errors)")
    #expect(compared.output.contains("stress=sick"))
    let both = try await folder.run("compare", "desk.json", "@flu", "-n", "2", "--no-files", "--json")
    #expect(both.status == 0, "\(both.errors)")
    let help = try await folder.run("help", "stress-library")
    #expect(help.output.contains("--set stress=NAME"))
  }
}
