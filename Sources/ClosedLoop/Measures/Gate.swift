/// How a gate compares a metric with its bound.
public enum Relation: UInt8, Sendable, CaseIterable {
  case atLeast
  case atMost
  case above
  case below

  /// What a scenario writes for it.
  public var keyword: StaticString {
    switch self {
    case .atLeast: ">="
    case .atMost: "<="
    case .above: ">"
    case .below: "<"
    }
  }
}

/// What a gate's metric is held against.
public enum GateBound: Sendable, Equatable {
  /// A value in the metric's unit.
  case value(Double)
  /// The accepted outcome plus a share of its size plus an amount; a golden file decides.
  case golden(relative: Double, absolute: Double)
}

/// Something that must hold of a run's results.
public struct Gate: Sendable {
  /// The metric and its group; place in `Metric.instances(of:)`.
  public var instance: Int
  /// How it compares.
  public var relation: Relation
  /// With what.
  public var bound: GateBound
  /// Whether breaking it is only worth a warning.
  public var isWarning: Bool

  /// A gate on a metric instance.
  public init(instance: Int, relation: Relation, bound: GateBound, isWarning: Bool) {
    self.instance = instance
    self.relation = relation
    self.bound = bound
    self.isWarning = isWarning
  }
}

/// How many replications a run makes.
public enum ReplicationRule: Sendable, Equatable {
  /// So many.
  case fixed(Int)
  /// Until the half-width of a metric's interval is small enough, between a least and a greatest number.
  ///
  /// `instance` is a place in `Metric.instances(of:)`; a relative half-width is a share of the estimate.
  case until(instance: Int, halfWidth: Double, isRelative: Bool, level: Double, least: Int, greatest: Int)

  /// The least number of replications.
  public var least: Int {
    switch self {
    case .fixed(let count): count
    case .until(_, _, _, _, let least, _): least
    }
  }

  /// The greatest number of replications.
  public var greatest: Int {
    switch self {
    case .fixed(let count): count
    case .until(_, _, _, _, _, let greatest): greatest
    }
  }
}
