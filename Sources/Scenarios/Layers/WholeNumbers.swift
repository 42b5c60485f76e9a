/// The whole numbers of a scenario, by the paths under which `--set` changes them.
public struct WholeNumbers: Sendable {
  /// One of them.
  public struct Field: Sendable, Equatable {
    /// Its path: `teams.recovery.shifts.late.people`.
    public let path: String
    /// Its value.
    public let value: Int
  }

  /// All of them, in the order of the scenario.
  public let fields: [Field]

  /// The whole numbers of a resolved scenario.
  public init(in resolved: JSONValue) {
    var fields: [Field] = []
    Self.collect(resolved, path: [], into: &fields)
    self.fields = fields
  }

  /// The numbers of people of the shifts, in the order of the scenario.
  public var people: [Field] { fields.filter { $0.path.hasPrefix("teams.") && $0.path.hasSuffix(".people") } }

  /// The field of a path, or what to write instead.
  public func field(_ path: String) -> Result<Field, Remedy> {
    if let field = fields.first(where: { $0.path == path }) { return .success(field) }
    let paths = fields.map(\.path)
    let near = NearestWord.to(path, among: people.map(\.path)) ?? NearestWord.to(path, among: paths)
    let ending = near ?? people.map(\.path).first { $0.hasSuffix("." + path) || $0.hasPrefix(path + ".") }
    return .failure(
      Remedy(
        .unknownName,
        ending == nil
          ? "no whole number of the scenario; people are \(Shown.choices(people.map(\.path)))"
          : "no whole number of the scenario", suggestion: ending))
  }

  private static func collect(_ value: JSONValue, path: [String], into fields: inout [Field]) {
    switch value.kind {
    case .null, .boolean, .string, .array: break
    case .number(let number):
      if number.isInteger, let whole = Int(number.text) {
        fields.append(Field(path: path.joined(separator: "."), value: whole))
      }
    case .object(let object):
      for member in object.members where !member.isRemark {
        let isPlain = !member.key.isEmpty && !member.key.utf8.contains { $0 == 0x2E || $0 == 0x22 || $0 == 0x3D }
        collect(
          member.value, path: path + [isPlain ? member.key : CanonicalJSON.string(member.key)], into: &fields)
      }
    }
  }
}
