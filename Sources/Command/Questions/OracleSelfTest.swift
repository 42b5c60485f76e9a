import Oracles
import Scenarios
import Statistics

/// Holds the engine against figures that are known exactly.
struct OracleSelfTest {
  /// nil for the fixed seeds.
  let seed: UInt64?
  let threads: Int
  let showsProgress: Bool

  /// Runs all oracles.
  func run(in session: Session) async throws(Failure) -> OracleRun {
    let signals = session.signals
    let count = OracleModel.all.count
    let run: OracleRun?
    do throws(OracleFault) {
      run = try await signals.polling { () async throws(OracleFault) in
        try await OracleRun.run(
          seed: seed, threads: threads,
          progress: { if showsProgress { session.console.progress("oracles: \($0) of \(count) models") } },
          shouldStop: { signals.interruption != nil })
      }
    } catch {
      throw Failure(.internalFault, "a model of the program's own cannot be run: \(error.description)")
    }
    if let interruption = signals.interruption { throw Failure(interruption) }
    guard let run else { throw Failure(.internalFault, "the oracles ended without a result") }
    return run
  }
}

extension OracleRun {
  /// A table of all figures, then what they mean.
  var text: String {
    var rows = [["", "exact", "simulated", "standard error", "z"]]
    for layer in [OracleFinding.Layer.scenario, .kernel] {
      rows.append([layer == .scenario ? "through scenarios" : "on the kernel alone", "", "", "", ""])
      for finding in findings where finding.layer == layer {
        rows.append([
          "  " + finding.oracle, Self.digits(finding.exact), Self.digits(finding.simulated),
          Self.digits(finding.standardError), Self.hundredths(finding.z),
        ])
      }
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      var line = row[0] + String(repeating: " ", count: widths[0] - row[0].count)
      for column in 1..<row.count {
        line += "  " + String(repeating: " ", count: widths[column] - row[column].count) + row[column]
      }
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
    return text + "\n" + verdict + "\n"
  }

  /// What the figures mean, in a sentence.
  var verdict: String {
    let scenarios = findings.filter { $0.layer == .scenario }.count
    let told =
      "\(findings.count) exact figures, \(scenarios) of them through scenarios; largest |z| \(Self.hundredths(largest))"
    let together = law.map { ", Kolmogorov-Smirnov p of independent z values \(Self.digits($0.pValue))" } ?? ""
    let rule =
      isFixed
      ? "with the fixed seeds |z| must not exceed \(Self.digits(Self.bound))"
      : "with other seeds p must not be below \(Self.digits(Self.leastProbability))"
    return "\(passes ? "passed" : "FAILED"): \(told)\(together); \(rule)"
  }

  /// One object a line.
  var json: String {
    findings.map { finding in
      let value: JSONValue = [
        "oracle": JSONValue(finding.oracle), "layer": JSONValue(finding.layer.rawValue),
        "exact": JSONValue(finding.exact), "simulated": number(finding.simulated),
        "standard_error": number(finding.standardError), "z": number(finding.z),
        "replications": JSONValue(Int64(finding.count)),
      ]
      return CanonicalJSON.line(value) + "\n"
    }.joined()
  }

  private func number(_ value: Double) -> JSONValue { value.isFinite ? JSONValue(value) : JSONValue(.null) }

  private static func hundredths(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    let scaled = (value.magnitude * 100).rounded()
    let digits = String(Int(min(scaled, 1e9)))
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return (value < 0 && scaled > 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
  }

  /// Six significant digits.
  private static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    guard value != 0 else { return "0" }
    var unit = 1.0
    while value.magnitude / unit >= 1e6 { unit *= 10 }
    while value.magnitude / unit < 1e5, unit > 1e-12 { unit /= 10 }
    let rounded = unit >= 1 ? (value / unit).rounded() * unit : (value / unit).rounded() / (1 / unit).rounded()
    let text = rounded.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
