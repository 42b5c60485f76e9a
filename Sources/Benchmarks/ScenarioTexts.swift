/// Scenarios of the benchmarks, as a planner would type them.
enum ScenarioTexts {
  /// The triage desk: three classes, the best served first, exponential patience, answers within 15 minutes promised.
  ///
  /// Nobody leaves the company and nothing fails, so there is nothing beside the queue to watch.
  static func triageDesk(warmUp: String, measure: String) -> String {
    """
    {
      "format": 1, "id": "triage-desk", "title": "The triage desk", "currency": "EUR",
      "clock": {
        "start": "2027-01-04", "time_zone": "UTC", "warm_up": "\(warmUp)", "measure": "\(measure)", "drain": "1d",
        "follow_up": "0w"
      },
      "run": { "seed": 4, "replications": 1 },
      "customers": {
        "count": 250000, "tier_order": ["first", "second", "third"],
        "tiers": {
          "first":  { "share": "10%", "margin": 10, "annual_churn": 0 },
          "second": { "share": "30%", "margin": 10, "annual_churn": 0 },
          "third":  { "share": "60%", "margin": 10, "annual_churn": 0 }
        }
      },
      "channels": {
        "line": {
          "kind": "call", "volume": "95/h", "shape": "flat", "identified": 1, "consent": 1, "valid": 1,
          "scores": { "detractor": 1, "passive": 0, "promoter": 0 }, "expects_answer": 0
        }
      },
      "triage": {
        "order": ["all"],
        "rules": { "all": { "match": {}, "treat": "personal", "queue": "desk", "work": "call", "sla": "answer" } },
        "priority": { "policy": "value-tier" }
      },
      "sla": { "promises": { "answer": { "first_response": "15m", "clock": "elapsed" } } },
      "contact": {
        "attempts": 1, "callable": "always", "reach": "always",
        "give_up_after": { "dist": "exponential", "mean": "60m" }
      },
      "work": { "call": { "attempt_failed": "0s", "talk": { "dist": "exponential", "mean": "12m" } } },
      "teams": {
        "people": {
          "hourly_cost": 30, "calendar": "always", "shrinkage": 0, "handles": ["desk"],
          "shifts": { "all": { "people": 20, "weekly": "always" } }
        }
      },
      "resolution": { "solved_at_contact": "100%", "empowered_bonus": 0 }
    }
    """
  }

  /// A mass market for a year: a million customers, three million items of which a quarter tells of a failure, people
  /// for the upper tier and a technical answer for the others.
  static let million = """
    {
      "format": 1, "id": "million", "title": "A million customers", "currency": "EUR",
      "clock": {
        "start": "2027-01-04", "time_zone": "UTC", "warm_up": "0w", "measure": "365d", "drain": "2w",
        "follow_up": "0w"
      },
      "run": { "seed": 6, "replications": 1 },
      "customers": {
        "count": 1000000, "tier_order": ["upper", "middle", "lower"],
        "tiers": {
          "upper":  { "share": "5%",  "margin": { "dist": "lognormal", "mean": "60/month", "cv": 0.5 },
                      "annual_churn": { "net_of_failures": "14%" } },
          "middle": { "share": "35%", "margin": { "dist": "lognormal", "mean": "20/month", "cv": 0.5 },
                      "annual_churn": { "net_of_failures": "16%" } },
          "lower":  { "share": "60%", "margin": { "dist": "lognormal", "mean": "5/month", "cv": 0.5 },
                      "annual_churn": { "net_of_failures": "20%" } }
        }
      },
      "channels": {
        "survey": {
          "kind": "survey", "volume": "6164.3835616438355/d", "shape": "flat", "identified": "90%",
          "consent": { "phone": "50%", "mail": "75%" },
          "scores": { "detractor": "15%", "passive": "30%", "promoter": "55%" }
        },
        "calls": {
          "kind": "call", "volume": "2054.7945205479452/d", "shape": "flat", "identified": "98%", "consent": "90%",
          "scores": { "detractor": "20%", "passive": "30%", "promoter": "50%" }
        }
      },
      "journey": {
        "causes": {
          "billing": { "share": "60%", "severity": { "low": "60%", "mid": "30%", "high": "10%" },
                       "loss": { "low": 15, "mid": 40, "high": 140 } },
          "waiting": { "share": "40%", "severity": { "low": "70%", "mid": "25%", "high": "5%" },
                       "loss": { "low": 5, "mid": 15, "high": 60 } }
        }
      },
      "triage": {
        "order": ["upper", "others"],
        "rules": {
          "upper": { "match": { "tier": "upper", "score": "detractor" }, "treat": "personal", "queue": "desk",
                     "work": "phone", "without_phone": "mail", "sla": "upper" },
          "others": { "match": { "score": "detractor" }, "treat": "automated", "solves": "35%", "unit_cost": 0.4 }
        },
        "priority": { "policy": "value-tier" }
      },
      "sla": { "promises": { "upper": { "first_response": "8h", "clock": "elapsed" } } },
      "contact": { "attempts": 3, "wait_between": ["3h", "1d"], "callable": "always",
                   "reach": { "mean": "40%", "concentration": 3 }, "give_up_after": "14d" },
      "work": {
        "phone": { "prepare": "3m", "attempt_failed": "2m", "talk": { "dist": "lognormal", "mean": "9m", "p90": "17m" } },
        "mail": { "prepare": "3m", "talk": { "dist": "lognormal", "mean": "9m", "cv": 0.6 } }
      },
      "teams": {
        "people": {
          "hourly_cost": 30, "calendar": "always", "shrinkage": 0, "handles": ["desk"],
          "authority": { "remedy_limit": 100 }, "shifts": { "all": { "people": 30, "weekly": "always" } }
        }
      },
      "resolution": {
        "solved_at_contact": "65%", "remedy": { "offered": "35%", "share_of_loss": "50%" }
      },
      "outcome": {}
    }
    """
}
