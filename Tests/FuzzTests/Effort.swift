import Foundation

/// How much is tried: `CLOSEDLOOP_FUZZ_INPUTS=1000000` for the long run, `CLOSEDLOOP_FUZZ_SEED=7` for other inputs.
enum Effort {
  /// Inputs of all kinds together.
  static let inputs = number("CLOSEDLOOP_FUZZ_INPUTS") ?? 12_000
  /// What the inputs follow from.
  static let seed = UInt64(number("CLOSEDLOOP_FUZZ_SEED") ?? 20_270_104)
  /// Whether this is the long run, which tells what it tried.
  static let isLong = inputs > 100_000

  private static func number(_ variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }
}
