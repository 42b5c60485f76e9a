#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file; closed when it goes out of scope.
struct Descriptor: ~Copyable {
  private let number: Int32
  private let owned: Bool

  static let chunk = 1 << 18

  private init(number: Int32, owned: Bool) {
    self.number = number
    self.owned = owned
  }

  static var standardInput: Descriptor { Descriptor(number: 0, owned: false) }
  static var standardOutput: Descriptor { Descriptor(number: 1, owned: false) }
  static var standardError: Descriptor { Descriptor(number: 2, owned: false) }

  /// Opens what is there for reading.
  static func reading(_ path: String) throws(SystemError) -> Descriptor {
    try Descriptor(number: checked(unsafe open(path, O_RDONLY | O_CLOEXEC)), owned: true)
  }

  /// Opens what is there for writing, as it is.
  static func writing(_ path: String) throws(SystemError) -> Descriptor {
    try Descriptor(number: checked(unsafe open(path, O_WRONLY | O_CLOEXEC)), owned: true)
  }

  /// Creates a file that must not be there yet.
  static func creating(_ path: String) throws(SystemError) -> Descriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    return try Descriptor(number: checked(unsafe open(path, flags, 0o666)), owned: true)
  }

  deinit {
    if owned { _ = close(number) }
  }

  var kind: FileKind? {
    var status = stat()
    return unsafe fstat(number, &status) == 0 ? FileKind(status) : nil
  }

  var isTerminal: Bool { isatty(number) == 1 }

  /// The columns of the terminal, if it is one.
  var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The next bytes; none at the end.
  func next() throws(SystemError) -> [UInt8] {
    var count = 0
    var refusal: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, initialized in
      repeat {
        unsafe count = read(number, buffer.baseAddress, Self.chunk)
      } while count < 0 && errno == EINTR
      if count < 0 { refusal = .latest }
      initialized = max(count, 0)
    }
    if let refusal { throw refusal }
    return bytes
  }

  /// Writes all the bytes, however many calls it takes.
  func append(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        return unsafe write(number, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        _ = waitUntilWritable(milliseconds: -1)
      } else if errno != EINTR {
        throw .latest
      }
    }
  }

  /// Whether bytes can be written now, or within the time; a negative time waits for ever.
  func waitUntilWritable(milliseconds: Int32) -> Bool {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&request, 1, milliseconds) > 0
  }

  /// Gives the file these permissions, whatever the process's mask.
  func permit(_ permissions: UInt32) throws(SystemError) {
    _ = try checked(fchmod(number, mode_t(permissions)))
  }

  /// Makes sure that what was written is on the disk.
  func synchronize() throws(SystemError) {
    _ = try checked(fsync(number))
  }
}
