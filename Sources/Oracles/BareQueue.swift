package import ClosedLoop
internal import EventKernel
internal import Scenarios
package import Statistics

/// A bare queue written as a scenario (model: desk/bare-queues): what a planner would type, not a plan in code.
package struct BareQueue: Sendable {
  /// Arrivals an hour of each class, best first.
  package var perHour: [Double]
  /// The law of work in a scenario's words; exponential with the mean where nil.
  package var service: String?
  /// Mean minutes of work.
  package var serviceMinutes: Double
  /// People, always there.
  package var servers: Int
  /// Mean minutes until a waiting case gives up.
  package var patienceMinutes: Double?
  /// Promised minutes to the first response.
  package var promiseMinutes: Double
  /// The order of work.
  package var policy: String
  /// Measured weeks after one of warm-up.
  package var weeks: Int
  /// The seed of all chance.
  package var seed: UInt64
  /// `path=value`, applied to the scenario.
  package var settings: [String] = []

  /// A queue.
  package init(
    perHour: [Double], serviceMinutes: Double, servers: Int, service: String? = nil, patienceMinutes: Double? = nil,
    promiseMinutes: Double = 5, policy: String = "fifo", weeks: Int = 8, seed: UInt64 = 1, settings: [String] = []
  ) {
    self.perHour = perHour
    self.service = service
    self.serviceMinutes = serviceMinutes
    self.servers = servers
    self.patienceMinutes = patienceMinutes
    self.promiseMinutes = promiseMinutes
    self.policy = policy
    self.weeks = weeks
    self.seed = seed
    self.settings = settings
  }

  /// The scenario.
  package var text: String {
    var sum = 0.0
    for rate in perHour { sum += rate }
    let names = perHour.indices.map { "class\($0)" }
    let tiers = zip(names, perHour).map { name, rate in
      #""\#(name)": { "share": \#(rate / sum), "margin": 10, "annual_churn": "1%" }"#
    }
    let patience = patienceMinutes.map {
      #", "give_up_after": { "dist": "exponential", "mean": "\#(Int($0 * 60))s" }"#
    }
    let talk = service ?? #"{ "dist": "exponential", "mean": "\#(Int(serviceMinutes * 60))s" }"#
    return """
      {
        "format": 1, "id": "queue", "title": "a bare queue", "currency": "EUR",
        "clock": {
          "start": "2027-01-04", "time_zone": "UTC", "warm_up": "1w", "measure": "\(weeks)w", "drain": "1w", "follow_up": "0w"
        },
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
        "work": { "call": { "attempt_failed": "0s", "talk": \(talk) } },
        "teams": {
          "people": { "hourly_cost": 30, "calendar": "always", "shrinkage": 0, "handles": ["desk"],
                      "shifts": { "all": { "people": \(servers), "weekly": "always" } } }
        },
        "resolution": { "solved_at_contact": "100%", "empowered_bonus": 0 }
      }
      """
  }

  /// Results of replications, and the plan they are of.
  package func run(replications: Int = 20) throws(OracleFault) -> QueueRun {
    let reading = ScenarioReader.read(
      "queue.json", variants: [], settings: settings, load: { _ in .success(Array(text.utf8)) },
      offsets: { _, _, _ in .utc })
    guard let scenario = reading.scenario else {
      throw OracleFault(description: reading.diagnostics.rendered(in: reading.sources))
    }
    let prepared: PreparedPlan
    do { prepared = try PreparedPlan(scenario.plan) } catch {
      throw OracleFault(description: "the churn of a bare queue is too low")
    }
    var results: [ReplicationResult] = []
    for replication in 0..<replications {
      do throws(BrokenAudit) {
        if let result = try prepared.replicate(UInt64(replication)) { results.append(result) }
      } catch {
        throw OracleFault(description: "\(error.identity): \(error.left) against \(error.right)")
      }
    }
    return QueueRun(plan: scenario.plan, results: results)
  }
}

/// Replications of a bare queue.
package struct QueueRun: Sendable {
  /// What was run.
  package let plan: Plan
  /// What came of it.
  package let results: [ReplicationResult]

  /// What is known of a metric in a gate's words, with the standard error of its linearisation.
  package func estimate(_ metric: String) throws(OracleFault) -> Estimate? {
    switch MetricSelector.instance(metric, in: plan) {
    case .failure(let remedy): throw OracleFault(description: "\(metric): \(remedy.text)")
    case .success(let place):
      return Estimate.ratio(
        numerators: results.map { $0.observations[place].numerator },
        denominators: results.map { $0.observations[place].denominator }, level: 0.95, method: .delta)
    }
  }

  /// How many standard errors a metric lies from its exact value.
  package func deviation(_ metric: String, from exact: Double) throws(OracleFault) -> Double {
    guard let estimate = try estimate(metric), let error = estimate.standardError else {
      throw OracleFault(description: "\(metric) was never observed")
    }
    return (estimate.value - exact) / error
  }
}
