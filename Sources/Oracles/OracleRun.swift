public import Statistics
internal import PortableMath

/// The engine against all that is known exactly.
public struct OracleRun: Sendable {
  /// What was found, in the order of the models.
  public let findings: [OracleFinding]
  /// Whether the seeds were the fixed ones.
  public let isFixed: Bool

  /// The largest deviation that a run with fixed seeds may show; of 100 independent ones 99.9 % stay below 4.4.
  public static let bound = 4.0
  /// A run with random seeds fails where the deviations are so unlikely together.
  public static let leastProbability = 1e-4

  /// Findings as they are.
  public init(findings: [OracleFinding], isFixed: Bool) {
    self.findings = findings
    self.isFixed = isFixed
  }

  /// Runs every model.
  ///
  /// - Parameters:
  ///   - seed: nil for the fixed seeds.
  ///   - threads: models that run at the same time; what comes out does not depend on it.
  ///   - progress: told how many models are done.
  ///   - shouldStop: asked before each model.
  /// - Returns: nil if it was stopped.
  public static func run(
    _ models: [OracleModel] = OracleModel.all, seed: UInt64?, threads: Int, progress: (Int) -> Void = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws(OracleFault) -> OracleRun? {
    var found = [[OracleFinding]?](repeating: nil, count: models.count)
    var fault: OracleFault?
    await withTaskGroup(of: (Int, Result<[OracleFinding], OracleFault>?).self) { group in
      var next = 0
      func begin() {
        guard next < models.count else { return }
        let number = next
        next += 1
        group.addTask {
          if shouldStop() { return (number, nil) }
          do throws(OracleFault) {
            return (
              number, .success(try models[number].findings(seed: (seed ?? 20_270_104) &+ UInt64(number) &* 1_000_003))
            )
          } catch {
            return (number, .failure(error))
          }
        }
      }
      for _ in 0..<max(1, threads) { begin() }
      var done = 0
      while let (number, outcome) = await group.next() {
        switch outcome {
        case .success(let findings): found[number] = findings
        case .failure(let error): fault = fault ?? error
        case nil: break
        }
        done += 1
        progress(done)
        begin()
      }
    }
    if let fault { throw fault }
    let all = found.compactMap { $0 }
    guard all.count == models.count else { return nil }
    return OracleRun(findings: all.flatMap { $0 }, isFixed: seed == nil)
  }

  /// The largest deviation in standard errors; infinite where a figure could not be simulated.
  public var largest: Double {
    findings.map { $0.z.isNaN ? .infinity : $0.z.magnitude }.max() ?? 0
  }

  /// The law of the leading deviations beside the normal one; nil without any.
  public var law: KolmogorovSmirnov? {
    let leading = findings.filter(\.isLeading).map(\.z)
    return leading.isEmpty || leading.contains(where: \.isNaN)
      ? nil : KolmogorovSmirnov(leading) { Normal.cumulative($0) }
  }

  /// Whether the engine passes: with fixed seeds by the largest deviation, with others by the law of all.
  public var passes: Bool {
    if isFixed { return largest <= Self.bound }
    return (law?.pValue ?? 0) >= Self.leastProbability
  }
}
