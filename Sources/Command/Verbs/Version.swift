import Arguments

/// Says which version this is.
struct Version: Action {
  var json = false

  /// The one place where it stands; `CHANGELOG.md` begins with it.
  static let number = "0.2.0"

  static let command = Command<any Action>(
    "version", summary: "say which version this is",
    examples: [Example("closedloop version --json", "the version for a machine")],
    from: Version(),
    options: [Option(flag: "json", help: "As JSON.") { $0.json = true }],
    action: { $0 })

  func perform(in session: Session) -> ExitStatus {
    let json = """
      {"name": "closedloop", "version": "\(Self.number)", "system": "\(Self.system)", "processor": "\(Self.processor)"}

      """
    session.console.result(self.json ? json : "closedloop \(Self.number) (\(Self.system), \(Self.processor))\n")
    return .done
  }

  /// The operating system that this program was built for.
  static var system: String {
    #if os(Linux)
      "Linux"
    #elseif os(macOS)
      "macOS"
    #else
      "other"
    #endif
  }

  /// The processor that this program was built for.
  static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
