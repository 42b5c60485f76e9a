/// One thing that is wrong in a command line, with what to write instead.
public struct Mistake: Sendable, Equatable {
  /// The words of the command line that it is about, or nothing when it is about the whole.
  public let words: String
  /// What is wrong, or what to write instead.
  public let remedy: String

  init(_ remedy: String) { self.init(in: "", remedy) }

  init(in words: String, _ remedy: String) {
    self.words = words.unicodeScalars.contains(where: isControl) ? words.debugDescription : words
    // It may repeat a word, and what a terminal would obey is not for it.
    self.remedy = remedy.unicodeScalars.reduce(into: "") { text, scalar in
      text += isControl(scalar) ? scalar.escaped(asASCII: true) : String(scalar)
    }
  }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0x7F }

/// Everything that is wrong in a command line, found at once.
public struct Misuse: Error, Equatable, CustomStringConvertible {
  /// What is wrong, in the order of the command line.
  public let mistakes: [Mistake]
  /// The usage line of the command, or of the program when no command is known.
  public let usage: String

  /// One line for each mistake, then the usage line.
  public var description: String {
    let lines = mistakes.map { $0.words.isEmpty ? $0.remedy : "\($0.words): \($0.remedy)" }
    return (lines + ["usage: \(usage)"]).joined(separator: "\n")
  }
}
