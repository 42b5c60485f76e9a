import ClosedLoop

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
    }
  }
}
