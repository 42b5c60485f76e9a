import Command
import Testing

@Suite("fingerprint")
struct FingerprintsTests {
  @Test("A line for each replication, equal in every run, other for another seed")
  func lines() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    let first = try await folder.run("fingerprint", "tiny.json", "@late", "-n", "2")
    #expect(first.status == 0)
    let words = first.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(words.map { $0.prefix(2).joined(separator: " ") } == ["tiny 0", "tiny 1", "tiny@late 0", "tiny@late 1"])
    #expect(words.allSatisfy { $0.count == 4 && $0[2].count == 16 && $0[3].count == 16 })
    #expect(Set(words.map { $0[2] }).count == 4)
    #expect(try await folder.run("fingerprint", "tiny.json", "@late", "-n", "2").output == first.output)
    #expect(
      try await folder.run("fingerprint", "tiny.json", "-n", "2", "--seed", "9").output.contains(words[0][2]) == false)
  }

  @Test("Plans are written as words, and what cannot be written or read is told")
  func images() async throws {
    let folder = try Folder()
    try folder.write(tinyScenario, to: "tiny.json")
    #expect(try await folder.run("fingerprint", "tiny.json", "-n", "1", "--images", "plans").status == 0)
    let words = try folder.read("plans/tiny.plan").split(separator: "\n")
    #expect(words.count > 100)
    #expect(words.allSatisfy { $0.count == 16 && UInt64($0, radix: 16) != nil })
    #expect(try await folder.run("fingerprint", "tiny.json", "--images", "tiny.json/x").status == 73)
    #expect(try await folder.run("fingerprint", "none.json").status == 66)
    #expect(try await folder.run("fingerprint").status == 64)
  }
}
