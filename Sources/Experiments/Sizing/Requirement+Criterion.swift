public import ClosedLoop

/// Metrics that are tallied week by week.
public enum WeeklyMetric: String, Sendable, CaseIterable {
  case firstResponse = "sla.first_response.met"
  case reachedInTime = "contact.reached_in_time"
  case resolution = "sla.resolution.met"

  /// What a metric is week by week; nil where it is not tallied so.
  public init?(_ instance: MetricInstance) {
    guard WeeklyPromises.dimensions.contains(instance.dimension) else { return nil }
    self.init(rawValue: Metric.catalogue[instance.metric].name.description)
  }

  /// Promises kept and promises decided in one week.
  func observation(_ tally: WeekTally) -> Observation {
    func share(_ met: Int32, _ all: Int32) -> Observation { Observation(Double(met), over: Double(all)) }
    return switch self {
    case .firstResponse: share(tally.responseMet, tally.responseMet + tally.responseMissed)
    case .reachedInTime: share(tally.reachedInTime, tally.responseMet + tally.responseMissed)
    case .resolution: share(tally.resolutionMet, tally.resolutionMet + tally.resolutionMissed)
    }
  }
}

/// A requirement on a plan, with what it takes to judge it from replications.
public struct WatchedRequirement: Sendable {
  /// What is asked for.
  public let requirement: Requirement
  /// The metric and its group.
  public let instance: MetricInstance
  /// How it is judged.
  public let criterion: Criterion
  private let weekly: WeeklyMetric?
  private let inner: Criterion

  /// A requirement with a value for its bound; nil where it is held against an accepted outcome, or asks for weeks of a
  /// metric that is not tallied week by week.
  public init?(_ requirement: Requirement, of plan: Plan) {
    guard case .value(let bound) = requirement.gate.bound else { return nil }
    self.requirement = requirement
    instance = Metric.instances(of: plan)[requirement.gate.instance]
    let estimand: Criterion.Estimand =
      switch Metric.catalogue[instance.metric].kind {
      case .share: .share
      case .ratio: .ratio
      case .mean: .mean
      }
    inner = Criterion(estimand, requirement.gate.relation, bound)
    guard let chance = requirement.chance else {
      criterion = inner
      weekly = nil
      return
    }
    criterion = Criterion(.chance, .atLeast, chance.share)
    weekly = chance.occasion == .weeks ? WeeklyMetric(instance) : nil
    if chance.occasion == .weeks, weekly == nil { return nil }
  }

  /// What one replication says of it: parts of a ratio, or occasions that were met and all that were observed.
  public func observation(in result: ReplicationResult) -> Observation {
    let whole = result.observations[requirement.gate.instance]
    guard requirement.chance != nil else { return whole }
    guard let weekly else { return occasion(whole) }
    var met = 0.0
    var all = 0.0
    for week in 0..<result.weeks.weekCount {
      guard let tally = result.weeks.tally(instance.dimension, instance.group, week: week) else { continue }
      let one = occasion(weekly.observation(tally))
      met += one.numerator
      all += one.denominator
    }
    return Observation(met, over: all)
  }

  /// One occasion, met or not; where nothing was promised there was none.
  private func occasion(_ observation: Observation) -> Observation {
    observation.value.map { Observation(inner.holds(of: $0) ? 1 : 0) } ?? .nothing
  }
}
