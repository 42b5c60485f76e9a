import ClosedLoop
import Scenarios
import Testing

/// What the tests of whole scenarios begin with.
extension Given {
  /// Central European offsets of 2027 and 2028, as Foundation gives them.
  static func berlin(_ zone: String, _ start: Units.Date, _ days: Int) -> ZoneOffsets? {
    guard zone == "Europe/Berlin" else { return zone == "UTC" ? .utc : nil }
    let midnight = Int64(start.dayNumber) * 86_400 - 3_600
    let changes = [
      ("2027-03-28T01:00Z", 7_200), ("2027-10-31T01:00Z", 3_600), ("2028-03-26T01:00Z", 7_200),
      ("2028-10-29T01:00Z", 3_600), ("2029-03-25T01:00Z", 7_200),
    ]
    return ZoneOffsets(
      initial: 3_600,
      changes: changes.compactMap { change in (try? Units.instant(change.0)).map { ($0 - midnight, change.1) } })
  }

  /// A scenario of one file, and others beside it.
  static func scenario(
    _ text: String, files: [String: String] = [:], variants: [String] = [], settings: [String] = []
  ) -> ScenarioReading {
    scenario(bytes: Array(text.utf8), files: files, variants: variants, settings: settings)
  }

  /// A scenario of one file's bytes, and others beside it.
  static func scenario(
    bytes: [UInt8], files: [String: String] = [:], variants: [String] = [], settings: [String] = []
  ) -> ScenarioReading {
    ScenarioReader.read("desk.json", variants: variants, settings: settings) { path in
      if path == "desk.json" { return .success(bytes) }
      return files[path].map { .success(Array($0.utf8)) } ?? .failure(.missing)
    } offsets: {
      berlin($0, $1, $2)
    }
  }

  /// What a reading says, as shown.
  static func shown(_ reading: ScenarioReading) -> String { reading.diagnostics.rendered(in: reading.sources) }

  /// A small scenario without a mistake, on lines of its own so that each can be replaced.
  static let minimal = """
    {
      "format": 1,
      "id": "desk",
      "clock": { "start": "2027-01-04", "time_zone": "UTC", "warm_up": "1w", "measure": "4w", "drain": "1w" },
      "run": { "seed": 7, "replications": 20 },
      "money": { "discount_rate": "8%/year" },
      "calendars": { "desk": { "weekly": { "mon-fri": ["09:00-17:00"] } } },
      "distributions": { "talk": { "dist": "gamma", "mean": "9m", "cv": 0.5 } },
      "customers": { "count": 100000, "tiers": { "all": { "share": "100%", "margin": "20/month", "annual_churn": "20%" } } },
      "shapes": { "office": { "by_hour": { "00-08": 0.1, "08-24": 1 } } },
      "arrivals": { "scale": 1 },
      "channels": { "email_survey": { "volume": "200/w", "shape": "office", "scores": { "detractor": "30%", "passive": "30%", "promoter": "40%" } } },
      "bursts": { "spring": { "starts": "2027-01-20", "lasts": "1w", "multiply": 1.5 } },
      "journey": { "causes": { "bill": { "share": "100%", "severity": { "low": "50%", "mid": "40%", "high": "10%" }, "loss": { "mid": 20 } } } },
      "sla": { "promises": { "gold": { "first_response": "8h", "clock": "desk" } } },
      "work": { "phone": { "talk": "talk", "attempt_failed": "2m" }, "mail": { "talk": "talk" } },
      "triage": { "order": ["all"], "rules": { "all": { "match": { "score": "detractor" }, "treat": "personal", "queue": "front", "work": "phone", "sla": "gold" } } },
      "contact": { "attempts": 3 },
      "teams": { "front": { "hourly_cost": 30, "calendar": "desk", "shifts": { "day": { "people": 3, "weekly": { "mon-fri": ["09:00-17:00"] } } }, "handles": ["front"] } },
      "resolution": { "solved_at_contact": "70%" },
      "outcome": {},
      "gates": { "on_time": "sla.first_response.met[sla=gold] >= 80%" },
      "variants": { "late": { "teams": { "front": { "shifts": { "day": { "people": 4 } } } } } }
    }
    """
}
