import EventKernel

/// One replication's contribution to a metric: numerator and denominator of a ratio of sums.
///
/// Where a metric is no ratio the denominator is 1; where there was nothing to observe it is 0.
public struct Observation: BitwiseCopyable, Sendable, Equatable {
  /// The numerator.
  public var numerator: Double
  /// The denominator.
  public var denominator: Double

  /// A ratio's parts.
  public init(_ numerator: Double, over denominator: Double = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Nothing was observed.
  public static let nothing = Observation(0, over: 0)

  /// The ratio, or nil where nothing was observed.
  public var value: Double? { denominator != 0 ? numerator / denominator : nil }
}

/// A figure that a run gives: its name in files, its unit, its meaning and how a replication yields it.
public struct Metric: Sendable {
  /// In what it is counted.
  public enum Unit: UInt8, Sendable, CaseIterable {
    /// 0 to 1.
    case share
    /// Number of things in the window.
    case count
    /// Hours.
    case hours
    /// Currency units.
    case money
    /// Customers per person-year, references per case and the like.
    case rate
    /// Points from −100 to 100.
    case points

    /// What tables write for it.
    public var keyword: StaticString {
      switch self {
      case .share: "share"
      case .count: "count"
      case .hours: "h"
      case .money: "currency"
      case .rate: "rate"
      case .points: "points"
      }
    }
  }

  /// Whether more of it is better.
  public enum Direction: UInt8, Sendable {
    case moreIsBetter
    case lessIsBetter
    case neither

    /// What tables write for it.
    public var keyword: StaticString {
      switch self {
      case .moreIsBetter: "more is better"
      case .lessIsBetter: "less is better"
      case .neither: "neither"
      }
    }
  }

  /// How replications are put together.
  public enum Kind: UInt8, Sendable {
    /// Ratio of sums that lies between 0 and 1.
    case share
    /// Ratio of sums.
    case ratio
    /// Mean over replications.
    case mean

    /// What tables write for it.
    public var keyword: StaticString {
      switch self {
      case .share: "share (ratio of sums)"
      case .ratio: "ratio of sums"
      case .mean: "mean over replications"
      }
    }
  }

  /// How far a figure looks.
  public enum Scope: UInt8, Sendable {
    /// At the desk in the window, whatever becomes of customers later: waits, promises, backlog and staff.
    case desk
    /// At what happens in the window.
    case window
    /// At what becomes of customers up to the horizon.
    case horizon

    /// What tables write for the time that it covers.
    public var period: StaticString {
      switch self {
      case .desk, .window: "window"
      case .horizon: "horizon"
      }
    }
  }

  /// Which of the two fates of customers a figure is about.
  public enum FateKind: UInt8, Sendable {
    /// What happens: with the programme.
    case with
    /// What would have happened without the programme.
    case without
  }

  /// Name in files.
  public let name: StaticString
  /// In what it is counted.
  public let unit: Unit
  /// Whether more is better.
  public let direction: Direction
  /// How replications are put together.
  public let kind: Kind
  /// How far it looks.
  public let scope: Scope
  /// Which fate it is about.
  public let fate: FateKind
  /// Which percentile of a replication's times it is; nil for other figures.
  public let percentile: Int?
  /// By what it may be divided, beside not at all.
  public let dimensions: [Dimension]
  /// What it is, in a sentence.
  public let definition: StaticString
  let observe: @Sendable (Subject) -> Observation

  /// A replication's measures as a metric sees them for one group.
  struct Subject {
    let measures: Measures
    let group: Int
    /// Of the histograms of all, a tier or a promise; -1 for other groups.
    let histogram: Int
    let model: OutcomeModel

    var tally: GroupTally { measures.groups[group] }
    /// Of all or a tier.
    var presence: Presence { measures.presence[group] }
  }

  init(
    _ name: StaticString, fate: FateKind = .with, _ unit: Unit, _ direction: Direction, _ kind: Kind, _ scope: Scope,
    _ dimensions: [Dimension], _ definition: StaticString, _ observe: @escaping @Sendable (Subject) -> Observation
  ) {
    self.name = name
    self.unit = unit
    self.direction = direction
    self.kind = kind
    self.scope = scope
    self.fate = fate
    percentile = nil
    self.dimensions = dimensions
    self.definition = definition
    self.observe = observe
  }

  /// A percentile of times, in hours, from a histogram in milliseconds.
  init(
    _ name: StaticString, percentile: Int, _ scope: Scope, _ dimensions: [Dimension], _ definition: StaticString,
    _ histogram: @escaping @Sendable (Subject) -> Histogram
  ) {
    self.name = name
    unit = .hours
    direction = .lessIsBetter
    kind = .mean
    self.scope = scope
    fate = .with
    self.percentile = percentile
    self.dimensions = dimensions
    self.definition = definition
    observe = { subject in
      guard let cell = histogram(subject).quantile(Double(percentile) / 100) else { return .nothing }
      return Observation(cell.midpoint / 3_600_000)
    }
  }
}

/// A metric for one group: what a row of results is about.
public struct MetricInstance: Sendable {
  /// Place in `Metric.catalogue`.
  public let metric: Int
  /// By what it is divided.
  public let dimension: Dimension
  /// Which group of the dimension.
  public let group: Int
}

extension Metric {
  /// Every metric for every group of a plan, in the order of the catalogue: the columns of a replication's results.
  public static func instances(of plan: Plan) -> [MetricInstance] {
    let layout = GroupLayout(plan)
    var result: [MetricInstance] = []
    for (index, metric) in catalogue.enumerated() {
      for dimension in [Dimension.all] + metric.dimensions {
        for group in 0..<layout.count(of: dimension) {
          result.append(MetricInstance(metric: index, dimension: dimension, group: group))
        }
      }
    }
    return result
  }
}
