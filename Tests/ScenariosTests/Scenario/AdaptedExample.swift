/// A scenario that uses most fields, written in the manner of an author.
enum AdaptedExample {
  static let text = #"""
    {
      // Helio Mobile (fictional): closed-loop desk for NPS detractors, Germany, 2027.
      // Values marked [A] are assumptions: replace them with `closedloop fit` or with your own data.
      "$schema": "../scenarios/schema/scenario-1.schema.json",
      "format": 1,
      "id": "helio-base",
      "title": "Helio Mobile: recovery desk as staffed today",
      "currency": "EUR",

      "clock": {
        "start": "2027-01-04",            // a Monday; local midnight in time_zone
        "time_zone": "Europe/Berlin",     // daylight saving is simulated; offsets are written into the resolved scenario
        "warm_up": "4w",                  // "auto" runs MSER-5 on a pilot and prints the cut it chose
        "measure": "52w",
        "follow_up": "52w"                // outcomes and money are followed this long after the window
      },

      "run": {
        "seed": 20270104,
        "replications": { "min": 20, "max": 400, "until": "sla.first_response.met[tier=platinum] within 1% at 95%" }
      },

      "money": { "discount_rate": "8%/year", "terminal_value": "clv" },

      "calendars": {
        "desk": {
          "weekly": { "mon-fri": ["09:00-19:30"], "sat": ["10:00-14:00"] },
          "closed": ["2027-01-06", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17", "2027-10-03", "2027-12-25", "2027-12-26", "2028-01-01"]
        },
        "callable": { "weekly": { "mon-fri": ["09:30-19:30"], "sat": ["10:00-14:00"] }, "closed_like": "desk" }   // when a customer may be rung
      },

      "distributions": {
        "prepare":   { "dist": "gamma",     "mean": "6m",  "cv": 0.5 },
        "call":      { "dist": "lognormal", "mean": "9m",  "p90": "17m" },
        "wrap_up":   { "dist": "gamma",     "mean": "6m",  "cv": 0.7 },
        "no_answer": { "dist": "uniform",   "low": "1m",   "high": "3m" },
        "mail":      { "dist": "lognormal", "mean": "9m",  "cv": 0.6 },
        "specialist":{ "dist": "lognormal", "mean": "35m", "cv": 0.8 },
        "approval":  { "dist": "gamma",     "mean": "4m",  "cv": 0.5 }
      },

      "customers": {
        "count": 400000,
        "replacement": "steady",
        "tier_order": ["platinum", "gold", "iron", "basic"],
        "tiers": {
          "platinum": { "share": "5%",  "margin": { "dist": "lognormal", "mean": "62/month", "cv": 0.5 }, "annual_churn": "14%" },
          "gold":     { "share": "15%", "margin": { "dist": "lognormal", "mean": "23/month", "cv": 0.5 }, "annual_churn": "16%" },
          "iron":     { "share": "30%", "margin": { "dist": "lognormal", "mean": "10/month", "cv": 0.5 }, "annual_churn": "19%" },
          "basic":    { "share": "50%", "margin": { "dist": "lognormal", "mean": "3/month",  "cv": 0.5 }, "annual_churn": "24%" }
        }
      },

      "channels": {
        "email_survey": { "volume": "900/w", "shape": "office",  "day_factor_cv": 0.15, "identified": "85%", "consent": { "phone": "45%", "mail": "75%" },
                          "scores": { "detractor": "24%", "passive": "30%", "promoter": "46%" }, "delay": { "dist": "lognormal", "p50": "36h", "p90": "15d" } },
        "sms_survey":   { "volume": "600/w", "shape": "evening", "day_factor_cv": 0.18, "identified": "95%", "consent": { "phone": "55%", "mail": "75%" },
                          "scores": { "detractor": "29%", "passive": "27%", "promoter": "44%" } },
        "in_app":       { "volume": "700/w", "shape": "evening", "day_factor_cv": 0.20, "identified": "95%", "consent": { "phone": "45%", "mail": "80%" },
                          "scores": { "detractor": "22%", "passive": "28%", "promoter": "50%" } },
        "call_centre":  { "volume": "300/w", "shape": "office",  "day_factor_cv": 0.15, "identified": "98%", "consent": { "phone": "90%", "mail": "90%" },
                          "scores": { "detractor": "33%", "passive": "25%", "promoter": "42%" } },
        "store":        { "volume": "150/w", "shape": "office",  "identified": "30%", "consent": "60%",
                          "scores": { "detractor": "20%", "passive": "30%", "promoter": "50%" } },
        "website":      { "volume": "400/w", "shape": "evening", "identified": "30%", "consent": "70%",
                          "scores": { "detractor": "45%", "passive": "25%", "promoter": "30%" } },
        "social":       { "volume": "120/w", "shape": "evening", "identified": "20%", "consent": "60%",
                          "scores": { "detractor": "60%", "passive": "15%", "promoter": "25%" } },
      },
      "arrivals": { "scale": 1.0 },   // multiplies every volume: the first thing to vary in a what-if
      "shapes": {   // relative intensity over the week; only ratios matter
        "office":  { "by_hour": { "00-08": 0.1, "08-12": 1.6, "12-15": 1.0, "15-19": 1.3, "19-24": 0.5 }, "by_day": { "mon": 1.3, "tue-thu": 1.05, "fri": 0.9, "sat-sun": 0.4 } },
        "evening": { "by_hour": { "00-08": 0.2, "08-17": 0.8, "17-23": 2.0, "23-24": 0.7 },               "by_day": { "mon-fri": 1.0, "sat-sun": 1.1 } }
      },
      "bursts": {
        "spring_campaign": { "starts": "2027-03-15", "lasts": "2w", "channels": ["email_survey", "sms_survey"], "multiply": 1.8 },
      },

      "journey": {
        "steps": { "order": "15%", "activation": "20%", "use": "30%", "billing": "25%", "support": "10%" },
        "causes": {   // share and severity of voiced, coded feedback (what an export shows); loss in EUR by severity
          "billing":      { "share": "30%", "severity": { "low": "40%", "mid": "40%", "high": "20%" }, "loss": { "low": 15, "mid": 40, "high": 140 } },
          "waiting":      { "share": "22%", "severity": { "low": "50%", "mid": "40%", "high": "10%" }, "loss": { "low": 5,  "mid": 15, "high": 60  } },
          "coverage":     { "share": "18%", "severity": { "low": "30%", "mid": "50%", "high": "20%" }, "loss": { "low": 10, "mid": 30, "high": 120 } },
          "refund":       { "share": "12%", "severity": { "low": "20%", "mid": "40%", "high": "40%" }, "loss": { "low": 20, "mid": 60, "high": 220 } },
          "indifference": { "share": "10%", "severity": { "low": "50%", "mid": "40%", "high": "10%" }, "loss": { "low": 5,  "mid": 15, "high": 40  } },
          "other":        { "share": "8%",  "severity": { "low": "70%", "mid": "25%", "high": "5%"  }, "loss": { "low": 5,  "mid": 20, "high": 80  } }
        }
      },

      "triage": {
        "when": "real-time",                          // or { "batch": "daily 08:00" }
        "order": ["platinum_all", "gold_detractors", "iron_detractors", "basic_detractors", "thank_you"],
        "rules": {
          "platinum_all":     { "match": { "tier": "platinum", "score": ["detractor", "passive"] }, "treat": "personal", "queue": "recovery", "work": "phone", "sla": "platinum" },
          "gold_detractors":  { "match": { "tier": "gold",  "score": "detractor" }, "treat": "personal", "queue": "recovery", "work": "phone", "sla": "gold" },
          "iron_detractors":  { "match": { "tier": "iron",  "score": "detractor" }, "treat": "personal", "queue": "recovery", "work": "mail", "sla": "iron" },
          "basic_detractors": { "match": { "tier": "basic", "score": "detractor" }, "treat": "automated", "solves": "35%", "unit_cost": 0.4,
                                "return": { "share": "15%", "after": "1d", "queue": "recovery", "work": "mail" } },
          "thank_you":        { "match": { "score": "promoter", "tier": ["platinum", "gold"] }, "sample": "20%", "treat": "personal", "queue": "advocates", "work": "mail" }
        },
        "priority": { "policy": "value-tier", "starvation_limit": "5d" }
      },

      "sla": {
        "promises": {
          "platinum": { "first_response": "4h",  "clock": "desk",    "resolution": "3 open days" },
          "gold":     { "first_response": "8h",  "clock": "desk",    "resolution": "5 open days" },
          "iron":     { "first_response": "48h", "clock": "elapsed", "resolution": "7d" }
        }
      },

      "contact": {
        "attempts": 4, "wait_between": ["3h", "1d", "2d"], "callable": "callable",
        "reach": { "mean": "40%", "concentration": 3, "by_hour": { "09-13": 0.9, "13-17": 0.95, "17-20": 1.2 } },
        "message_counts_as_response": true,           // a message left is an answer of low fit; reached-in-time is printed beside
        "give_up_after": "14d"
      },

      "work": {
        "phone": { "prepare": "prepare", "attempt_failed": "no_answer", "talk": "call", "wrap_up": "wrap_up" },
        "mail":  { "prepare": "prepare", "talk": "mail" }
      },

      "teams": {
        "recovery": {
          "hourly_cost": 29, "calendar": "desk",
          "shifts": {
            "early":    { "people": 2, "weekly": { "mon-fri": ["09:00-13:00", "14:00-17:30"] } },
            "late":     { "people": 2, "weekly": { "mon-fri": ["11:00-15:00", "16:00-19:30"] } },
            "saturday": { "people": 1, "weekly": { "sat": ["10:00-14:00"] } }
          },
          "shrinkage": { "meetings": "8%", "coaching": "4%", "other": "6%" }, "absence": { "rate": "7%", "spell": { "dist": "geometric", "mean": "4d" } },
          "handles": ["recovery"], "authority": { "remedy_limit": 40 }, "shift_end": "finish-current"
        },
        "specialists": {
          "hourly_cost": 42, "calendar": "desk",
          "shifts": { "mornings": { "people": 2, "weekly": { "mon-fri": ["09:00-14:00"] } } },
          "shrinkage": "15%", "handles": ["escalation", "approval", "recovery"], "prefers": ["approval", "escalation"], "authority": { "remedy_limit": 250 }
        },
        "advocacy": {
          "hourly_cost": 29, "calendar": "desk",
          "shifts": { "mornings": { "people": 1, "weekly": { "mon-fri": ["09:00-13:00"] } } },
          "handles": ["advocates"]
        }
      },

      "resolution": {
        "solved_at_contact": "65%", "empowered_bonus": "15%",
        "escalation": { "share": "12%", "queue": "escalation", "service": "specialist", "solves": "85%" },
        "approval": { "queue": "approval", "service": "approval" },
        "reopened": { "share": "7%", "within": { "dist": "weibull", "mean": "6d", "shape": 1.2 } },
        "remedy": { "offered": "35%", "share_of_loss": "50%" }
      },

      "outcome": {},          // all defaults of the outcome model; `closedloop show --origin` lists them with their evidence

      "gates": {
        "platinum_on_time": "sla.first_response.met[sla=platinum] >= 90%",
        "gold_on_time":     "sla.first_response.met[sla=gold] >= 80%",
        "backlog_bounded":  { "require": "backlog.age.p95 <= 5d", "severity": "warn" },
        "no_worse_money":   { "require": "money.net_benefit >= golden - 2%", "severity": "warn" }
      },

      "variants": {           // each is a JSON Merge Patch on this file
        "third-late":    { "teams": { "recovery": { "shifts": { "late": { "people": 3 } } } } },
        "fifo":          { "triage": { "priority": { "policy": "fifo" } } },
        "edd":           { "triage": { "priority": { "policy": "earliest-due" } } },
        "value-at-risk": { "triage": { "priority": { "policy": "value-at-risk" } } },
        "empowered":     { "teams": { "recovery": { "authority": { "remedy_limit": 120 } } } },
        "micro-only":    { "macro": null },
        "measure-only":  { "triage": { "order": [], "rules": null }, "sla": null, "macro": null, "teams": null, "work": null, "contact": null, "resolution": null, "gates": null }
      }
    }
    """#
}
