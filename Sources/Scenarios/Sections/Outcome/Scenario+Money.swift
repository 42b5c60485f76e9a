import ClosedLoop
import EventKernel

extension Draft {
  mutating func readMoney(_ scenario: inout ObjectReader) {
    scenario.fields("money", .default([:]), called: "how money is counted") { reader in
      let yearly = Scalar<Units.ShareRate>.shareRate(in: 0...1).checked { rate throws(Remedy) in
        guard rate.period != .year else { return }
        throw .unit("a discount rate is a share per year: \"8%/year\"")
      }
      money.discountRate = reader.value("discount_rate", .default("8%/year"), as: yearly)?.share ?? 0.08
      money.countsTerminalValue = reader.choice("terminal_value", .default("clv"), of: ["clv", "none"]) != "none"
      if money.countsTerminalValue, money.discountRate < 0.001 {
        reader.error(
          .range, at: "discount_rate",
          "a value beyond the horizon needs a discount rate of at least \"0.1%/year\"; or set terminal_value to \"none\""
        )
      }
      readTools(&reader)
      readManagement(&reader)
    }
  }

  /// Running costs by name: `"platform": "900/month"`, or `{ "cost": "45/month", "per_person": true }`.
  private mutating func readTools(_ reader: inout ObjectReader) {
    guard reader.has("tools") else {
      _ = reader.value("tools", .optional, as: .anything)
      return
    }
    let tools = reader.object("tools", called: "the tools") { entries -> [RunningCost] in
      let names = entries.names
      if names.count > Bounds.masked {
        entries.error(.limit, at: names[Bounds.masked], "at most \(Bounds.masked) tools are counted")
      }
      return names.compactMap { name in
        guard entries.isObject(name) else {
          return entries.yearlySum(name).map { RunningCost(name: Name(name), yearly: $0, isPerPerson: false) }
        }
        return entries.object(name, called: "a tool") { tool in
          let yearly = tool.yearlySum("cost")
          let isPerPerson = tool.boolean("per_person", .default(false)) ?? false
          return yearly.map { RunningCost(name: Name(name), yearly: $0, isPerPerson: isPerPerson) }
        }
      }
    }
    money.tools = tools ?? []
  }

  /// Time of those who lead the programme: `{ "hours": "4h/w", "hourly_cost": 70 }`.
  private mutating func readManagement(_ reader: inout ObjectReader) {
    guard reader.has("management") else {
      _ = reader.value("management", .optional, as: .anything)
      return
    }
    reader.fields("management", called: "the time of those who lead") { management in
      let share = management.value("hours", as: .timeRate)?.fraction
      let hourly = management.money("hourly_cost", per: .hour)
      guard let share, let hourly else { return }
      guard hourly <= 1_000_000_000_000 else {
        management.error(.range, at: "hourly_cost", "an hour costs at most 1000000")
        return
      }
      let hours = share * Double(Units.year) / Double(Units.hour)
      money.yearlyManagement = Int64((hours * Double(hourly)).rounded())
    }
  }
}

extension ObjectReader {
  /// Money in a time as millionths of the currency in a year; at most ten millions of it.
  mutating func yearlySum(_ name: String, _ presence: Presence = .required) -> Int64? {
    guard let rate = moneyRate(name, presence) else { return nil }
    let yearly = Draft.perMonth(rate) * 12
    guard yearly <= 10_000_000 else {
      error(.range, at: name, "a running cost is at most 10000000 a year")
      return nil
    }
    return Int64((yearly * 1e6).rounded())
  }
}
