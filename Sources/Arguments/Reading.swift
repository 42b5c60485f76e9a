/// The words of one command being read: what they set so far, and what was wrong.
struct Reading<Options> {
  var options: Options
  let positionals: [Positional<Options>]
  let declared: [Option<Options>]
  var mistakes: [Mistake] = []
  private var given: [String: Int] = [:]
  private var placed = 0
  private var rest: ArraySlice<String> = []

  init(options: Options, positionals: [Positional<Options>], declared: [Option<Options>]) {
    self.options = options
    self.positionals = positionals
    self.declared = declared
  }

  /// Reads every word, going on after each mistake.
  mutating func read(_ words: [String]) {
    rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        while let word = rest.popFirst() { place(word) }
      } else if word.hasPrefix("--") {
        readLong(word)
      } else if isOption(word) {
        readShort(word)
      } else {
        place(word)
      }
    }
    reportMissing()
  }

  /// `-` alone, a negative number and `@variant` are words, not options.
  private func isOption(_ word: String) -> Bool {
    word.hasPrefix("-") && word.count > 1 && Double(word) == nil
  }

  private mutating func place(_ word: String) {
    let last = positionals.count - 1
    let repeats = last >= 0 && positionals[last].form.occurrence.repeats
    let index = repeats ? min(placed, last) : placed
    placed += 1
    guard index <= last else {
      mistakes.append(Mistake(in: word.isEmpty ? "\"\"" : word, "one word too many"))
      return
    }
    note(word, positionals[index].set(&options, word))
  }

  private mutating func readLong(_ word: String) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let value = parts.count == 2 ? String(parts[1]) : nil
    if let option = declared.first(where: { $0.form.name == name }) {
      apply(option, spelled: "--\(name)", value: value)
    } else {
      reportUnknown(word, name: name, hasValue: value != nil)
    }
  }

  /// `-q`, several flags in one as in `-qj`, and a value after the last: `-o out`, `-oout` or `-o=out`.
  private mutating func readShort(_ word: String) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = declared.first(where: { $0.form.short == letter }) else {
        mistakes.append(Mistake(in: "-\(letter)", "no such option"))
        return
      }
      let attached = letters.first == "=" ? letters.dropFirst() : letters
      let takesRest = option.form.value != nil || letters.first == "="
      apply(option, spelled: "-\(letter)", value: takesRest && !letters.isEmpty ? String(attached) : nil)
      if takesRest { return }
    }
  }

  private mutating func apply(_ option: Option<Options>, spelled spelling: String, value: String?) {
    let form = option.form
    given[form.name, default: 0] += 1
    if given[form.name] == 2, !form.repeats { mistakes.append(Mistake(in: spelling, "given more than once")) }
    guard let placeholder = form.value else {
      note("\(spelling)=\(value ?? "")", value == nil ? option.set(&options, "") : "takes no value; write \(spelling)")
      return
    }
    guard let value = value ?? nextValue() else {
      mistakes.append(Mistake(in: spelling, "a value is missing; write \(spelling) \(placeholder)"))
      return
    }
    note("\(spelling) \(value)", option.set(&options, value))
  }

  private mutating func nextValue() -> String? {
    guard let next = rest.first, next != "--", !isOption(next) else { return nil }
    return rest.popFirst()
  }

  /// The value of a misspelled option is taken with it, so that it is not reported as a second mistake.
  private mutating func reportUnknown(_ word: String, name: String, hasValue: Bool) {
    guard let near = nearest(to: name, in: declared.map(\.form.name)) else {
      mistakes.append(Mistake(in: word, "no such option"))
      return
    }
    let meant = declared.first { $0.form.name == near }
    if !hasValue, meant?.form.value != nil { _ = nextValue() }
    mistakes.append(Mistake(in: word, "no such option; did you mean --\(near)?"))
  }

  private mutating func reportMissing() {
    for positional in positionals.dropFirst(placed) where positional.form.occurrence.isRequired {
      mistakes.append(Mistake(in: positional.form.name, "missing: \(positional.form.help)"))
    }
  }

  private mutating func note(_ words: String, _ remedy: String?) {
    if let remedy { mistakes.append(Mistake(in: words, remedy)) }
  }
}
