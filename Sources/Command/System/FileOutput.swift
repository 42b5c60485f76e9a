/// A file being written: bytes are collected and written in large pieces.
package struct FileOutput: ~Copyable {
  private let descriptor: Descriptor
  private let path: String
  private var buffer: [UInt8] = []

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Adds bytes.
  package mutating func append(_ bytes: [UInt8]) throws(FileProblem) {
    buffer += bytes
    if buffer.count >= Descriptor.chunk { try flush() }
  }

  /// Adds text as UTF-8.
  package mutating func append(_ text: String) throws(FileProblem) {
    buffer += text.utf8
    if buffer.count >= Descriptor.chunk { try flush() }
  }

  /// Writes what is collected.
  mutating func flush() throws(FileProblem) {
    do { try descriptor.append(buffer) } catch { throw .writeError(path, reason: error.reason) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is collected and waits until the disk has it.
  mutating func finish() throws(FileProblem) {
    try flush()
    do { try descriptor.synchronize() } catch { throw .writeError(path, reason: error.reason) }
  }
}
