/// A scenario that is simulated in milliseconds: one tier, one channel, one rule, one team that is always there.
let tinyScenario = """
  {
    "format": 1,
    "id": "tiny",
    "title": "A tiny desk",
    "currency": "EUR",
    "clock": { "start": "2027-01-04", "time_zone": "UTC", "measure": "2w", "follow_up": "8w" },
    "run": { "seed": 1, "replications": 10 },
    "customers": {
      "count": 20000,
      "tiers": { "all": { "share": "100%", "margin": 40, "annual_churn": "25%" } }
    },
    "channels": {
      "survey": {
        "volume": "60/w", "shape": "flat", "identified": "100%", "consent": "100%",
        "scores": { "detractor": "40%", "passive": "30%", "promoter": "30%" }
      }
    },
    "journey": {
      "steps": { "bill": "100%" },
      "causes": { "billing": { "share": "100%", "severity": { "low": "50%", "mid": "30%", "high": "20%" } } }
    },
    "triage": {
      "order": ["everybody"],
      "rules": { "everybody": { "treat": "personal", "queue": "desk", "work": "mail", "sla": "gold" } }
    },
    "sla": { "promises": { "gold": { "first_response": "4h", "clock": "elapsed" } } },
    "work": {
      "mail": { "prepare": "5m", "talk": { "dist": "exponential", "mean": "10m" }, "wrap_up": "5m" }
    },
    "teams": {
      "desk": {
        "hourly_cost": 30, "calendar": "always", "handles": ["desk"],
        "shifts": { "day": { "people": 2, "weekly": { "mon-sun": ["00:00-24:00"] } } }
      }
    },
    "resolution": { "solved_at_contact": "60%" },
    "gates": { "on_time": "sla.first_response.met[sla=gold] >= 50%" },
    "variants": { "late": { "clock": { "measure": "3w" } } }
  }
  """
