import Synchronization

/// Standard output for results, standard error for everything else.
///
/// A reader that is gone ends the results without a word, as a user of `head` expects; any other failure to write them
/// is kept for ``finish()``.
package final class Console: Sendable {
  /// Emphasis on a terminal.
  enum Ink: String {
    case red = "31"
    case yellow = "33"
    case green = "32"
    case bold = "1"
  }

  private struct State {
    var results: [UInt8] = []
    var readerGone = false
    var failure: SystemError?
    var progressShown = false
    var lastProgress: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let showsProgress: Bool
  private let inksResults: Bool
  private let inksNotes: Bool

  /// The columns of the terminal that results go to, if they go to one.
  let columns: Int?

  init() {
    let plainTerminal = OperatingSystem.environment("TERM") == "dumb"
    let noColour = plainTerminal || OperatingSystem.environment("NO_COLOR")?.isEmpty == false
    let noteTerminal = Descriptor.standardError.isTerminal
    columns = Descriptor.standardOutput.columns
    inksResults = Descriptor.standardOutput.isTerminal && !noColour
    inksNotes = noteTerminal && !noColour
    showsProgress = noteTerminal && !plainTerminal && OperatingSystem.environment("CI") == nil
  }

  // MARK: Results

  /// Adds text to the results on standard output.
  func result(_ text: String) {
    state.withLock {
      $0.results += text.utf8
      if $0.results.count >= Descriptor.chunk { flush(&$0) }
    }
  }

  /// Writes the remaining results; returns why results were lost, if any were.
  func finish() -> FileProblem? {
    state.withLock {
      flush(&$0)
      return $0.failure.map { .writeError("standard output", reason: $0.reason) }
    }
  }

  private func flush(_ state: inout State) {
    clearProgress(&state)
    if !state.readerGone, state.failure == nil {
      do {
        try Descriptor.standardOutput.append(state.results)
      } catch {
        if error.saysReaderGone { state.readerGone = true } else { state.failure = error }
      }
    }
    state.results.removeAll(keepingCapacity: true)
  }

  // MARK: Everything else

  /// Writes a line on standard error, after the results so far.
  func note(_ line: String) {
    state.withLock {
      flush(&$0)
      write(line + "\n")
    }
  }

  /// Shows how far the work is, in one line that the next replaces, ten times a second at most; only on a terminal.
  func progress(_ line: @autoclosure () -> String) {
    guard showsProgress else { return }
    state.withLock {
      let now = ContinuousClock.now
      if let last = $0.lastProgress, now - last < .milliseconds(100) { return }
      $0.lastProgress = now
      $0.progressShown = true
      let columns = Descriptor.standardError.columns ?? 80
      write("\r\u{1B}[K" + line().prefix(columns - 1))
    }
  }

  private func clearProgress(_ state: inout State) {
    if state.progressShown { write("\r\u{1B}[K") }
    state.progressShown = false
  }

  /// There is nowhere to tell that standard error cannot be written.
  private func write(_ text: String) {
    try? Descriptor.standardError.append(Array(text.utf8))
  }

  // MARK: Ink

  /// Emphasised text for a note.
  func note(_ text: String, in ink: Ink) -> String { inksNotes ? emphasised(text, ink) : text }

  /// Emphasised text for a result.
  func result(_ text: String, in ink: Ink) -> String { inksResults ? emphasised(text, ink) : text }

  private func emphasised(_ text: String, _ ink: Ink) -> String { "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" }
}
