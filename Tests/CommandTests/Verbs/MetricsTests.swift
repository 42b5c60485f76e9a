import Testing

@Suite("metrics")
struct MetricsTests {
  /// The values under a key, in the order of the list for machines.
  private func values(_ key: String) async throws -> [String] {
    let lines = try await Folder().run("metrics", "--json").output.split(separator: "\n")
    return lines.compactMap { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      return parts.count == 5 && parts[1] == key ? String(parts[3]) : nil
    }
  }

  @Test("It lists every metric once, in aligned columns")
  func table() async throws {
    let outcome = try await Folder().run("metrics")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    let names = try await values("name")
    #expect(names.count > 60 && Set(names).count == names.count)
    #expect(lines.map { String($0.prefix { $0 != " " }) } == ["METRIC"] + names)
    let start = try #require(lines[0].firstRange(of: "MEANING")?.lowerBound)
    let column = lines[0].distance(from: lines[0].startIndex, to: start)
    #expect(lines.dropFirst().map { String($0.dropFirst(column)) } == (try await values("definition")))
  }

  @Test("It explains one, with or without a filter", arguments: ["staff.overtime", "staff.overtime[team=desk]"])
  func explanation(name: String) async throws {
    let outcome = try await Folder().run("metrics", name)
    #expect(
      outcome.output == """
        staff.overtime
          hours worked beyond the schedule
          unit        h
          better      less is better
          estimate    mean over replications
          divided by  team, as in staff.overtime[team=NAME]

        """)
  }

  @Test("The beginning of names lists those that have it")
  func group() async throws {
    let outcome = try await Folder().run("metrics", "staff")
    let lines = outcome.output.split(separator: "\n").dropFirst()
    #expect(lines.count == (try await values("name")).count { $0.hasPrefix("staff.") })
    #expect(lines.allSatisfy { $0.hasPrefix("staff.") })
  }

  @Test("A misspelled name is answered with the nearest one and status 64")
  func misspelled() async throws {
    let outcome = try await Folder().run("metrics", "staff.overtim")
    #expect(outcome.status == 64)
    #expect(outcome.errors == "closedloop: staff.overtim: no such metric; did you mean staff.overtime?\n")
  }

  @Test("For machines it is a list of objects")
  func json() async throws {
    let outcome = try await Folder().run("metrics", "backlog.count", "--json")
    #expect(outcome.output.hasPrefix("[\n  {\n    \"name\": \"backlog.count\",\n    \"unit\": \"count\",\n"))
  }
}
