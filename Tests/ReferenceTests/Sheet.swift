import ClosedLoop
import EventKernel

/// What one replication says, found by name.
struct Sheet {
  let result: ReplicationResult
  private let places: [String: Int]

  init(_ result: ReplicationResult, of plan: Plan) {
    self.result = result
    var places: [String: Int] = [:]
    for (place, instance) in Metric.instances(of: plan).enumerated() where instance.group == 0 {
      places["\(Metric.catalogue[instance.metric].name) \(instance.dimension.keyword)"] = place
    }
    self.places = places
  }

  /// Numerator and denominator of a metric for a group; not equal to anything where there is none of this name.
  func callAsFunction(_ metric: String, _ dimension: Dimension = .all, _ group: Int = 0) -> Observation {
    guard let place = places["\(metric) \(dimension.keyword)"] else { return Observation(.nan, over: .nan) }
    return result.observations[place + group]
  }
}

/// A sum of ticks as the catalogue shows it: in hours, over a number of cases.
///
/// Two whole numbers below 2^51 stay different when they are divided alike, because a unit is then more than a quotient's
/// last digit; so equal quotients mean equal ticks, and nothing is rounded away.
func hours(_ ticks: Int64, over count: Int64) -> Observation {
  precondition(ticks >= 0 && ticks < 1 << 51, "a sum of ticks that a quotient tells from its neighbours")
  return Observation(Double(ticks) / 3_600_000_000, over: Double(count))
}

/// A number of things.
func number(_ count: Int64) -> Observation { Observation(Double(count)) }

/// A number of things among others.
func share(_ part: Int64, of whole: Int64) -> Observation { Observation(Double(part), over: Double(whole)) }
