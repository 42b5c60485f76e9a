internal import ClosedLoop
public import Experiments
public import Scenarios

/// An accepted outcome with what it is an outcome of: what a golden file holds.
public struct GoldenFile: Sendable {
  /// Identity of the scenario.
  public let id: String
  /// The variant; empty where none was taken.
  public let variant: String
  /// The program that made it, for people; what matters of it are its contracts.
  public let engine: String
  /// The resolved scenario without what changes no replication.
  public let scenario: JSONValue
  /// The SHA-256 digest of that, in its canonical text.
  public let scenarioDigest: String
  /// The data that the scenario read, beside itself, each with its digest.
  public let data: [FileDigest]
  /// The outcome.
  public let record: GoldenRecord

  /// An accepted outcome.
  public init(
    id: String, variant: String, engine: String, scenario: JSONValue, scenarioDigest: String, data: [FileDigest],
    record: GoldenRecord
  ) {
    self.id = id
    self.variant = variant
    self.engine = engine
    self.scenario = scenario
    self.scenarioDigest = scenarioDigest
    self.data = data
    self.record = record
  }

  /// The format that is written and read.
  static let format = "golden/1"

  /// The name of the file of a scenario.
  public static func name(id: String, variant: String) -> String {
    "\(id)\(variant.isEmpty ? "" : "@\(variant)").golden.json"
  }

  /// The variant that a file of this name holds the outcome of; nil for other names.
  public static func variant(inName name: String, id: String) -> String? {
    let (start, end) = ("\(id)@", ".golden.json")
    guard name.hasPrefix(start), name.hasSuffix(end), name.count > start.count + end.count else { return nil }
    return String(name.dropFirst(start.count).dropLast(end.count))
  }

  /// The text of the file: canonical JSON with sorted keys, but for the scenario, where order means something.
  public var text: String { CanonicalJSON.document(value) }

  private var value: JSONValue {
    [
      "contracts": [
        "eventOrder": JSONValue(Int64(record.contracts.eventOrder)),
        "mathematics": JSONValue(Int64(record.contracts.mathematics)),
        "randomNumbers": JSONValue(Int64(record.contracts.randomNumbers)),
      ],
      "data": JSONValue(.object(JSONObject(data.map { JSONMember(key: $0.path, value: JSONValue($0.digest)) }))),
      "digests": JSONValue(
        .object(
          JSONObject(
            record.digests.map {
              JSONMember(key: $0.metric, value: JSONValue(ExactNumber.hexadecimal($0.value)))
            }))),
      "engine": JSONValue(engine),
      "figures": JSONValue(.array(record.figures.map { Self.value(of: $0) })),
      "fingerprints": JSONValue(.array(record.fingerprints.map { JSONValue(ExactNumber.hexadecimal($0)) })),
      "format": JSONValue(Self.format),
      "id": JSONValue(id),
      "replications": JSONValue(Int64(record.count)),
      "scenario": scenario,
      "scenarioDigest": JSONValue(scenarioDigest),
      // As text: many readers of JSON keep only 53 bits of a number.
      "seed": JSONValue(String(record.seed)),
      "variant": JSONValue(variant),
    ]
  }

  /// Denominators are left out where all are 1.
  private static func value(of figure: GoldenRecord.Figure) -> JSONValue {
    let values = JSONValue(.array(figure.observations.map { JSONValue($0.numerator) }))
    guard figure.observations.contains(where: { $0.denominator != 1 }) else {
      return ["metric": JSONValue(figure.name), "values": values]
    }
    return [
      "metric": JSONValue(figure.name),
      "over": JSONValue(.array(figure.observations.map { JSONValue($0.denominator) })), "values": values,
    ]
  }
}
