import Command
import Foundation
import Testing

@Suite("explain, and what a run writes down")
struct ExplainTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
  }

  /// A desk that is short of people and asks customers by telephone, so that promises are broken.
  private static let short = [
    "--set", "customers.count=400000", "--set", "channels.survey.volume=400/w", "--set",
    "teams.desk.shifts.day.people=1", "--set", "sla.promises.gold.first_response=45m",
  ]

  private func rows(_ file: String) throws -> [[String: String]] {
    let lines = try folder.read(file).split(separator: "\n").map { $0.components(separatedBy: ",") }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test("Cases, events and hours are written, described and proved, and change nothing else")
  func writesDown() async throws {
    let plain = try await folder.run("run", "tiny.json", "-n", "2", "--out", "plain", "--quiet")
    #expect(plain.status == 0)
    let watched = try await folder.run(
      "run", "tiny.json", "-n", "2", "--out", "watched", "--quiet", "--cases", "--events", "--series", "hour",
      "--replication", "1")
    #expect(watched.status == 0)
    #expect(watched.errors == "")
    for file in ["summary.csv", "replications.csv", "scenario.resolved.json"] {
      #expect(try folder.read("plain/\(file)") == folder.read("watched/\(file)"), "\(file)")
    }
    let manifest = try folder.read("watched/manifest.json")
    let package = try folder.read("watched/datapackage.json")
    for file in ["cases.csv", "events.csv", "hour-of-week.csv", "series.csv"] {
      let text = try folder.read("watched/\(file)")
      #expect(manifest.contains(SHA256.hexadecimal(of: Array(text.utf8))), "\(file)")
      #expect(package.contains("\"path\": \"\(file)\""), "\(file)")
    }
    #expect(try rows("watched/hour-of-week.csv").count == 168)
    #expect(try folder.read("watched/series.csv").contains("2027-01-04T05:00:00.000000+00:00,backlog,"))
  }

  @Test("The categories of time of every case sum to what has elapsed, to the microsecond")
  func sums() async throws {
    _ = try await folder.run(
      ["run", "tiny.json", "-n", "1", "--out", "out", "--quiet", "--cases", "--events"] + Self.short)
    let cases = try rows("out/cases.csv")
    #expect(cases.count > 100)
    func microseconds(_ text: String?) -> Int64 { Int64(((Double(text ?? "") ?? -1) * 1e6).rounded()) }
    for row in cases {
      let split = row.filter { $0.key.hasPrefix("time_") }
      let sum = split.values.reduce(Int64(0)) { $0 + microseconds($1) }
      #expect(split.count == 15)
      #expect(sum == microseconds(row["elapsed"]))
    }
    // Every case of the log begins with its feedback, and ends where cases.csv says.
    var first: [String: String] = [:]
    var last: [String: String] = [:]
    var times: [String] = []
    for row in try rows("out/events.csv") {
      let number = try #require(row["case:concept:name"])
      if first[number] == nil { first[number] = row["concept:name"] }
      last[number] = row["concept:name"]
      times.append(row["time:timestamp"] ?? "")
    }
    #expect(Set(first.values) == ["receive feedback"])
    #expect(times == times.sorted())
    for row in cases where row["ending"] != "open" {
      #expect(last[row["case"] ?? ""] == "close: \(row["ending"] ?? "")")
    }
  }

  @Test("What late cases lost their time by is told, with changes that were tried on the same customers")
  func explains() async throws {
    let outcome = try await folder.run(
      ["explain", "tiny.json", "--replications", "3", "--changes", "2", "--quiet"] + Self.short)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    let told = try await folder.run(["explain", "tiny.json", "--replications", "3", "--changes", "2"] + Self.short)
    #expect(told.output.contains("all busy with earlier work"))
    #expect(told.output.contains("one person more works on day of desk"))
    #expect(told.output.contains("breaches go away"))
    #expect(told.output.contains("--set 'teams.desk.shifts.day.people=2'"))
    #expect(told.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let json = try await folder.run(
      ["explain", "tiny.json", "--replications", "3", "--changes", "1", "--json"] + Self.short)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let changes = try #require(object["changes"] as? [[String: Any]])
    let share = try #require((changes.first?["shareGone"] as? [String: Any])?["value"] as? Double)
    #expect(share > 0.5 && share <= 1)
  }

  @Test("Threads change no word of an explanation")
  func sameWords() async throws {
    let words = ["explain", "tiny.json", "--replications", "4", "--changes", "1"] + Self.short
    let one = try await folder.run(words + ["--threads", "1"])
    let four = try await folder.run(words + ["--threads", "4"])
    #expect(!one.output.isEmpty)
    #expect(one.output == four.output)
  }

  @Test("A case's life is told line by line, from a scenario or from the folder of a run")
  func life() async throws {
    _ = try await folder.run(["run", "tiny.json", "-n", "1", "--out", "out", "--quiet", "--cases"] + Self.short)
    let late = try #require(try rows("out/cases.csv").first { $0["response"] == "missed" && $0["ending"] == "solved" })
    let number = try #require(late["case"])
    let told = try await folder.run("explain", "./out", "--case", number)
    #expect(told.status == 0)
    for words in [
      "Case \(number) of tiny", "the feedback comes", "writes to the customer", "closed: solved", "broken:",
    ] {
      #expect(told.output.contains(words), "\(words)")
    }
    let same = try await folder.run(["explain", "tiny.json", "--case", number] + Self.short)
    #expect(same.output == told.output)
    let json = try await folder.run("explain", "./out", "--case", number, "--json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["response"] as? String == "missed")
    #expect((object["life"] as? [Any])?.isEmpty == false)
  }

  @Test("A case that there is not, and options that do not go together, are refused with a remedy")
  func mistakes() async throws {
    let none = try await folder.run(["explain", "tiny.json", "--case", "99999999"] + Self.short)
    #expect(none.status == 64)
    #expect(none.errors.contains("no case has this number"))
    #expect(none.errors.contains("try "))
    for words in [
      ["explain", "tiny.json", "--replication", "1"], ["explain", "tiny.json", "--case", "0"],
      ["explain", "tiny.json", "--promise", "both"], ["explain"], ["run", "tiny.json", "--cases", "--no-files"],
      ["run", "tiny.json", "--replication", "1"], ["run", "tiny.json", "--series", "minute"],
    ] { #expect(try await folder.run(words).status == 64, "\(words)") }
    #expect(try await folder.run("explain", "missing.json").status == 66)
  }

  /// The tiny desk in office hours, some of whose people speak French, and what is cut short is handed over.
  private static let office =
    tinyScenario
    .replacingOccurrences(
      of: #""shifts": { "day": { "people": 2, "weekly": { "mon-sun": ["00:00-24:00"] } } }"#,
      with: #""shift_end": "hand-over", "languages": { "german": "100%", "french": "10%" }, "shifts": { "#
        + #""early": { "people": 1, "weekly": { "mon-fri": ["08:00-13:00"] } }, "#
        + #""late": { "people": 2, "weekly": { "mon-fri": ["13:00-18:00"] } } }"#
    )
    .replacingOccurrences(
      of: #""count": 20000,"#, with: #""count": 400000, "languages": { "german": "60%", "french": "40%" },"#
    )
    .replacingOccurrences(of: #""volume": "60/w""#, with: #""volume": "200/w""#)

  @Test("A clock that runs while nobody works, and languages that are not there, are told from being busy, in words")
  func remarks() async throws {
    try folder.write(Self.office, to: "office.json")
    let outcome = try await folder.run("explain", "office.json", "-n", "2", "--changes", "4")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "(no shift running: the clock of gold runs at night and at weekends too, when nobody works)",
      "(none of the right people on shift: shifts run, but of nobody who handles the queue and speaks the customer's "
        + "language)",
      "everybody speaks every language",
    ] { #expect(words.contains(part), "\(part) in \(words)") }
    // A clock of open hours needs no such words.
    let open = try await folder.run(
      "explain", "office.json", "-n", "1", "--changes", "0", "--set",
      #"calendars={"desk":{"weekly":{"mon-fri":["08:00-18:00"]}}}"#, "--set", "sla.promises.gold.clock=desk")
    #expect(open.status == 0, "\(open.errors)")
    #expect(!open.output.contains("runs at night"))
  }

  @Test("A life tells what is cut short by the end of a shift, and all of it in the order in which it began")
  func cutShort() async throws {
    try folder.write(Self.office, to: "office.json")
    _ = try await folder.run("run", "office.json", "-n", "1", "--out", "out", "--quiet", "--events")
    let stopped = try rows("out/events.csv").filter { $0["concept:name"] == "stop at the end of the shift" }
    let number = try #require(stopped.first?["case:concept:name"])
    let outcome = try await folder.run("explain", "office.json", "--case", number)
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("hands it over at the") && words.contains("end of the shift"), "\(words)")
    let dates = outcome.output.split(separator: "\n").map { String($0.prefix(20)) }.filter {
      $0.contains(" 2027-") && $0.contains(":")
    }
    let instants = dates.map { String($0.dropFirst(4)) }
    #expect(instants.count > 3 && instants == instants.sorted(), "\(instants)")
  }
}
