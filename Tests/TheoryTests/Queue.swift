import ClosedLoop
import Scenarios
import Statistics
import Testing

/// A bare queue written as a scenario (`decisions.md` 30): what a planner would type, not a plan in code.
struct Queue {
  /// Arrivals an hour of each class, best first.
  var perHour: [Double]
  var serviceMinutes: Double
  var servers: Int
  /// Mean minutes until a waiting case gives up.
  var patienceMinutes: Double?
  var promiseMinutes = 5.0
  var policy = "fifo"
  var weeks = 8
  var seed = 1

  var text: String {
    var sum = 0.0
    for rate in perHour { sum += rate }
    let names = perHour.indices.map { "class\($0)" }
    let tiers = zip(names, perHour).map { name, rate in
      #""\#(name)": { "share": \#(rate / sum), "margin": 10, "annual_churn": "1%" }"#
    }
    let patience = patienceMinutes.map {
      #", "give_up_after": { "dist": "exponential", "mean": "\#(Int($0 * 60))s" }"#
    }
    return """
      {
        "format": 1, "id": "queue", "title": "a bare queue", "currency": "EUR",
        "clock": { "start": "2027-01-04", "warm_up": "1w", "measure": "\(weeks)w", "drain": "1w", "follow_up": "0w" },
        "run": { "seed": \(seed), "replications": 20 },
        "customers": {
          "count": 1000000, "tier_order": [\(names.map { "\"\($0)\"" }.joined(separator: ", "))],
          "tiers": { \(tiers.joined(separator: ", ")) }
        },
        "channels": {
          "line": { "kind": "call", "volume": "\(sum)/h", "shape": "flat", "identified": 1, "consent": 1, "valid": 1,
                    "scores": { "detractor": 1, "passive": 0, "promoter": 0 }, "expects_answer": 0 }
        },
        "triage": {
          "order": ["all"],
          "rules": { "all": { "match": {}, "treat": "personal", "queue": "desk", "work": "call", "sla": "answer" } },
          "priority": { "policy": "\(policy)" }
        },
        "sla": { "promises": { "answer": { "first_response": "\(Int(promiseMinutes * 60))s", "clock": "elapsed" } } },
        "contact": { "attempts": 1, "callable": "always", "reach": "always"\(patience ?? "") },
        "work": {
          "call": { "attempt_failed": "0s", "talk": { "dist": "exponential", "mean": "\(Int(serviceMinutes * 60))s" } }
        },
        "teams": {
          "people": { "hourly_cost": 30, "calendar": "always", "shrinkage": 0, "handles": ["desk"],
                      "shifts": { "all": { "people": \(servers), "weekly": "always" } } }
        },
        "resolution": { "solved_at_contact": "100%", "empowered_bonus": 0 }
      }
      """
  }

  /// Results of replications, and the plan they are of.
  func run(replications: Int = 20) throws -> (plan: Plan, results: [ReplicationResult]) {
    let reading = ScenarioReader.read(
      "queue.json", variants: [], settings: [], load: { _ in .success(Array(text.utf8)) }, offsets: { _, _, _ in .utc })
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.rendered(in: reading.sources))")
    let prepared = try PreparedPlan(scenario.plan)
    var results: [ReplicationResult] = []
    for replication in 0..<replications {
      results.append(try #require(try prepared.replicate(UInt64(replication))))
    }
    return (scenario.plan, results)
  }
}

/// An estimate of a metric beside its exact value, as a z value.
func deviation(
  _ metric: String, in run: (plan: Plan, results: [ReplicationResult]), from exact: Double
) throws -> Double {
  switch MetricSelector.instance(metric, in: run.plan) {
  case .failure(let remedy):
    Issue.record("\(remedy)")
    return .infinity
  case .success(let place):
    let estimate = try #require(
      Estimate.ratio(
        numerators: run.results.map { $0.observations[place].numerator },
        denominators: run.results.map { $0.observations[place].denominator }, level: 0.95, method: .delta))
    let error = try #require(estimate.standardError)
    return (estimate.value - exact) / error
  }
}
