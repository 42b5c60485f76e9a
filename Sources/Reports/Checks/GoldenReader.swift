internal import ClosedLoop
internal import Experiments
public import Scenarios

/// Reads golden files: bytes into an accepted outcome, or into what is wrong with them and where.
public enum GoldenReader {
  /// What came of reading a file.
  public struct Reading: Sendable {
    /// The outcome; nil if there was an error.
    public let golden: GoldenFile?
    /// Everything that is wrong.
    public let diagnostics: Diagnostics
    /// The text that the diagnostics point into.
    public let sources: Sources
  }

  /// More replications than this are no golden.
  public static let mostReplications = 10_000

  /// Reads the bytes of a file.
  ///
  /// - Parameter digest: the SHA-256 digest of bytes in hexadecimal.
  /// - Complexity: O(bytes).
  public static func read(
    _ bytes: [UInt8], path: String, digest: (_ bytes: [UInt8]) -> String
  ) -> Reading {
    var sources = Sources()
    let source = sources.add(Source(kind: .file, name: path, bytes: bytes))
    let document = JSONParser.parse(bytes, from: source, mode: .strict)
    var diagnostics = Diagnostics()
    for problem in document.problems { diagnostics.add(problem) }
    guard let value = document.value else {
      return Reading(golden: nil, diagnostics: diagnostics, sources: sources)
    }
    var fields = GoldenFields(value)
    let golden = fields.golden(digest: digest)
    diagnostics.add(fields.diagnostics)
    return Reading(golden: diagnostics.hasErrors ? nil : golden, diagnostics: diagnostics, sources: sources)
  }
}

/// The fields of a golden file on their way to an outcome.
private struct GoldenFields {
  let root: JSONValue
  var diagnostics = Diagnostics()

  /// What to do about any damage: goldens are made, not written.
  static let remedy = "; make the golden anew with closedloop accept"

  /// Larger numbers are no figures of a run, and their squares would not be numbers.
  static let greatest = 1e15
  /// The least that a figure may be divided by, but for 0, where nothing was observed.
  static let leastDenominator = 1e-9

  init(_ root: JSONValue) { self.root = root }

  mutating func golden(digest: (_ bytes: [UInt8]) -> String) -> GoldenFile? {
    guard let object = root.object else {
      wrong("", root, "a golden is an object, not \(root.noun)")
      return nil
    }
    for (member, _) in object.duplicates { wrong(member.key, member.value, "this key is written twice") }
    if let format = text("format"), format != GoldenFile.format {
      wrong("format", root, "this program reads goldens of format \"\(GoldenFile.format)\"")
    }
    let contracts = contracts()
    let seed = text("seed").flatMap { text in
      let seed = UInt64(text)
      if seed == nil { wrong("seed", root, "a whole number from 0 up is needed, in quotes") }
      return seed
    }
    let fingerprints = words("fingerprints")
    let count = fingerprints?.count ?? 0
    if let stated = integer("replications", of: root, "replications"), fingerprints != nil, stated != count {
      wrong("replications", root, "it says \(stated) replications and has \(count) fingerprints")
    }
    let digests = digests()
    let figures = figures(count: count)
    let scenario = object["scenario"]
    if scenario?.object == nil { wrong("scenario", root, "the scenario of the golden is missing") }
    let stated = text("scenarioDigest")
    if let scenario, let stated, digest(Array(CanonicalJSON.document(scenario).utf8)) != stated {
      wrong("scenarioDigest", root, "this is not the digest of the scenario above")
    }
    let data = data()
    guard let id = text("id"), let variant = text("variant"), let engine = text("engine"), let contracts, let seed,
      let fingerprints, let digests, let figures, let scenario, let stated, let data
    else { return nil }
    return GoldenFile(
      id: id, variant: variant, engine: engine, scenario: scenario, scenarioDigest: stated, data: data,
      record: GoldenRecord(
        contracts: contracts, seed: seed, fingerprints: fingerprints, digests: digests, figures: figures))
  }

  private mutating func wrong(_ path: String, _ value: JSONValue, _ message: String) {
    let position = value.object?[path]?.position ?? value.position
    diagnostics.error("golden", at: Place(path: path, position: position), message + Self.remedy)
  }

  // MARK: Single values

  private mutating func text(_ name: String) -> String? {
    guard let text = root.object?[name]?.text else {
      wrong(name, root, "a text \"\(name)\" is needed")
      return nil
    }
    return text
  }

  private mutating func integer(_ name: String, of value: JSONValue?, _ path: String) -> Int? {
    if let value = value?.object?[name], case .number(let number) = value.kind, number.isInteger,
      let integer = Int(number.text)
    {
      return integer
    }
    wrong(name, value?.object == nil ? root : value ?? root, "a whole number \"\(path)\" is needed")
    return nil
  }

  private mutating func contracts() -> EngineContracts? {
    let value = root.object?["contracts"]
    guard let random = integer("randomNumbers", of: value, "contracts.randomNumbers"),
      let mathematics = integer("mathematics", of: value, "contracts.mathematics"),
      let order = integer("eventOrder", of: value, "contracts.eventOrder")
    else { return nil }
    return EngineContracts(randomNumbers: random, mathematics: mathematics, eventOrder: order)
  }

  /// A word of 64 bits in 16 hexadecimal digits.
  private mutating func word(_ value: JSONValue, _ path: String) -> UInt64? {
    if let text = value.text, text.utf8.count == 16, let word = UInt64(text, radix: 16) { return word }
    wrong(path, value, "16 hexadecimal digits are needed")
    return nil
  }

  // MARK: Lists

  private mutating func words(_ name: String) -> [UInt64]? {
    guard let items = root.object?[name]?.items, !items.isEmpty, items.count <= GoldenReader.mostReplications else {
      wrong(name, root, "a list \"\(name)\" of 1 to \(GoldenReader.mostReplications) is needed")
      return nil
    }
    let words = items.map { word($0, name) }
    return words.contains(nil) ? nil : words.compactMap { $0 }
  }

  private mutating func digests() -> [GoldenRecord.Digest]? {
    guard let object = root.object?["digests"]?.object else {
      wrong("digests", root, "the digests of the metrics are missing")
      return nil
    }
    let digests = object.members.map { member in
      word(member.value, "digests").map { GoldenRecord.Digest(metric: member.key, value: $0) }
    }
    return digests.contains(nil) ? nil : digests.compactMap { $0 }
  }

  private mutating func data() -> [FileDigest]? {
    guard let object = root.object?["data"]?.object else {
      wrong("data", root, "the digests of the data are missing, be there none")
      return nil
    }
    return object.members.compactMap { member in
      guard let digest = member.value.text else {
        wrong("data", member.value, "a digest is needed")
        return nil
      }
      return FileDigest(path: member.key, digest: digest)
    }
  }

  private mutating func figures(count: Int) -> [GoldenRecord.Figure]? {
    guard let items = root.object?["figures"]?.items else {
      wrong("figures", root, "the list of figures is missing")
      return nil
    }
    var figures: [GoldenRecord.Figure] = []
    var names: Set<String> = []
    for item in items {
      guard let name = item.object?["metric"]?.text else {
        wrong("figures", item, "a figure names its metric")
        continue
      }
      if !names.insert(name).inserted { wrong("figures", item, "the figure \(name) is there twice") }
      guard let values = numbers("values", of: item, count) else { continue }
      guard item.object?["over"] != nil else {
        figures.append(GoldenRecord.Figure(name: name, observations: values.map { Observation($0) }))
        continue
      }
      guard let over = numbers("over", of: item, count) else { continue }
      if over.contains(where: { $0 != 0 && $0 < Self.leastDenominator }) {
        wrong("over", item, "what a figure is divided by is 0 or above")
        continue
      }
      figures.append(GoldenRecord.Figure(name: name, observations: zip(values, over).map { Observation($0, over: $1) }))
    }
    return figures.count == items.count ? figures : nil
  }

  private mutating func numbers(_ name: String, of figure: JSONValue, _ count: Int) -> [Double]? {
    guard let items = figure.object?[name]?.items, items.count == count else {
      wrong(name, figure, "as many \"\(name)\" as replications are needed: \(count)")
      return nil
    }
    var numbers: [Double] = []
    for item in items {
      guard case .number(let number) = item.kind, number.value.magnitude <= Self.greatest else {
        wrong("figures", item, "a number of at most \(Self.greatest) is needed here")
        return nil
      }
      numbers.append(number.value)
    }
    return numbers
  }
}
