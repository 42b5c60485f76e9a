#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the operating system that are not about an open file, made safe.
enum OperatingSystem {
  /// What is at the path, if anything is.
  static func kind(of path: String) throws(SystemError) -> FileKind {
    var status = stat()
    _ = try checked(unsafe stat(path, &status))
    return FileKind(status)
  }

  /// The path with every symbolic link followed.
  static func resolved(_ path: String) throws(SystemError) -> String {
    guard let pointer = unsafe realpath(path, nil) else { throw .latest }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }

  static func rename(_ old: String, to new: String) throws(SystemError) {
    _ = try checked(unsafe renameat(AT_FDCWD, old, AT_FDCWD, new))
  }

  static func remove(_ path: String) throws(SystemError) {
    _ = try checked(unsafe unlink(path))
  }

  static func makeFolder(_ path: String) throws(SystemError) {
    _ = try checked(unsafe mkdir(path, 0o777))
  }

  /// The names in a folder, in the order of their bytes.
  static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw .latest }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The value of a variable of the environment.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 257)
    guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return "unknown" }
    return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// How many processors may be used.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Seconds since 1970, UTC.
  static var secondsSince1970: Int64 { Int64(time(nil)) }

  static let interruptSignal = SIGINT
  static let terminateSignal = SIGTERM

  static var processNumber: Int32 { getpid() }

  /// Whether a process of this number is running on this machine.
  static func isRunning(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno != ESRCH
  }

  /// Ends the process at once: nothing else runs.
  static func end(_ status: ExitStatus) -> Never {
    _exit(status.rawValue)
  }

  /// Opens the standard descriptors that the caller left closed on something that refuses, so that no file of ours
  /// takes their place.
  static func reserveStandardDescriptors() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Lets writing to a closed pipe or beyond a file size limit fail where it is written, instead of ending the process.
  static func reportRefusedWrites() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
  }

  /// Whether whoever started the process wants it to ignore this signal, as `nohup` does.
  static func ignores(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Keeps these signals from ending the process: this thread and those it starts leave them to ``nextSignal(of:)``.
  static func hold(_ signals: [Int32]) {
    var set = signalSet(signals)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits until one of these held signals arrives.
  static func nextSignal(of signals: [Int32]) -> Int32 {
    var set = signalSet(signals)
    var number: Int32 = 0
    while unsafe sigwait(&set, &number) != 0 {}
    return number
  }

  private static func signalSet(_ signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for number in signals { unsafe sigaddset(&set, number) }
    return set
  }
}

/// The result of a system call, or the refusal.
func checked(_ result: Int32) throws(SystemError) -> Int32 {
  guard result >= 0 else { throw .latest }
  return result
}
