import Command
import Testing

@Suite("The folder of a run")
struct RunFolderTests {
  @Test("It is named by scenario, variant and changed values")
  func path() {
    #expect(RunFolder.path(id: "base", variant: nil, settings: []) == "outputs/base")
    #expect(RunFolder.path(id: "base", variant: "fifo", settings: [], under: "here") == "here/base@fifo")
    let digest = SHA256.hexadecimal(of: Array("a=1\nb=2\n".utf8)).prefix(8)
    #expect(RunFolder.path(id: "base", variant: nil, settings: ["a=1", "b=2"]) == "outputs/base+\(digest)")
  }

  @Test(
    "Inputs are named from the folder of the scenario",
    arguments: [
      ("base.json", "base.json", "base.json"), ("scenarios/base.json", "scenarios/base.json", "base.json"),
      ("scenarios/parts/staff.json", "scenarios/base.json", "parts/staff.json"),
      ("parts/staff.json", "scenarios/base.json", "../parts/staff.json"),
      ("../parts/staff.json", "scenarios/base.json", "../../parts/staff.json"),
      ("../parts/staff.json", "../base.json", "parts/staff.json"),
      ("staff.json", "../base.json", "staff.json"), ("/a/b/staff.json", "/a/c/base.json", "../b/staff.json"),
      ("/a/staff.json", "base.json", "/a/staff.json"), ("-", "-", "-"),
    ])
  func relative(path: String, file: String, expected: String) {
    #expect(RelativePath.of(path, besideFile: file) == expected)
  }
}
