import Foundation
import Testing
import Command

@Suite("Files")
struct FilesTests {
  let files = Files()

  private func problem(_ work: () throws(FileProblem) -> Void) -> FileProblem? {
    do {
      try work()
      return nil
    } catch {
      return error
    }
  }

  // MARK: Reading

  @Test("What is written is read, whatever the bytes and however many")
  func roundTrip() throws {
    let folder = try Folder()
    for count in [0, 1, 255, 1 << 18, 1 << 20 + 1] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
      try files.write(bytes, to: "\(folder.path)/file")
      #expect(try files.read("\(folder.path)/file") == bytes)
    }
    #expect(files.completed == 5)
    #expect(folder.names() == ["file"])
  }

  @Test("A missing file, a folder, an unreadable and a too large file are told apart, all with status 66")
  func unreadable() throws {
    let folder = try Folder()
    try folder.write("12345", to: "file")
    let path = "\(folder.path)/file"
    let problems = [
      problem { () throws(FileProblem) in _ = try files.read("\(folder.path)/none") },
      problem { () throws(FileProblem) in _ = try files.read("\(path)/below") },
      problem { () throws(FileProblem) in _ = try files.read(folder.path) },
      problem { () throws(FileProblem) in _ = try files.read(path, limit: 4) },
      problem { () throws(FileProblem) in _ = try files.read("/dev/zero", limit: 1 << 20) },
      problem { () throws(FileProblem) in _ = try files.read(String(repeating: "x", count: 5000)) },
    ]
    #expect(
      problems == [
        .missing("\(folder.path)/none"), .missing("\(path)/below"), .directory(folder.path),
        .tooLarge(path, limit: 4), .tooLarge("/dev/zero", limit: 1 << 20),
        .unreadable(String(repeating: "x", count: 5000), reason: "File name too long"),
      ])
    #expect(problems.allSatisfy { $0?.status == .unreadableFile })
    #expect(try files.read(path, limit: 5).count == 5)
  }

  @Test("Names in a folder come in the order of their bytes")
  func names() throws {
    let folder = try Folder()
    for name in ["b", "a", "Z", "ä", ".hidden"] { try folder.write("", to: name) }
    #expect(try files.names(in: folder.path) == [".hidden", "Z", "a", "b", "ä"])
    #expect(problem { () throws(FileProblem) in _ = try files.names(in: "/none") } == .missing("/none"))
  }

  // MARK: Writing

  @Test("When writing fails midway the old content stays and nothing is left over")
  func failureMidway() throws {
    let folder = try Folder()
    try folder.write("old", to: "file")
    let path = "\(folder.path)/file"
    let failure = FileProblem.writeError(path, reason: "made up")
    let told = problem { () throws(FileProblem) in
      try files.write(to: path) { output throws(FileProblem) in
        try output.append("new")
        try output.append([UInt8](repeating: 0, count: 1 << 19))
        #expect(folder.names().count == 2)
        throw failure
      }
    }
    #expect(told == failure)
    #expect(folder.names() == ["file"])
    #expect(try folder.read("file") == "old")
    #expect(files.completed == 0)
  }

  @Test("A file in place of a folder, a folder in place of a file or a missing folder give status 73")
  func cannotCreate() throws {
    let folder = try Folder()
    try folder.write("", to: "file")
    let problems = [
      problem { () throws(FileProblem) in try files.write([], to: "\(folder.path)/none/file") },
      problem { () throws(FileProblem) in try files.write([], to: folder.path) },
      problem { () throws(FileProblem) in try files.prepareFolder("\(folder.path)/file") },
      problem { () throws(FileProblem) in try files.prepareFolder("\(folder.path)/file/below") },
      problem { () throws(FileProblem) in try files.prepareFolder("") },
    ]
    #expect(problems.allSatisfy { $0?.status == .cannotCreate })
    #expect(folder.names() == ["file"])
  }

  @Test("A full disk gives status 74")
  func fullDisk() {
    let told = problem { () throws(FileProblem) in try files.write([1, 2, 3], to: "/dev/full") }
    #expect(told == .writeError("/dev/full", reason: "No space left on device"))
    #expect(told?.status == .readOrWriteError)
  }

  @Test("A device is written as it is, not replaced")
  func device() throws {
    try files.write([1, 2, 3], to: "/dev/null")
    #expect(try files.read("/dev/null") == [])
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test("Writing through a symbolic link keeps the link, and permissions stay")
  func linkAndPermissions() throws {
    let folder = try Folder()
    try folder.write("old", to: "file")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: "\(folder.path)/file")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "file")
    try files.write(Array("new".utf8), to: "\(folder.path)/link")
    #expect(try folder.read("file") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder.path)/link") == "file")
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/file")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test("Folders are created with those above them, and cleared of what dead runs left")
  func prepareFolder() throws {
    let folder = try Folder()
    try files.prepareFolder("\(folder.path)/a/b/c/")
    try files.prepareFolder("\(folder.path)/a/b/c")
    #expect(folder.names() == ["a", "a/b", "a/b/c"])
    let host = ProcessInfo.processInfo.hostName
    let ours = ProcessInfo.processInfo.processIdentifier
    try folder.write("", to: ".closedloop~\(host)~\(ours)~999.partial")
    try folder.write("", to: ".closedloop~\(host)~2147483000~1.partial")
    try folder.write("", to: ".closedloop~\(host)~1~1.partial")
    try folder.write("", to: ".closedloop~elsewhere~2147483000~1.partial")
    try folder.write("", to: "result.csv")
    try files.prepareFolder(folder.path)
    #expect(
      folder.names()
        == [
          ".closedloop~elsewhere~2147483000~1.partial", ".closedloop~\(host)~1~1.partial", "a", "a/b", "a/b/c",
          "result.csv",
        ].sorted())
  }

  @Test("A file being written is not taken for what a dead run left")
  func alive() throws {
    let folder = try Folder()
    try files.write(to: "\(folder.path)/file") { output throws(FileProblem) in
      try files.prepareFolder(folder.path)
      try output.append("kept")
    }
    #expect(try folder.read("file") == "kept")
  }
}
