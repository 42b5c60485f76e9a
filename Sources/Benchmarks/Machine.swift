#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the benchmarks ask of the machine.
enum Machine {
  static let badCommandLine: Int32 = 64
  static let unreadableFile: Int32 = 66
  static let internalFault: Int32 = 70

  /// How many processors may be used.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Ends the process after a message.
  static func fail(_ message: String, status: Int32) -> Never {
    write(message + "\n", to: 2)
    exit(status)
  }

  /// Shows a line at once.
  static func show(_ line: String) {
    write(line + "\n", to: 1)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { exit(internalFault) }
      rest = rest.dropFirst(count)
    }
  }

  /// The bytes of a file; nil if it cannot be read.
  static func bytes(of path: String) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var bytes: [UInt8] = []
    while true {
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        unsafe count = max(0, read(file, buffer.baseAddress, 1 << 16))
      }
      if piece.isEmpty { return bytes }
      bytes += piece
    }
  }

  /// Forgets the peak so far, where the system lets.
  static func resetPeakMemory() {
    let file = unsafe open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = unsafe systemWrite(file, "5", 1)
    _ = close(file)
  }

  /// The most memory in bytes that the process had at a time since the peak was forgotten; nil where nobody tells.
  static var peakMemory: Int64? {
    guard let status = bytes(of: "/proc/self/status") else { return nil }
    for line in status.split(separator: UInt8(ascii: "\n")) where line.starts(with: "VmHWM:".utf8) {
      let digits = line.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      return Int64(String(decoding: digits, as: UTF8.self)).map { $0 * 1024 }
    }
    return nil
  }
}

/// The call of the operating system, by a name of its own.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

/// How long something takes.
struct Stopwatch {
  /// By the clock on the wall, and of all processors together.
  struct Reading: Sendable, Equatable {
    var seconds: Double
    var processorSeconds: Double
  }

  private let start = ContinuousClock().now
  private let processorStart = Self.processorSeconds

  /// Since it was made.
  var reading: Reading {
    let elapsed = (ContinuousClock().now - start).components
    return Reading(
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18,
      processorSeconds: Self.processorSeconds - processorStart)
  }

  /// Of all threads of the process so far.
  private static var processorSeconds: Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return .nan }
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// How long something takes, and what it gives.
func timed<Result>(_ work: () -> Result) -> (time: Stopwatch.Reading, result: Result) {
  let watch = Stopwatch()
  let result = work()
  return (watch.reading, result)
}

/// The quickest of a few rounds in which a reference and something to measure take turns, and what the latter gives.
///
/// Whatever else the machine does makes a round slower, never quicker.
func quickest<Result>(
  rounds: Int, reference: () -> Void, _ work: () async throws(Product.Unusable) -> Result
) async throws(Product.Unusable) -> (reference: Stopwatch.Reading, time: Stopwatch.Reading, result: Result) {
  precondition(rounds > 0, "there is a first round")
  var best: (reference: Stopwatch.Reading, time: Stopwatch.Reading, result: Result)?
  for _ in 0..<rounds {
    let (reference, _) = timed(reference)
    let watch = Stopwatch()
    let result = try await work()
    let time = watch.reading
    guard let known = best else {
      best = (reference, time, result)
      continue
    }
    best = (
      reference.processorSeconds < known.reference.processorSeconds ? reference : known.reference,
      time.processorSeconds < known.time.processorSeconds ? time : known.time, result
    )
  }
  guard let best else { preconditionFailure("there was a first round") }
  return best
}
