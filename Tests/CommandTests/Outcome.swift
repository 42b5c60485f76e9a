import Foundation

/// What a command line did: what it wrote, and the status it ended with as a shell would see it.
struct Outcome: Sendable {
  let output: String
  let errors: String
  let status: Int32
  /// From its start to its end, whatever the tests were busy with.
  let length: Duration
}

/// Where the standard output of a command line goes.
enum OutputEnd: Sendable {
  /// A file that the test looks at afterwards.
  case collected
  /// A pipe whose reader is gone.
  case readerGone
  /// A pipe that is full and whose reader does not read.
  case stalled
  /// A device, as in `/dev/full`.
  case device(String)
}

/// Where the standard input of a command line comes from.
enum InputEnd: Sendable {
  /// Nothing to read.
  case empty
  /// This text.
  case text(String)
  /// A pipe on which nothing ever arrives.
  case silent
}

/// A signal to send to a running command line, so long after its start or the signal before.
struct Signal: Sendable {
  let number: Int32
  let delay: Duration
  /// What the delay begins with, if not at once.
  var begins: @Sendable () -> Bool = { true }
}

extension Folder {
  /// Runs the built program in this folder and waits for its end.
  func run(
    _ words: [String], input: InputEnd = .empty, output: OutputEnd = .collected,
    environment: [String: String] = [:], signals: [Signal] = []
  ) async throws -> Outcome {
    let streams = try Folder()
    let pipe = Pipe()
    let process = Process()
    process.executableURL = try builtProgram()
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardError = try streams.file("errors")
    switch input {
    case .empty: process.standardInput = FileHandle.nullDevice
    case .silent: process.standardInput = Pipe()
    case .text(let text):
      try streams.write(text, to: "input")
      process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(streams.path)/input"))
    }
    switch output {
    case .collected: process.standardOutput = try streams.file("output")
    case .device(let device): process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: device))
    case .readerGone:
      try pipe.fileHandleForReading.close()
      process.standardOutput = pipe.fileHandleForWriting
    case .stalled:
      fill(pipe.fileHandleForWriting.fileDescriptor)
      process.standardOutput = pipe.fileHandleForWriting
    }
    let (status, length) = try await end(of: process, signals)
    let text = if case .collected = output { try streams.read("output") } else { "" }
    return Outcome(output: text, errors: try streams.read("errors"), status: status, length: length)
  }

  /// Runs the built program in this folder and waits for its end.
  func run(
    _ words: String..., output: OutputEnd = .collected, environment: [String: String] = [:], signals: [Signal] = []
  ) async throws -> Outcome {
    try await run(words, output: output, environment: environment, signals: signals)
  }

  private func end(of process: Process, _ signals: [Signal]) async throws -> (status: Int32, length: Duration) {
    let clock = ContinuousClock()
    let start = clock.now
    let ended = AsyncStream<(Int32, Duration)> { continuation in
      process.terminationHandler = {
        let killed = $0.terminationReason == .uncaughtSignal
        continuation.yield((killed ? 128 + $0.terminationStatus : $0.terminationStatus, clock.now - start))
        continuation.finish()
      }
    }
    try process.run()
    // Beside the tasks, which may all be busy with other tests for longer than the program runs.
    if !signals.isEmpty { Thread.detachNewThread { send(signals, to: process) } }
    return await ended.first { _ in true } ?? (-1, .zero)
  }

  private func file(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/\(name)"))
  }
}

/// Sends signals to a program one after the other, as long as it runs.
private func send(_ signals: [Signal], to process: Process) {
  let clock = ContinuousClock()
  for signal in signals {
    while !signal.begins(), process.isRunning { usleep(100) }
    let moment = clock.now + signal.delay
    // Nothing is left to wait for where the program has ended by itself.
    while clock.now < moment, process.isRunning { usleep(1_000) }
    if process.isRunning { kill(process.processIdentifier, signal.number) }
  }
}

/// Writes to a pipe until it takes no more.
private func fill(_ descriptor: Int32) {
  let flags = fcntl(descriptor, F_GETFL)
  _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
  let byte: [UInt8] = [0]
  while unsafe write(descriptor, byte, 1) == 1 {}
  _ = fcntl(descriptor, F_SETFL, flags)
}

/// The program lies beside the tests.
private func builtProgram() throws -> URL {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  #if DEBUG
    let build = root.appendingPathComponent(".build/debug")
  #else
    let build = root.appendingPathComponent(".build/release")
  #endif
  let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  let places = [tests, build].map { $0.appendingPathComponent("closedloop") }
  guard let program = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
    throw CocoaError(.fileNoSuchFile)
  }
  return program
}
