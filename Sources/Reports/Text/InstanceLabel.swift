internal import ClosedLoop
internal import Experiments

/// What a metric instance is called in files: its metric, the group it is about, its period, its statistic, its unit.
struct InstanceLabel: Sendable {
  let metric: String
  let dimension: Dimension
  /// Name of the group; empty where the metric is not divided.
  let group: String
  let statistic: String
  let unit: String
  /// `window` where things of the measurement window are counted, `horizon` where their outcome up to the horizon is.
  let period: String
  /// `without` for figures of the twin without the programme.
  let fate: String

  init(_ instance: MetricInstance, in plan: Plan, currency: String) {
    let metric = Metric.catalogue[instance.metric]
    self.metric = metric.name.description
    dimension = instance.dimension
    group = plan.groupNames(of: instance.dimension)[instance.group]
    statistic = Self.statistic(of: metric)
    unit = metric.unit == .money ? currency : metric.unit.keyword.description
    period = metric.scope.period.description
    switch metric.fate {
    case .with: fate = ""
    case .without: fate = "without"
    }
  }

  /// The metric with its filter, as gates write it: `sla.first_response.met[sla=gold]`.
  var selector: String { dimension == .all ? metric : "\(metric)[\(dimension.keyword)=\(group)]" }

  /// The group in the column of its dimension, all other columns empty.
  func cell(_ dimension: Dimension) -> String { dimension == self.dimension ? group : "" }

  private static func statistic(of metric: Metric) -> String {
    if let percentile = metric.percentile { return "p\(percentile)" }
    switch metric.kind {
    case .share: return "share"
    case .ratio: return "ratio"
    case .mean: return "mean"
    }
  }
}

extension Name {
  /// The name as text.
  var text: String { String(decoding: utf8, as: UTF8.self) }
}
