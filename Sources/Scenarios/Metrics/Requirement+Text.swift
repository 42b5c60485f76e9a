public import ClosedLoop

extension Requirement {
  /// Reads `sla.first_response.met[sla=gold] >= 90%` or the same `on at least 90% of weeks` or `of replications`.
  public static func parse(_ text: String, in plan: Plan, currency: String = "EUR") -> Result<Requirement, Remedy> {
    var stated = text[...]
    var chance: Chance?
    if let on = text.range(of: " on ") {
      stated = text[..<on.lowerBound]
      do {
        chance = try Self.chance(text[on.upperBound...], in: plan)
      } catch {
        return .failure(error)
      }
    }
    switch Gate.parse(String(stated), in: plan, currency: currency) {
    case .failure(let remedy): return .failure(remedy)
    case .success(let gate):
      guard case .value = gate.bound else {
        return .failure(Remedy("require", "a requirement has a value for its bound, as in \"METRIC >= 90%\""))
      }
      if let remedy = remedy(for: gate, chance, in: plan) { return .failure(remedy) }
      return .success(Requirement(gate, chance: chance))
    }
  }

  private static let help = "a chance is written \"on at least 90% of weeks\" or \"of replications\""

  private static func chance(_ text: Substring, in plan: Plan) throws(Remedy) -> Chance {
    let words = text.split(separator: " ").map { String($0) }
    guard words.count == 5, words[0] == "at", words[1] == "least", words[3] == "of" else {
      throw Remedy("require", help)
    }
    let share: Double
    if let number = Decimal(words[2]) {
      share = try Units.share(number.value())
    } else {
      share = try Units.share(words[2])
    }
    guard share > 0, share < 1 else { throw Remedy("require", "the chance lies between 0% and 100%: \(help)") }
    switch words[4] {
    case "weeks":
      guard plan.phases.windowEnd - plan.phases.windowStart >= Units.week else {
        throw Remedy("require", "the window is shorter than a week: write \"of replications\"")
      }
      return Chance(share: share, of: .weeks)
    case "replications": return Chance(share: share, of: .replications)
    case "days": throw Remedy("require", "days are not tallied one by one: write \"of weeks\" or \"of replications\"")
    default: throw Remedy("require", help)
    }
  }

  /// Metrics that are tallied week by week.
  private static let weekly = ["sla.first_response.met", "contact.reached_in_time", "sla.resolution.met"]
  /// What more people never lower.
  private static let costs = ["staff.hours", "money.labour", "money.cost"]

  private static func remedy(for gate: Gate, _ chance: Chance?, in plan: Plan) -> Remedy? {
    let instance = Metric.instances(of: plan)[gate.instance]
    let metric = Metric.catalogue[instance.metric]
    let name = String(describing: metric.name)
    let isUpper = gate.relation == .atMost || gate.relation == .below
    if metric.unit == .share, case .value(let bound) = gate.bound, isUpper ? bound <= 0 : bound >= 1 {
      return Remedy("require", "no number of replications can certify all or none: write a share between 0% and 100%")
    }
    if isUpper, costs.contains(name) {
      return Remedy("require", "\(name) grows with people, and size looks for the cheapest anyway: leave it out")
    }
    guard chance?.occasion == .weeks else { return nil }
    guard weekly.contains(name) else {
      return Remedy(
        "require", "\(name) is not tallied week by week: \(Shown.choices(weekly)) are; or write \"of replications\"")
    }
    guard WeeklyPromises.dimensions.contains(instance.dimension) else {
      return Remedy(
        "require",
        "\(name) is tallied week by week for all, by tier, channel and sla, not by "
          + "\(instance.dimension.keyword); or write \"of replications\"")
    }
    return nil
  }
}
