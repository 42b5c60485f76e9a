internal import PortableMath
internal import Statistics

/// A figure that is known exactly, beside what a simulation gave for it.
public struct OracleFinding: Sendable {
  /// Through what the figure was simulated.
  public enum Layer: String, Sendable {
    /// A scenario's text, read and run by the product's own model.
    case scenario
    /// A model written for the purpose on the product's kernel.
    case kernel
  }

  /// What the figure is: `M/M/5: mean wait`.
  public let oracle: String
  /// Through what it was simulated.
  public let layer: Layer
  /// The known value.
  public let exact: Double
  /// The simulated value.
  public let simulated: Double
  /// Standard error of the simulated value, and of the known one where it was itself estimated.
  public let standardError: Double
  /// Replications behind it.
  public let count: Int
  /// Whether it is the first figure of its run; figures of one run depend on each other, first figures do not.
  public internal(set) var isLeading = false

  init(_ oracle: String, _ layer: Layer, exact: Double, _ estimate: Estimate?, publishedError: Double = 0) {
    self.oracle = oracle
    self.layer = layer
    self.exact = exact
    simulated = estimate?.value ?? .nan
    let own = estimate?.standardError ?? .nan
    standardError = (own * own + publishedError * publishedError).squareRoot()
    count = estimate?.count ?? 0
  }

  /// How many standard errors lie between the two, as a value of the normal law: that of Student's law is mapped to it by its
  /// probability, so that few replications are not held against the engine.
  public var z: Double {
    let t = (simulated - exact) / standardError
    guard t.isFinite, count > 1 else { return .nan }
    let tail = StudentT.upperTail(t.magnitude, degreesOfFreedom: Double(count - 1))
    let normal = tail > 0 ? -Normal.quantile(tail) : 40
    return t < 0 ? -normal : normal
  }
}
