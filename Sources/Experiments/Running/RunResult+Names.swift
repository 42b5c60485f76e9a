public import ClosedLoop
public import Statistics

/// A figure of a run that was asked for under a name that the run does not have.
public enum UnknownFigure: Error, Sendable, Equatable, CustomStringConvertible {
  /// No metric is called so; those that there are.
  case metric(String, known: [String])
  /// The metric is not divided so; the ways in which it is.
  case division(String, by: Dimension, known: [Dimension])
  /// The plan has no group of that name; those that it has.
  case group(String, of: Dimension, known: [String])

  /// What was asked for, and what there is instead.
  public var description: String {
    switch self {
    case .metric(let name, let known):
      let family = name.split(separator: ".").first.map { "\($0)." } ?? name
      let near = known.filter { $0.hasPrefix(family) }
      return "no metric is called \"\(name)\"; there are \((near.isEmpty ? known : near).joined(separator: ", "))"
    case .division(let name, let dimension, let known):
      let words = known.map { "\($0.keyword)" }.joined(separator: ", ")
      return "\(name) is not divided by \(dimension.keyword), "
        + (known.isEmpty ? "nor otherwise" : "but by \(words)")
    case .group(let name, let dimension, let known):
      let names = known.map { "\"\($0)\"" }.joined(separator: ", ")
      return "the plan has no \(dimension.keyword) that is called \"\(name)\", but \(names.isEmpty ? "none" : names)"
    }
  }
}

extension RunResult {
  /// The estimate of a metric with its interval, for all or for the group that is named; nil where nothing was observed.
  ///
  /// `result["sla.first_response.met", tier: "gold"]` tells how much of what was promised to the tier gold was kept.
  ///
  /// - Precondition: at most one group is named, since a metric is divided in one way at a time.
  /// - Throws: `UnknownFigure` where there is no such metric or group.
  public subscript(
    metric: String, tier tier: String? = nil, channel channel: String? = nil, promise promise: String? = nil,
    treatment treatment: String? = nil, severity severity: String? = nil, cause cause: String? = nil,
    team team: String? = nil
  ) -> Estimate? {
    get throws(UnknownFigure) {
      let names: [(Dimension, String?)] = [
        (.tier, tier), (.channel, channel), (.sla, promise), (.treatment, treatment), (.severity, severity),
        (.cause, cause), (.team, team),
      ]
      var asked: (dimension: Dimension, name: String)?
      for case (let dimension, let name?) in names {
        precondition(asked == nil, "a metric is divided in one way at a time")
        asked = (dimension, name)
      }
      let catalogue = Metric.catalogue
      guard let place = catalogue.firstIndex(where: { $0.name.description == metric }) else {
        throw .metric(metric, known: catalogue.map(\.name.description))
      }
      guard let asked else { return estimate(metric) }
      guard catalogue[place].dimensions.contains(asked.dimension) else {
        throw .division(metric, by: asked.dimension, known: catalogue[place].dimensions)
      }
      let groups = plan.groupNames(of: asked.dimension)
      guard let group = groups.firstIndex(of: asked.name) else {
        throw .group(asked.name, of: asked.dimension, known: groups)
      }
      return estimate(metric, asked.dimension, group)
    }
  }
}

extension Plan {
  /// What the groups of a dimension are called, in their order; one empty name where nothing is divided.
  package func groupNames(of dimension: Dimension) -> [String] {
    func text(_ name: Name) -> String { String(decoding: name.utf8, as: UTF8.self) }
    return switch dimension {
    case .all: [""]
    case .tier: population.tiers.map { text($0.name) }
    case .channel: channels.map { text($0.name) }
    case .sla: promises.map { text($0.name) }
    case .treatment: Treatment.allCases.map(\.keyword.description)
    case .severity: Severity.allCases.map { "\($0)" } + ["none"]
    case .cause: causes.map { text($0.name) }
    case .team: teams.map { text($0.name) }
    }
  }
}
