#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the operating system refused something.
struct SystemError: Error, Equatable {
  let number: Int32

  /// The refusal of the call just made.
  static var latest: SystemError { SystemError(number: errno) }

  /// The system's own words.
  var reason: String { unsafe String(cString: strerror(number)) }

  /// No such file, or a folder on the way to it is missing or is no folder.
  var saysMissing: Bool { number == ENOENT || number == ENOTDIR }
  var saysExists: Bool { number == EEXIST }
  var saysDirectory: Bool { number == EISDIR }
  /// Whoever read the other end of the pipe is gone.
  var saysReaderGone: Bool { number == EPIPE }
}
