import Foundation
import Scenarios

/// The inputs that are damaged: the shipped scenarios, and those of the folder beside this file, which grows with
/// every find.
struct Corpus: Sendable {
  /// A scenario of the corpus.
  struct Entry: Sendable {
    /// The path under which it is read.
    let path: String
    let bytes: [UInt8]
    /// What it says, if it can be read at all.
    let tree: Tree?
    /// Keeps a shipped scenario small.
    let settings: [String]
  }

  let scenarios: [Entry]
  /// Command lines, a word each line.
  let commandLines: [[String]]
  /// Files that scenarios may name, by their paths.
  let files: [String: [UInt8]]

  var trees: [Tree] { scenarios.compactMap(\.tree) }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Corpus")
  private static let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Reads all of it.
  init() throws {
    var scenarios: [Entry] = []
    var commandLines: [[String]] = []
    var files: [String: [UInt8]] = [:]
    for name in try Self.names(in: Self.folder) {
      let bytes = try Self.bytes(of: Self.folder.appendingPathComponent(name))
      switch URL(fileURLWithPath: name).pathExtension {
      case "json": scenarios.append(Self.entry("scenarios/\(name)", bytes, settings: []))
      case "words": commandLines.append(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
      default: break
      }
      files["scenarios/\(name)"] = bytes
    }
    let shipped = Self.root.appendingPathComponent("scenarios")
    for name in try Self.names(in: shipped) where name.hasSuffix(".json") {
      let bytes = try Self.bytes(of: shipped.appendingPathComponent(name))
      scenarios.append(Self.entry("scenarios/\(name)", bytes, settings: Self.small))
    }
    let data = Self.root.appendingPathComponent("notebooks-data/helpdesk")
    for name in try Self.names(in: data) where name.hasSuffix(".csv") {
      files["notebooks-data/helpdesk/\(name)"] = try Self.bytes(of: data.appendingPathComponent(name))
    }
    for link in 0..<20 { files["scenarios/deep\(link).json"] = Array("{\"extends\": \"deep\(link + 1).json\"}".utf8) }
    files["scenarios/deep.json"] = Array("{\"extends\": \"deep0.json\"}".utf8)
    self.scenarios = scenarios
    self.commandLines = commandLines
    self.files = files
  }

  /// Some weeks of few customers.
  private static let small = [
    "clock.warm_up=1w", "clock.measure=2w", "clock.drain=1w", "clock.follow_up=8w", "customers.count=20000",
    "arrivals.scale=0.2",
  ]

  private static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private static func bytes(of file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  private static func entry(_ path: String, _ bytes: [UInt8], settings: [String]) -> Entry {
    let tree = JSONParser.parse(bytes, from: .standard).value.map { Tree($0) }
    return Entry(path: path, bytes: bytes, tree: tree, settings: settings)
  }
}
