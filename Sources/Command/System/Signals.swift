import Synchronization

/// How the user ended the work early.
enum Interruption: UInt8, Sendable {
  case interrupted = 1
  case terminated = 2

  var status: ExitStatus {
    switch self {
    case .interrupted: .interrupted
    case .terminated: .terminated
    }
  }

  /// The word for the message.
  var word: String {
    switch self {
    case .interrupted: "interrupted"
    case .terminated: "terminated"
    }
  }
}

/// Listens for Ctrl-C and termination.
///
/// Work that looks at ``interruption`` now and then runs inside ``polling(_:)``: there the first signal only says so,
/// and the work ends itself. Everywhere else, and at the second signal, the process ends at once: what is half-written
/// is removed, what is complete is kept.
final class Signals: Sendable {
  private let files: Files
  private let latest = Atomic<UInt8>(0)
  private let pollers = Atomic<Int>(0)
  /// The signals that are not ignored on request of whoever started the process.
  private let heeded = [OperatingSystem.interruptSignal, OperatingSystem.terminateSignal].filter {
    !OperatingSystem.ignores($0)
  }

  init(files: Files) {
    self.files = files
  }

  /// What was received while the work polls, if anything was.
  var interruption: Interruption? { Interruption(rawValue: latest.load(ordering: .relaxed)) }

  /// Keeps signals waiting for ``listen()``; to be called before any other thread is started.
  func hold() {
    OperatingSystem.hold(heeded)
  }

  /// Receives signals on this thread until the process ends.
  func listen() -> Never {
    while true {
      let number = OperatingSystem.nextSignal(of: heeded)
      receive(number == OperatingSystem.interruptSignal ? .interrupted : .terminated)
    }
  }

  /// Does work that looks at ``interruption`` and ends itself.
  func polling<Result, Failure: Error>(_ work: () async throws(Failure) -> Result) async throws(Failure) -> Result {
    pollers.add(1, ordering: .sequentiallyConsistent)
    defer { pollers.subtract(1, ordering: .sequentiallyConsistent) }
    return try await work()
  }

  private func receive(_ interruption: Interruption) {
    let earlier = latest.exchange(interruption.rawValue, ordering: .sequentiallyConsistent)
    let pollersNow = pollers.load(ordering: .sequentiallyConsistent)
    if earlier == 0, pollersNow > 0 { return }
    files.abandon { completed in
      let message = "closedloop: \(interruption.word): \(Self.kept(completed))\n"
      if Descriptor.standardError.waitUntilWritable(milliseconds: 0) {
        try? Descriptor.standardError.append(Array(message.utf8))
      }
      OperatingSystem.end(interruption.status)
    }
  }

  private static func kept(_ completed: Int) -> String {
    switch completed {
    case 0: "nothing was written"
    case 1: "1 complete file is kept, nothing is half-written"
    default: "\(completed) complete files are kept, nothing is half-written"
    }
  }
}
