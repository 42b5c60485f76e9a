/// `scenario.resolved.json`: the scenario with all its defaults, as strict JSON.
public struct ResolvedScenario: Output {
  /// Name of the file.
  public let fileName = "scenario.resolved.json"
  private let text: String

  /// The scenario's text as it is to be written.
  public init(_ text: String) { self.text = text }

  /// Gives the text.
  public func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure) {
    try append(text)
  }
}
