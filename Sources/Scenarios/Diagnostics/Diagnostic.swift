/// What is talked about: the path of a field, where it is written, and what stands there.
public struct Place: Hashable, Sendable {
  /// The path: `teams.recovery.shrinkage`.
  public var path: String
  /// Where it is written; `.standard` where nobody wrote it.
  public var position: Position
  /// What stands there, shortly, if that helps.
  public var found: String?

  /// A path at a position.
  public init(path: String, position: Position = .standard, found: String? = nil) {
    self.path = path
    self.position = position
    self.found = found
  }
}

/// One remark on what the author wrote: what is wrong, where, and what to write instead.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The scenario cannot be run.
    case error
    /// It can be run, and the author should know.
    case warning
  }

  /// What sort of mistake it is: `unknown-key`.
  public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The word in brackets.
    public let rawValue: String
    /// A sort of mistake.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A sort of mistake.
    public init(stringLiteral word: String) { rawValue = word }
  }

  /// What the program's exit status becomes.
  public enum Fault: Int, Sendable {
    /// The command line is wrong.
    case usage = 64
    /// A scenario or data is invalid.
    case invalid = 65
    /// A file is missing or unreadable.
    case missing = 66
  }

  /// How bad it is.
  public var severity: Severity
  /// What sort of mistake it is.
  public let code: Code
  /// What it is about.
  public let place: Place
  /// What is wrong and what is allowed.
  public let message: String
  /// The nearest valid word.
  public let suggestion: String?
  /// What the exit status becomes.
  public let fault: Fault

  /// A remark on a place.
  public init(
    _ severity: Severity, _ code: Code, at place: Place, _ message: String, suggestion: String? = nil,
    fault: Fault = .invalid
  ) {
    self.severity = severity
    self.code = code
    self.place = place
    self.message = message
    self.suggestion = suggestion
    self.fault = fault
  }

  /// Message and suggestion in one line.
  public var remark: String {
    guard let suggestion else { return message }
    return "\(message); did you mean \(Shown.quoted(suggestion))?"
  }
}

extension Diagnostic {
  /// A field written twice.
  static func duplicate(_ member: JSONMember, first: JSONMember, path: String) -> Diagnostic {
    let place = Place(path: path, position: member.keyPosition)
    let line = first.keyPosition.line
    let before =
      line == member.keyPosition.line ? "at column \(first.keyPosition.column) of this line" : "at line \(line)"
    return Diagnostic(.error, .duplicateKey, at: place, "this key is written twice: first \(before)")
  }
}

extension Diagnostic.Code {
  /// The text is not JSON.
  public static let syntax: Self = "syntax"
  /// Too large, too deep or too many.
  public static let limit: Self = "limit"
  /// Not a field of this object.
  public static let unknownKey: Self = "unknown-key"
  /// A field written twice.
  public static let duplicateKey: Self = "duplicate-key"
  /// A field that must be there.
  public static let missingKey: Self = "missing-key"
  /// A value of another sort than the field takes.
  public static let type: Self = "type"
  /// A quantity without its unit, or not readable as one.
  public static let unit: Self = "unit"
  /// A quantity outside its bounds.
  public static let range: Self = "range"
  /// A word that is none of the choices, or a name that nothing has.
  public static let unknownName: Self = "unknown-name"
  /// A name with letters that names may not have.
  public static let name: Self = "name"
  /// A field that this version does not simulate.
  public static let notYet: Self = "not-yet"
  /// A file that is not there or not readable.
  public static let file: Self = "file"
  /// An inheritance that goes round or too far.
  public static let extends: Self = "extends"
  /// A `--set` that cannot be read.
  public static let setting: Self = "set"
}
