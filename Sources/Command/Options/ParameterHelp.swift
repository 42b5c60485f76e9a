import Arguments
import Scenarios

/// What is known of a parameter and its default.
enum ParameterHelp {
  /// Explains one, or lists those that a word begins; nothing where none is meant.
  static func text(for name: String?) throws(Failure) -> String {
    guard let name else { return list(Parameter.all) }
    let chosen = Parameter.all.filter { names($0, name) }
    if chosen.count == 1 { return explanation(of: chosen[0]) }
    guard chosen.isEmpty else { return list(chosen) }
    let words = Parameter.all.map(\.path)
    let hint = nearest(to: name, in: words + words.map { String($0.drop { $0 != "." }.dropFirst()) })
    throw Failure(
      .badCommandLine,
      "\(name): no parameter of that name has a default with evidence"
        + (hint.map { "; did you mean \($0)?" } ?? "; closedloop help parameter lists them"))
  }

  /// Whether a word names a parameter: its path, the path without its section, or what either begins with.
  private static func names(_ parameter: Parameter, _ name: String) -> Bool {
    if parameter.covers(name) { return true }
    let short = String(parameter.path.drop { $0 != "." }.dropFirst())
    return [parameter.path, short, parameter.path.replacing("*.", with: "")].contains { path in
      path == name || path.hasPrefix(name + ".") || path.hasSuffix("." + name)
    }
  }

  private static func list(_ parameters: [Parameter]) -> String {
    let width = parameters.map(\.path.count).max() ?? 0
    return parameters.map { parameter in
      let gap = String(repeating: " ", count: width - parameter.path.count)
      return "\(parameter.path)\(gap)  \(parameter.strength.rawValue): \(parameter.meaning)\n"
    }.joined()
  }

  private static func explanation(of parameter: Parameter) -> String {
    let defaults = parameter.defaults
    var standard = defaults.first?.value ?? "none"
    if defaults.count > 1 { standard = defaults.map { "\($0.path) \($0.value)" }.joined(separator: "\n              ") }
    var text = """
      \(parameter.path)
        \(parameter.meaning)
        default     \(standard)
        unit        \(parameter.bounds)
        form        \(parameter.form)
        source      \(parameter.source.text)
        strength    \(parameter.strength.rawValue)\(parameter.strength.isWeak ? ", so reports name it" : "")
        calibrate   \(parameter.advice)

      """
    for preset in parameter.presets { text += "  preset      \(preset.name): \(preset.value)\n" }
    return text
  }
}
