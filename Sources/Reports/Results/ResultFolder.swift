public import Scenarios

/// A folder of results: its manifest and the files that the manifest lists.
public struct ResultFolder: Sendable {
  /// What was asked.
  public enum Kind: Sendable, Comparable {
    case run
    case comparison
    case sizing
    case stress
  }

  /// The version of the files, which manifests state and readers ask for.
  public static let format = 1

  /// Where it lies, as messages name it.
  public let path: String
  /// What was asked.
  public let kind: Kind
  /// What the manifest says.
  public let manifest: JSONValue
  private let files: [String: [UInt8]]

  /// The names and digests of the files that a manifest lists.
  public static func listed(in manifest: JSONValue) -> [FileDigest] {
    (manifest["outputs"]?.items ?? []).compactMap { item in
      guard let path = item["path"]?.text, let digest = item["sha256"]?.text else { return nil }
      return FileDigest(path: path, digest: digest)
    }
  }

  /// What a manifest says.
  public static func manifest(_ bytes: [UInt8], in path: String) throws(ResultProblem) -> JSONValue {
    let file = "\(path)/manifest.json"
    guard let value = strictJSON(bytes), value.object != nil else {
      throw .manifest(file)
    }
    guard let found = value["format"]?.number else { throw .manifest(file) }
    guard found.value == Double(format) else { throw .format(file, found: found.text, read: format) }
    return value
  }

  /// A folder of results.
  ///
  /// - Parameter files: the bytes of the files by their names; those that are not there leave their figures out.
  public init(path: String, manifest: JSONValue, files: [String: [UInt8]]) throws(ResultProblem) {
    self.path = path
    self.manifest = manifest
    self.files = files
    switch manifest["kind"]?.text {
    case nil: kind = .run
    case "comparison": kind = files["stress.csv"] == nil ? .comparison : .stress
    case "sizing": kind = .sizing
    case .some: throw .manifest("\(path)/manifest.json")
    }
  }

  /// The scenario that it is about, or the first of several; nil where the manifest names none.
  public var scenarioName: String? {
    manifest["scenario"]?.text ?? manifest["contenders"]?.items?.first?["scenario"]?.text
  }

  /// Whether it holds a file.
  public func holds(_ name: String) -> Bool { files[name] != nil }

  /// Columns of one of its tables; nil where there is no such file.
  func table(
    _ name: String, words: [String] = [], figures: [String] = [],
    further: (words: [String], figures: [String]) = ([], [])
  ) throws(ResultProblem) -> ResultTable? {
    guard let bytes = files[name] else { return nil }
    return try ResultTable(bytes, file: "\(path)/\(name)", words: words, figures: figures, further: further)
  }

  /// One of its JSON files; nil where there is none.
  func json(_ name: String) -> JSONValue? {
    files[name].flatMap { strictJSON($0) }
  }
}

extension JSONValue {
  /// A member of an object; nil where there is none.
  subscript(key: String) -> JSONValue? { object?[key] }
  /// The number, if it is one.
  var number: JSONNumber? { if case .number(let number) = kind { number } else { nil } }
}

/// A value of strict JSON; nil where a text is none.
private func strictJSON(_ bytes: [UInt8]) -> JSONValue? {
  var sources = Sources()
  return JSONParser.parse(
    bytes, from: sources.add(Source(kind: .file, name: "manifest.json", bytes: bytes)), mode: .strict
  ).value
}
