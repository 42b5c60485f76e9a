import Scenarios
import Testing

/// What the tests begin with.
enum Given {
  /// A text as one file, and its value.
  static func json(
    _ text: String, mode: JSONParser.Mode = .scenario
  ) -> (value: JSONValue?, problems: [Diagnostic], sources: Sources) {
    json(bytes: Array(text.utf8), mode: mode)
  }

  /// Bytes as one file, and their value.
  static func json(
    bytes: [UInt8], mode: JSONParser.Mode = .scenario
  ) -> (value: JSONValue?, problems: [Diagnostic], sources: Sources) {
    var sources = Sources()
    let source = sources.add(Source(kind: .file, name: "desk.json", bytes: bytes))
    let document = JSONParser.parse(bytes, from: source, mode: mode)
    return (document.value, document.problems, sources)
  }

  /// A text read with a closure, and the diagnostics as shown.
  static func reading<Result>(
    _ text: String, _ body: (inout ObjectReader) -> Result
  ) throws -> (outcome: ObjectReader.Outcome<Result>, shown: String) {
    let (value, _, sources) = json(text)
    let outcome = ObjectReader.read(try #require(value), body)
    return (outcome, outcome.diagnostics.rendered(in: sources))
  }

  /// Layers of files held in memory.
  static func layers(
    _ files: [String: String], of path: String = "desk.json", variants: [String] = [], settings: [String] = []
  ) -> Layers {
    Layers.resolve(path, variants: variants, settings: settings) { path in
      files[path].map { .success(Array($0.utf8)) } ?? .failure(path.hasSuffix("/") ? .directory : .missing)
    }
  }

  /// The remedy for a text that cannot be read.
  static func remedy<Value>(_ read: () throws(Remedy) -> Value) -> String {
    do throws(Remedy) {
      return "no error: \(try read())"
    } catch {
      return error.suggestion.map { "\(error.text); did you mean \($0)" } ?? error.text
    }
  }
}
