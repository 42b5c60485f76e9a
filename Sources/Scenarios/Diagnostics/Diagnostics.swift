/// All remarks on one scenario: each once, sorted by file and place, counted even where not all are kept.
public struct Diagnostics: Sendable {
  /// How many are kept; the rest is counted.
  public static let limit = 1_000

  private var kept: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  /// How many errors were found.
  public private(set) var errorCount = 0
  /// How many warnings were found.
  public private(set) var warningCount = 0
  private var sawMissing = false
  private var sawInvalid = false

  /// No remarks.
  public init() {}

  /// Whether nothing was found.
  public var isEmpty: Bool { errorCount == 0 && warningCount == 0 }
  /// Whether an error was found.
  public var hasErrors: Bool { errorCount > 0 }

  /// The kept remarks by file and place.
  public var sorted: [Diagnostic] {
    kept.enumerated().sorted { left, right in
      let (first, second) = (left.element.place.position, right.element.place.position)
      if first < second { return true }
      if second < first { return false }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// What the exit status becomes: a missing file weighs more than an invalid one, and that more than a wrong
  /// command line; `nil` without errors.
  public var fault: Diagnostic.Fault? {
    guard hasErrors else { return nil }
    return sawMissing ? .missing : sawInvalid ? .invalid : .usage
  }

  /// Takes in a remark, unless it is known.
  public mutating func add(_ diagnostic: Diagnostic) {
    guard !known.contains(diagnostic) else { return }
    if known.count < Self.limit * 20 { known.insert(diagnostic) }
    if kept.count < Self.limit { kept.append(diagnostic) }
    switch diagnostic.severity {
    case .warning: warningCount += 1
    case .error:
      errorCount += 1
      switch diagnostic.fault {
      case .missing: sawMissing = true
      case .invalid: sawInvalid = true
      case .usage: break
      }
    }
  }

  /// Takes in an error.
  public mutating func error(
    _ code: Diagnostic.Code, at place: Place, _ message: String, suggestion: String? = nil,
    fault: Diagnostic.Fault = .invalid
  ) {
    add(Diagnostic(.error, code, at: place, message, suggestion: suggestion, fault: fault))
  }

  /// Takes in a warning.
  public mutating func warning(
    _ code: Diagnostic.Code, at place: Place, _ message: String, suggestion: String? = nil
  ) {
    add(Diagnostic(.warning, code, at: place, message, suggestion: suggestion))
  }

  /// Takes in all of others.
  public mutating func add(_ others: Diagnostics) {
    for diagnostic in others.kept { add(diagnostic) }
    errorCount += others.errorCount - others.kept.count { $0.severity == .error }
    warningCount += others.warningCount - others.kept.count { $0.severity == .warning }
    sawMissing = sawMissing || others.sawMissing
    sawInvalid = sawInvalid || others.sawInvalid
  }

  /// Makes errors of warnings (`--strict`).
  public mutating func makeWarningsErrors() {
    errorCount += warningCount
    sawInvalid = sawInvalid || warningCount > 0
    warningCount = 0
    for index in kept.indices { kept[index].severity = .error }
    known = Set(kept)
  }

  /// How many of each, in words: "2 errors and 1 warning".
  public var summary: String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    if warningCount == 0 { return count(errorCount, "error") }
    if errorCount == 0 { return count(warningCount, "warning") }
    return count(errorCount, "error") + " and " + count(warningCount, "warning")
  }
}
