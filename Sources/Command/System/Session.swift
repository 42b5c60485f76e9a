import Arguments

/// What a command was asked to do, ready to be done.
package protocol Action: Sendable {
  /// Does it; the results go to the session's console and files.
  func perform(in session: Session) async throws(Failure) -> ExitStatus
}

/// One use of the program: where its results go, and whether the user still wants them.
package final class Session: Sendable {
  let console = Console()
  let files = Files()
  let signals: Signals

  init() {
    signals = Signals(files: files)
  }

  /// Reads the words of the command line and does what they ask.
  func perform(_ words: [String]) async -> ExitStatus {
    let status = await answer(words)
    guard let lost = console.finish(), status.rawValue < ExitStatus.badCommandLine.rawValue else { return status }
    report(lost.description)
    return lost.status
  }

  private func answer(_ words: [String]) async -> ExitStatus {
    let action: any Action
    do {
      action = try program.read(words)
    } catch {
      report(error.description)
      return .badCommandLine
    }
    do {
      return try await action.perform(in: self)
    } catch {
      report(error.message)
      return error.status
    }
  }

  private func report(_ message: String) {
    console.note("\(console.note("closedloop:", in: .red)) \(message)")
  }
}
