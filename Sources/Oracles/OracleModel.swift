/// A simulation of something that is known exactly, from which one or several figures are read.
public struct OracleModel: Sendable {
  /// What is simulated.
  public let name: String
  /// Where its known values come from.
  public let source: String
  let simulate: @Sendable (_ seed: UInt64) throws(OracleFault) -> [OracleFinding]

  init(
    _ name: String, source: String,
    _ simulate: @escaping @Sendable (_ seed: UInt64) throws(OracleFault) -> [OracleFinding]
  ) {
    self.name = name
    self.source = source
    self.simulate = simulate
  }

  /// Every model, in the order in which they are told.
  public static let all = scenarioModels + kernelModels

  /// Simulates with a seed.
  ///
  /// - Throws: `OracleFault` where the model's own text cannot be run, which is a fault of this program.
  public func findings(seed: UInt64) throws(OracleFault) -> [OracleFinding] {
    var findings = try simulate(seed)
    if !findings.isEmpty { findings[0].isLeading = true }
    return findings
  }
}

/// Why a model of this program's own could not be run.
public struct OracleFault: Error, Sendable, CustomStringConvertible {
  /// What happened.
  public let description: String
}
