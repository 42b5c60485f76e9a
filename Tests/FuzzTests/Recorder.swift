import Foundation
import Synchronization

/// Keeps the input at hand in a file, so that an input that traps or hangs is there when the process is gone.
///
/// The file is in the temporary folder and is called `closedloop-fuzz-NAME.input`; after a trap, put it into the
/// corpus. A sound end removes it.
final class Recorder: Sendable {
  let path: String
  private let handle: FileHandle
  private let number = Atomic<Int>(0)

  /// An input that takes so many seconds hangs, whatever the machine.
  private static let longest = 90

  init(_ name: String) throws {
    path = NSTemporaryDirectory() + "closedloop-fuzz-\(name).input"
    try Data().write(to: URL(fileURLWithPath: path))
    handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    watch()
  }

  deinit {
    number.store(-1, ordering: .relaxed)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes down the next input, and gives the seconds of processor time that it took.
  func record<Result>(_ input: [UInt8], _ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
    number.add(1, ordering: .relaxed)
    try? handle.seek(toOffset: 0)
    try? handle.write(contentsOf: input)
    try? handle.truncate(atOffset: UInt64(input.count))
    let start = processorSeconds()
    let result = try work()
    return (result, processorSeconds() - start)
  }

  /// Ends the process where one input takes for ever, and says which.
  private func watch() {
    let path = path
    Thread.detachNewThread { [weak self] in
      var (last, since) = (0, 0)
      while let number = self?.number.load(ordering: .relaxed), number >= 0 {
        since = number == last ? since + 1 : 0
        last = number
        if number > 0, since > Self.longest { fatalError("hangs on the input in \(path)") }
        Thread.sleep(forTimeInterval: 1)
      }
    }
  }
}

/// Processor time of this thread: what others do on the machine does not count.
func processorSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
