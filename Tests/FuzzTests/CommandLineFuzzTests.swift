import Arguments
import Command
import Scenarios
import Testing

/// Whatever is typed, it is understood or explained.
@Suite("Damaged command lines", .serialized)
struct CommandLineFuzzTests {
  private let corpus: Corpus

  init() throws { corpus = try Corpus() }

  @Test("Every command line of the corpus is understood or explained")
  func known() {
    for words in corpus.commandLines {
      for complaint in complaints(about: words) { Issue.record("\(words): \(complaint)") }
    }
    #expect(!corpus.commandLines.isEmpty)
  }

  @Test("Words at random are understood or explained")
  func random() throws {
    let recorder = try Recorder("words")
    var mutator = Mutator(seed: Effort.seed &+ 2)
    let count = Effort.inputs / 4
    var (understood, finds) = (0, 0)
    for _ in 0..<count {
      let words = line(&mutator)
      let (found, seconds) = recorder.record(Array(words.joined(separator: "\n").utf8)) { complaints(about: words) }
      if (try? program.read(words)) != nil { understood += 1 }
      guard !found.isEmpty || seconds > 2 else { continue }
      finds += 1
      if finds <= 20 { Issue.record("\(words): \(found) in \(seconds) s") }
    }
    if Effort.isLong { print("fuzz words: \(count) command lines, \(understood) understood, \(finds) finds") }
    #expect(understood > count / 100)
    #expect(understood < count / 2)
  }

  private func complaints(about words: [String]) -> [String] {
    var complaints: [String] = []
    do throws(Misuse) {
      _ = try program.read(words)
    } catch {
      let text = error.description
      if error.mistakes.isEmpty { complaints.append("refused without a reason") }
      if !error.mistakes.allSatisfy({ !$0.remedy.isEmpty }) { complaints.append("nothing is said of a mistake") }
      if !text.contains("\nusage: ") { complaints.append("no usage") }
      let length = words.reduce(0) { $0 + $1.utf8.count }
      if text.utf8.count > 2_000 + words.count * 2_000 + length * 20 { complaints.append("too much is said") }
      if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" }) {
        complaints.append("control characters")
      }
    }
    for word in words {
      var sources = Sources()
      let (patch, problem) = Setting.patch(word, in: &sources)
      if (patch == nil) == (problem == nil) { complaints.append("a patch and a problem, or neither: \(word)") }
    }
    return complaints
  }

  /// A line as somebody might mean it, then damaged.
  private func line(_ mutator: inout Mutator) -> [String] {
    guard let command = program.commands.randomElement(using: &mutator.luck) else { return [] }
    var words = [command.name]
    for _ in 0..<mutator.luck.below(8) {
      guard let option = command.options.randomElement(using: &mutator.luck), !mutator.luck.once(in: 3) else {
        words.append(mutator.luck.pick(Self.words, or: ""))
        continue
      }
      let value = mutator.luck.pick(mutator.luck.once(in: 3) ? Mutator.numbers : Self.words, or: "")
      let isShort = option.short != nil && mutator.luck.once(in: 2)
      let name = isShort ? "-\(option.short.map(String.init) ?? "")" : "--\(option.name)"
      switch mutator.luck.below(4) {
      case 0: words.append("\(name)=\(value)")
      case 1: words.append(name)
      case 2: words.append(name + value)
      default: words += [name, value]
      }
    }
    if mutator.luck.once(in: 2) { return words }
    repeat {
      let place = mutator.luck.below(words.count)
      switch mutator.luck.below(6) {
      case 0: words.insert(mutator.luck.pick(Mutator.texts, or: ""), at: place)
      case 1: words.swapAt(place, mutator.luck.below(words.count))
      case 2: words[place] = ""
      case 3 where words.count > 1: words.remove(at: place)
      default: words[place] = mutator.damagedWord(words[place])
      }
    } while !mutator.luck.once(in: 2)
    return words
  }

  private static let words = [
    "base", "base.json", "base.json@fifo", "@fifo", "@", "@@", "-", "--", "---", "-=", "--=", "-q", "-qj", "-j4", "-n=",
    "outputs", "/dev/null", "teams.desk.shifts.day.people=3", "a.b.c=null", "\"a b\".c=1", "\"a\\u0041\"=2", "\"=", "=",
    ".=", "a..b=1", "\"\\", "customers.saved within 5%", "within", "x within", "95%", "0.95", "42", "-1", "-1e3",
    "-inf",
    "-nan", "-0x1p4", "help", "run", "--help", "-h", "--version", "compare", "é", "e\u{301}", "👩‍👩‍👧‍👦", "\u{0}", "\u{7}",
    "\u{202E}", " ", "", "\n", "a=" + String(repeating: "[", count: 500), "a=" + String(repeating: "9", count: 2_000),
    String(repeating: "a.", count: 100) + "b=1", String(repeating: "-", count: 300),
    String(repeating: "x", count: 3_000),
  ]
}
