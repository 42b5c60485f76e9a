import Synchronization

/// Reads files, and writes them so that each is there completely or not at all.
///
/// ## Topics
/// - Reading: ``read(_:limit:)``, ``readStandardInput(limit:)``, ``names(in:)``
/// - Writing: ``prepareFolder(_:)``, ``write(_:to:)``, ``write(to:_:)``
/// - Ending early: ``abandon(then:)``
package final class Files: Sendable {
  /// The largest scenario that is read, in bytes.
  package static let scenarioLimit = 64 << 20
  /// The largest data file that is read, in bytes.
  package static let dataLimit = 2 << 30

  private let progress = Mutex(Progress())

  private struct Progress {
    var temporaries: Set<String> = []
    var number = 0
    var completed = 0
  }

  package init() {}

  /// How many files were written completely.
  package var completed: Int { progress.withLock { $0.completed } }

  // MARK: Reading

  /// The bytes of a file of at most `limit` bytes.
  package func read(_ path: String, limit: Int = scenarioLimit) throws(FileProblem) -> [UInt8] {
    try read(opened(path), called: path, limit: limit)
  }

  /// The bytes of standard input, at most `limit`.
  package func readStandardInput(limit: Int = scenarioLimit) throws(FileProblem) -> [UInt8] {
    try read(.standardInput, called: "standard input", limit: limit)
  }

  private func opened(_ path: String) throws(FileProblem) -> Descriptor {
    do {
      return try Descriptor.reading(path)
    } catch {
      throw error.saysMissing ? .missing(path) : .unreadable(path, reason: error.reason)
    }
  }

  private func read(
    _ descriptor: consuming Descriptor, called path: String, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    if descriptor.kind == .directory { throw .directory(path) }
    var bytes: [UInt8] = []
    while true {
      let next: [UInt8]
      do { next = try descriptor.next() } catch { throw .readError(path, reason: error.reason) }
      if next.isEmpty { return bytes }
      if bytes.count + next.count > limit { throw .tooLarge(path, limit: limit) }
      bytes += next
    }
  }

  /// The names in a folder, in the order of their bytes.
  package func names(in folder: String) throws(FileProblem) -> [String] {
    do {
      return try OperatingSystem.names(in: folder)
    } catch {
      throw error.saysMissing ? .missing(folder) : .unreadable(folder, reason: error.reason)
    }
  }

  // MARK: Writing

  /// Creates a folder and those above it where they are missing, and clears it of what dead runs left half-written.
  package func prepareFolder(_ path: String) throws(FileProblem) {
    do {
      try makeFolder(path)
    } catch {
      throw .cannotCreate(path, reason: error.reason)
    }
    for name in (try? OperatingSystem.names(in: path)) ?? [] where isStale(name) {
      try? OperatingSystem.remove("\(path)/\(name)")
    }
  }

  private func makeFolder(_ path: String) throws(SystemError) {
    do {
      try OperatingSystem.makeFolder(path)
    } catch {
      if error.saysExists, (try? OperatingSystem.kind(of: path)) == .directory { return }
      let parent = folder(of: path)
      guard error.saysMissing, parent != path, parent != "." else { throw error }
      try makeFolder(parent)
      // Once only: where the parent is there and the folder is refused as missing, as in /proc, it always will be.
      try OperatingSystem.makeFolder(path)
    }
  }

  /// Writes a file from bytes.
  package func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    try write(to: path) { output throws(FileProblem) in try output.append(bytes) }
  }

  /// Writes a file piece by piece, under a temporary name in the same folder until it is complete.
  ///
  /// When anything fails, or the process is interrupted, what was at the path before is still there. What is not a
  /// regular file, like `/dev/stdout` or a named pipe, is written as it is.
  package func write(
    to path: String, _ body: (inout FileOutput) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    switch try? OperatingSystem.kind(of: path) {
    case .directory: throw .cannotCreate(path, reason: "it is a folder")
    case .other: try writeInPlace(path, body)
    case .regular(let permissions): try replace(path, permissions: permissions, body)
    case nil: try replace(path, permissions: nil, body)
    }
    progress.withLock { $0.completed += 1 }
  }

  private func writeInPlace(
    _ path: String, _ body: (inout FileOutput) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    let descriptor: Descriptor
    do { descriptor = try .writing(path) } catch { throw .cannotCreate(path, reason: error.reason) }
    var output = FileOutput(descriptor, path: path)
    try body(&output)
    try output.flush()
  }

  private func replace(
    _ path: String, permissions: UInt32?, _ body: (inout FileOutput) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    let target = (try? OperatingSystem.resolved(path)) ?? path
    let temporary = "\(folder(of: target))/\(TemporaryName(number: nextNumber()).text)"
    defer { progress.withLock { _ = $0.temporaries.remove(temporary) } }
    do {
      try fill(temporary, for: path, permissions: permissions, body)
      try rename(temporary, to: target, for: path)
    } catch {
      try? OperatingSystem.remove(temporary)
      throw error
    }
  }

  private func fill(
    _ temporary: String, for path: String, permissions: UInt32?,
    _ body: (inout FileOutput) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    var output = FileOutput(try created(temporary, for: path, permissions: permissions), path: path)
    try body(&output)
    try output.finish()
  }

  private func created(_ temporary: String, for path: String, permissions: UInt32?) throws(FileProblem) -> Descriptor {
    do {
      // In one step: a file created after an early end has removed what it knows of would be left over.
      let descriptor = try progress.withLock { progress throws(SystemError) in
        let descriptor = try Descriptor.creating(temporary)
        progress.temporaries.insert(temporary)
        return descriptor
      }
      if let permissions { try descriptor.permit(permissions) }
      return descriptor
    } catch {
      throw cannotCreate(path, error)
    }
  }

  private func rename(_ temporary: String, to target: String, for path: String) throws(FileProblem) {
    do { try OperatingSystem.rename(temporary, to: target) } catch { throw cannotCreate(path, error) }
  }

  private func cannotCreate(_ path: String, _ error: SystemError) -> FileProblem {
    .cannotCreate(path, reason: error.reason)
  }

  private func nextNumber() -> Int {
    progress.withLock {
      $0.number += 1
      return $0.number
    }
  }

  // MARK: Ending early

  /// Removes what is half-written, then ends the process; no file is begun meanwhile.
  package func abandon(then end: (_ completed: Int) -> Never) -> Never {
    progress.withLock { progress in
      for path in progress.temporaries { try? OperatingSystem.remove(path) }
      end(progress.completed)
    }
  }

  /// Whether a name is that of a temporary file whose process is gone.
  private func isStale(_ name: String) -> Bool {
    guard let temporary = TemporaryName(name), temporary.host == OperatingSystem.hostName else { return false }
    if temporary.process != OperatingSystem.processNumber { return !OperatingSystem.isRunning(temporary.process) }
    return progress.withLock { $0.temporaries.allSatisfy { !$0.hasSuffix("/\(name)") } }
  }
}

/// The folder that a path lies in.
private func folder(of path: String) -> String {
  let trimmed = path.count > 1 && path.hasSuffix("/") ? path.dropLast() : path[...]
  guard let slash = trimmed.lastIndex(of: "/") else { return "." }
  return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
}
