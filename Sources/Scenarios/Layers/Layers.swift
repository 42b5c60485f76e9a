/// Why a file could not be loaded.
public enum LoadError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// It is a folder.
  case directory
  /// It is there and cannot be read, for this reason.
  case unreadable(String)

  var words: String {
    switch self {
    case .missing: "no such file"
    case .directory: "this is a folder, not a file"
    case .unreadable(let reason): "cannot be read: \(reason)"
    }
  }
}

/// A scenario put together from its layers: `extends`, the file itself, its variants, and settings, later ones winning.
public struct Layers: Sendable {
  /// The merged scenario, without `extends` and `variants`; `nil` where a layer could not be read.
  public let value: JSONValue?
  /// The texts that it was read from.
  public let sources: Sources
  /// What is wrong with the layers.
  public let diagnostics: Diagnostics
  /// The names of all variants, in order.
  public let variants: [String]
  /// The files that were read, in the order in which they were met; the scenario's own is the first.
  public let files: [String]

  /// How many files may extend one another in a row.
  public static let longestChain = 16
  /// How many times a file may be taken in altogether.
  public static let mostFiles = 128

  /// Puts a scenario together. `load` gives the bytes of a file; `extends` is resolved beside the file that says it.
  public static func resolve(
    _ path: String, variants: [String] = [], settings: [String] = [],
    load: (_ path: String) -> Result<[UInt8], LoadError>
  ) -> Layers {
    var assembly = Assembly()
    let place = Place(path: Shown.text(path))
    let whole = assembly.file(FilePath.normal(path), at: place, chain: [], load: load)
    return assembly.finish(whole, variants: variants, settings: settings)
  }
}

/// A file with all that it extends: its value, and the patches of each variant in the order in which they apply.
///
/// Variants are kept apart because merging would drop the `null`s by which they remove.
private struct Whole {
  var value: JSONValue
  var variants: [(name: String, patches: [JSONValue])] = []

  mutating func add(_ patches: [JSONValue], to name: String) {
    if let index = variants.firstIndex(where: { $0.name == name }) {
      variants[index].patches += patches
    } else {
      variants.append((name, patches))
    }
  }
}

/// Layers on their way to a scenario.
private struct Assembly {
  var sources = Sources()
  var diagnostics = Diagnostics()
  var files: [String] = []
  var parsed: [String: JSONValue?] = [:]
  var taken = 0

  /// A file with all that it extends; `extends` and `variants` are taken out.
  mutating func file(
    _ path: String, at place: Place, chain: [String], load: (String) -> Result<[UInt8], LoadError>
  ) -> Whole? {
    let longer = chain + [path]
    guard !chain.contains(path) else {
      diagnostics.error(.extends, at: place, "extends goes round: \(words(longer))")
      return nil
    }
    taken += 1
    guard longer.count <= Layers.longestChain, taken <= Layers.mostFiles else {
      let limit = longer.count > Layers.longestChain ? "\(Layers.longestChain) in a row" : "\(Layers.mostFiles)"
      diagnostics.error(.limit, at: place, "too many files extend one another (at most \(limit)): \(words(longer))")
      return nil
    }
    guard let own = parse(path, at: place, chain: longer, load: load) else { return nil }
    guard let object = own.object else {
      diagnostics.error(.type, at: Place(path: "", position: own.position), "a scenario is an object, { … }")
      return nil
    }
    var whole = Whole(value: JSONValue(.object(JSONObject()), at: own.position))
    var isComplete = true
    for base in bases(object) {
      let next = FilePath.resolve(base.path, besideFile: path)
      if let inherited = file(next, at: base.place, chain: longer, load: load) {
        whole.value = MergePatch.apply(inherited.value, to: whole.value)
        for variant in inherited.variants { whole.add(variant.patches, to: variant.name) }
      } else {
        isComplete = false
      }
    }
    addVariants(of: object, to: &whole)
    let rest = JSONObject(object.members.filter { $0.key != "extends" && $0.key != "variants" })
    whole.value = MergePatch.apply(JSONValue(.object(rest), at: own.position), to: whole.value)
    return isComplete ? whole : nil
  }

  private func words(_ chain: [String]) -> String { Shown.text(chain.joined(separator: " -> "), limit: 400) }

  private mutating func parse(
    _ path: String, at place: Place, chain: [String], load: (String) -> Result<[UInt8], LoadError>
  ) -> JSONValue? {
    if let known = parsed[path] { return known }
    switch load(path) {
    case .failure(let error):
      let way = chain.count > 1 ? " (\(words(chain)))" : ""
      diagnostics.error(.file, at: place, error.words + way, fault: .missing)
      return nil
    case .success(let bytes):
      files.append(path)
      let source = sources.add(Source(kind: .file, name: path, bytes: bytes))
      let document = JSONParser.parse(bytes, from: source)
      for problem in document.problems { diagnostics.add(problem) }
      let value = document.value.map { Self.hasDuplicates($0) ? withoutDuplicates($0, path: "") : $0 }
      parsed[path] = value
      return value
    }
  }

  private mutating func bases(_ object: JSONObject) -> [(path: String, place: Place)] {
    guard let extends = object["extends"], !extends.isNull else { return [] }
    var found: [(String, Place)] = []
    for item in extends.items ?? [extends] {
      let place = Place(path: "extends", position: item.position, found: Shown.value(item))
      if let path = item.text, !path.isEmpty, path.utf8.count <= 4_096, !path.utf8.contains(0) {
        found.append((path, place))
      } else {
        diagnostics.error(.type, at: place, "extends takes the path of a file, or a list of them")
      }
    }
    return found
  }

  private static func hasDuplicates(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null, .boolean, .number, .string: false
    case .array(let items): items.contains { hasDuplicates($0) }
    case .object(let object): !object.duplicates.isEmpty || object.members.contains { hasDuplicates($0.value) }
    }
  }

  /// Tells duplicates before patches hide them, and keeps the last of each.
  private mutating func withoutDuplicates(_ value: JSONValue, path: String) -> JSONValue {
    switch value.kind {
    case .null, .boolean, .number, .string: return value
    case .array(let items):
      return JSONValue(.array(items.map { withoutDuplicates($0, path: path) }), at: value.position)
    case .object(let object):
      for (member, first) in object.duplicates {
        diagnostics.add(Diagnostic.duplicate(member, first: first, path: Shown.path(path, member.key)))
      }
      let members = object.members.enumerated().filter { object.index(of: $0.element.key) == $0.offset }
      return JSONValue(
        .object(
          JSONObject(
            members.map { _, member in
              JSONMember(
                key: member.key, keyPosition: member.keyPosition,
                value: withoutDuplicates(member.value, path: Shown.path(path, member.key)))
            })), at: value.position)
    }
  }

  // MARK: Variants and settings

  mutating func finish(_ whole: Whole?, variants: [String], settings: [String]) -> Layers {
    var patches: [JSONValue] = []
    for setting in settings {
      let (patch, problem) = Setting.patch(setting, in: &sources)
      if let problem { diagnostics.add(problem) }
      if let patch { patches.append(patch) }
    }
    guard let whole else {
      return Layers(value: nil, sources: sources, diagnostics: diagnostics, variants: [], files: files)
    }
    var value = whole.value
    let names = whole.variants.map(\.name)
    for name in variants {
      guard let variant = whole.variants.first(where: { $0.name == name }) else {
        let none =
          names.isEmpty ? "this scenario has no variants" : "no such variant; there are \(Shown.choices(names))"
        diagnostics.error(
          .unknownName, at: Place(path: Shown.path("variants", name)), none,
          suggestion: NearestWord.to(name, among: names))
        continue
      }
      for patch in variant.patches { value = MergePatch.apply(relabelled(patch, as: name), to: value) }
    }
    for patch in patches { value = MergePatch.apply(patch, to: value) }
    for member in value.object?.members ?? [] where member.key == "extends" || member.key == "variants" {
      diagnostics.error(
        .setting, at: Place(path: member.key, position: member.keyPosition),
        "\(member.key) can only be written in a file, at its top")
    }
    return Layers(value: value, sources: sources, diagnostics: diagnostics, variants: names, files: files)
  }

  /// Takes a file's own variants; `null` removes an inherited one.
  private mutating func addVariants(of object: JSONObject, to whole: inout Whole) {
    guard let own = object["variants"], !own.isNull else { return }
    guard let variants = own.object else {
      diagnostics.error(
        .type, at: Place(path: "variants", position: own.position, found: Shown.value(own)),
        "variants is an object: a patch for each name")
      return
    }
    for variant in variants.members where !variant.isRemark {
      let path = Shown.path("variants", variant.key)
      if let remedy = Names.remedy(for: variant.key) {
        diagnostics.error(.name, at: Place(path: path, position: variant.keyPosition), remedy)
      } else if variant.value.isNull {
        whole.variants.removeAll { $0.name == variant.key }
      } else if let patch = variant.value.object {
        for key in ["extends", "variants"] {
          guard let inner = patch.member(key) else { continue }
          diagnostics.error(
            .unknownKey, at: Place(path: Shown.path(path, key), position: inner.keyPosition),
            "\(key) cannot be written inside a variant")
        }
        whole.add([variant.value], to: variant.key)
      } else {
        diagnostics.error(
          .type, at: Place(path: path, position: variant.value.position, found: Shown.value(variant.value)),
          "a variant is an object: what it changes of the scenario")
      }
    }
  }

  /// A variant's values, said to come from the variant.
  private mutating func relabelled(_ value: JSONValue, as name: String) -> JSONValue {
    var labels: [SourceID: SourceID] = [:]
    return value.mapPositions { position in
      if let label = labels[position.source] { return position.with(source: label) }
      let source = sources[position.source]
      let label = sources.add(Source(kind: .variant(name), name: source.name, bytes: source.bytes))
      labels[position.source] = label
      return position.with(source: label)
    }
  }
}
