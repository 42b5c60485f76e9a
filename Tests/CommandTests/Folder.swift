import Foundation

/// A temporary folder in which command lines of the built program are run; removed when it goes out of scope.
///
///     let folder = try Folder()
///     try folder.write("{}", to: "base.json")
///     let outcome = try await folder.run("validate", "base.json")
///     #expect(outcome.status == 65)
final class Folder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "closedloop-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file; folders on the way are created.
  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The text of a file.
  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// The names of all files and folders below this one, sorted.
  func names() -> [String] {
    let walk = FileManager.default.enumerator(atPath: path)
    return (walk?.compactMap { $0 as? String } ?? []).sorted()
  }
}
