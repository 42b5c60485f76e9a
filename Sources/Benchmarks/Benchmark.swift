/// What is measured, by the names that `--only` takes.
enum Benchmark: String, CaseIterable {
  case singleServer = "W1"
  case triageDesk = "W2"
  case hold = "W3"
  case manyReplications = "W4"
  case helioBase = "W5"
  case million = "W6"
  case sweep = "W7"
  case comparison = "W8"

  /// What it is, in words.
  var meaning: String {
    switch self {
    case .singleServer: "a single server (M/M/1, load 0.9), 10,000,000 customers, on the kernel"
    case .triageDesk: "the triage desk for a year: written on the kernel, and as a scenario through the product"
    case .hold: "the hold model with 10, 1,000, 100,000 and 1,000,000 events pending"
    case .manyReplications: "100 replications of the triage desk of 876 hours, on one core and on all"
    case .helioBase: "scenarios/helio-base.json, 4 replications on one core"
    case .million: "a year of a million customers with three million items of feedback, through the product"
    case .sweep: "a sweep of 40 points of scenarios/helio-base.json, 8 replications each, on one core"
    case .comparison: "scenarios/helio-base.json against four of its variants, 4 replications each, on one core"
    }
  }
}
