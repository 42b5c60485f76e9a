/// The desk on which the program's own gates are tried: a busy person, two tiers, a week that is simulated in less than a millisecond.
///
/// Its variants are the mistakes that gates are there to catch.
enum SelfTestScenario {
  /// Work that takes 2 % longer, an order of work that forgets the tiers, working hours at another time of the day.
  static let mistakes = [
    (variant: "slower", words: "2 % longer handling of every case"),
    (variant: "first-come", words: "the order of work forgets the tiers"),
    (variant: "shifted", words: "the desk works two hours later"),
  ]

  static let text = """
    {
      "format": 1,
      "id": "selftest-gates",
      "title": "A small desk on which gates are tried",
      "currency": "EUR",
      "clock": {
        "start": "2027-01-04", "time_zone": "UTC", "warm_up": "0w", "measure": "1w", "drain": "3d", "follow_up": "8w"
      },
      "run": { "seed": 1, "replications": 40 },
      "calendars": { "office": { "weekly": { "mon-fri": ["09:00-17:00"] } } },
      "customers": {
        "count": 20000,
        "tier_order": ["gold", "iron"],
        "tiers": {
          "gold": { "share": "25%", "margin": 80, "annual_churn": "20%" },
          "iron": { "share": "75%", "margin": 20, "annual_churn": "30%" }
        }
      },
      "channels": {
        "survey": {
          "volume": "80/w", "shape": "morning", "day_factor_cv": 0.2, "identified": "100%", "consent": "100%",
          "scores": { "detractor": "50%", "passive": "30%", "promoter": "20%" }
        }
      },
      "shapes": {
        "morning": {
          "by_hour": { "00-07": 0.2, "07-12": 3, "12-17": 1, "17-24": 0.2 },
          "by_day": { "mon-fri": 1, "sat-sun": 0.2 }
        }
      },
      "journey": {
        "steps": { "bill": "100%" },
        "causes": { "billing": { "share": "100%", "severity": { "low": "50%", "mid": "30%", "high": "20%" } } }
      },
      "triage": {
        "order": ["gold", "iron"],
        "rules": {
          "gold": {
            "match": { "tier": "gold", "score": "detractor" }, "treat": "personal", "queue": "desk", "work": "mail",
            "sla": "gold"
          },
          "iron": {
            "match": { "tier": "iron", "score": "detractor" }, "treat": "personal", "queue": "desk", "work": "mail",
            "sla": "iron"
          }
        },
        "priority": { "policy": "value-tier" }
      },
      "sla": {
        "promises": {
          "gold": { "first_response": "2h", "clock": "office" }, "iron": { "first_response": "8h", "clock": "office" }
        }
      },
      "work": {
        "mail": {
          "prepare": { "dist": "gamma", "mean": "5m", "cv": 0.5 }, "talk": { "dist": "exponential", "mean": "25m" },
          "wrap_up": { "dist": "gamma", "mean": "5m", "cv": 0.5 }
        }
      },
      "teams": {
        "desk": {
          "hourly_cost": 30, "calendar": "office", "handles": ["desk"],
          "shifts": { "day": { "people": 1, "weekly": { "mon-fri": ["09:00-17:00"] } } }
        }
      },
      "resolution": { "solved_at_contact": "60%" },
      "gates": {
        "occupancy_not_up": "staff.occupancy <= golden",
        "occupancy_not_down": "staff.occupancy >= golden",
        "gold_not_worse": "sla.first_response.met[sla=gold] >= golden",
        "response_not_slower": "response.time.mean <= golden",
        "response_not_faster": "response.time.mean >= golden",
        "solved_not_fewer": "cases.solved >= golden"
      },
      "variants": {
        "slower": {
          "work": {
            "mail": { "prepare": { "mean": "306s" }, "talk": { "mean": "1530s" }, "wrap_up": { "mean": "306s" } }
          }
        },
        "first-come": { "triage": { "priority": { "policy": "fifo" } } },
        "shifted": {
          "calendars": { "office": { "weekly": { "mon-fri": ["11:00-19:00"] } } },
          "teams": { "desk": { "shifts": { "day": { "weekly": { "mon-fri": ["11:00-19:00"] } } } } }
        }
      }
    }
    """
}
