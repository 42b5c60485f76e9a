/// Every single value of a resolved scenario, with who said so.
public enum Origins {
  /// One value.
  public struct Line: Hashable, Sendable {
    /// Its path: `teams.recovery.hourly_cost`.
    public let path: String
    /// The value as JSON on one line.
    public let value: String
    /// Who said so: `desk.json:61:7`, `desk.json:90:3 (variant late)`, `--set a=3` or `default`.
    public let origin: String
  }

  /// The values in order; a list counts as one value.
  public static func lines(of resolved: JSONValue, in sources: Sources) -> [Line] {
    var lines: [Line] = []
    collect(resolved, path: "", sources: sources, into: &lines)
    return lines
  }

  private static func collect(_ value: JSONValue, path: String, sources: Sources, into lines: inout [Line]) {
    if let object = value.object, !object.members.isEmpty {
      for member in object.members {
        collect(member.value, path: Shown.path(path, member.key), sources: sources, into: &lines)
      }
      return
    }
    let origin = value.position.isWritten ? sources.label(of: value.position) : "default"
    lines.append(Line(path: path, value: CanonicalJSON.line(value), origin: origin))
  }
}
