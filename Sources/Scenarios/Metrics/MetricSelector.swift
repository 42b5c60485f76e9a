public import ClosedLoop

/// Metrics of a plan by the words of gates and of the command line: `sla.first_response.met[tier=platinum]`.
public enum MetricSelector {
  /// The place in `Metric.instances(of:)` of what a text means, or what to write instead.
  public static func instance(_ text: String, in plan: Plan) -> Result<Int, Remedy> {
    guard text.utf8.count <= 400 else { return .failure(Remedy(.limit, "a metric has at most 400 bytes")) }
    let parts = text.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(Units.trimmed(parts[0]))
    let names = Metric.catalogue.map { String(describing: $0.name) }
    guard let metric = names.firstIndex(of: name) else {
      let near = NearestWord.to(name, among: names) ?? nearestEnding(name, among: names)
      return .failure(
        Remedy(
          "gate-metric", near == nil ? "no such metric: \"closedloop metrics\" lists them" : "no such metric",
          suggestion: near))
    }
    guard parts.count == 2 else { return place(of: metric, .all, 0, in: plan) }
    let filter = Units.trimmed(parts[1])
    guard filter.last == "]" else { return .failure(Remedy("gate-metric", "a ] is missing: \"\(name)[tier=…]\"")) }
    return group(String(filter.dropLast()), of: metric, in: plan)
  }

  /// The text that means an instance, without spaces.
  public static func name(of instance: MetricInstance, in plan: Plan) -> String {
    guard Metric.catalogue.indices.contains(instance.metric) else { return "" }
    let metric = String(describing: Metric.catalogue[instance.metric].name)
    guard instance.dimension != .all else { return metric }
    let groups = groups(of: instance.dimension, in: plan)
    let group = groups.indices.contains(instance.group) ? groups[instance.group] : String(instance.group)
    return "\(metric)[\(instance.dimension.keyword)=\(group)]"
  }

  /// The names of a dimension's groups, in the order of their places.
  public static func groups(of dimension: Dimension, in plan: Plan) -> [String] {
    switch dimension {
    case .all: [""]
    case .tier: plan.population.tiers.map(\.name.text)
    case .channel: plan.channels.map(\.name.text)
    case .sla: plan.promises.map(\.name.text)
    case .treatment: Treatment.allCases.map { String(describing: $0.keyword) }
    case .severity: ["low", "mid", "high", "none"]
    case .cause: plan.causes.map(\.name.text)
    case .team: plan.teams.map(\.name.text)
    }
  }

  private static func group(_ filter: String, of metric: Int, in plan: Plan) -> Result<Int, Remedy> {
    let metricName = String(describing: Metric.catalogue[metric].name)
    let dimensions = Metric.catalogue[metric].dimensions
    let keywords = dimensions.map { String(describing: $0.keyword) }
    guard !dimensions.isEmpty else {
      return .failure(Remedy("gate-metric", "\(metricName) is not divided", suggestion: metricName))
    }
    let sides = filter.split(separator: "=", omittingEmptySubsequences: false).map { String(Units.trimmed($0)) }
    guard sides.count == 2 else {
      return .failure(Remedy("gate-metric", "in the brackets stands one group: \"\(metricName)[\(keywords[0])=…]\""))
    }
    guard let index = keywords.firstIndex(of: sides[0]) else {
      return .failure(
        Remedy(
          "gate-metric", "\(metricName) is divided by \(Shown.choices(keywords))",
          suggestion: NearestWord.to(sides[0], among: keywords)))
    }
    let names = groups(of: dimensions[index], in: plan)
    guard let group = names.firstIndex(of: sides[1]) else {
      return .failure(
        Remedy(
          "gate-metric", "no such \(keywords[index]); there are \(Shown.choices(names))",
          suggestion: NearestWord.to(sides[1], among: names)))
    }
    return place(of: metric, dimensions[index], group, in: plan)
  }

  private static func place(
    of metric: Int, _ dimension: Dimension, _ group: Int, in plan: Plan
  ) -> Result<Int, Remedy> {
    let index = Metric.instances(of: plan).firstIndex {
      $0.metric == metric && $0.dimension == dimension && $0.group == group
    }
    return index.map { .success($0) } ?? .failure(Remedy("gate-metric", "this plan does not have this group"))
  }

  /// A metric of which the author wrote only the beginning or the end.
  private static func nearestEnding(_ name: String, among names: [String]) -> String? {
    guard name.utf8.count >= 3 else { return nil }
    return names.first { $0.hasSuffix("." + name) || $0.hasPrefix(name + ".") }
  }
}

extension Name {
  /// A name from its text.
  init(_ text: String) { self.init(utf8: text.utf8) }
  /// The name as a text.
  var text: String { String(decoding: utf8, as: UTF8.self) }
}
