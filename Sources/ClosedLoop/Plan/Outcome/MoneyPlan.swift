/// How money is counted, and what the programme costs beside work, remedies and fixes.
public struct MoneyPlan: Sendable {
  /// Discount rate per year.
  public var discountRate = 0.08
  /// Whether customers present at the horizon carry a terminal value.
  public var countsTerminalValue = true
  /// Licences and other running costs of the programme; what is paid without it, too, is none of them.
  public var tools: [RunningCost] = []
  /// Time of those who lead the programme, millionths of the currency in a year of 365.25 days.
  public var yearlyManagement: Int64 = 0

  /// The defaults.
  public init() {}
}

/// What the programme pays for all through the window.
public struct RunningCost: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Millionths of the currency in a year of 365.25 days.
  public var yearly: Int64
  /// Whether it is paid for every person of the staff.
  public var isPerPerson: Bool

  /// A running cost.
  public init(name: Name, yearly: Int64, isPerPerson: Bool) {
    self.name = name
    self.yearly = yearly
    self.isPerPerson = isPerPerson
  }
}

extension Plan {
  /// What tools cost in a year, millionths of the currency: every seat of a shift is a person (model: desk/people).
  var yearlyTools: Int64 {
    var people: Int64 = 0
    for team in teams {
      for shift in team.shifts { people += Int64(shift.people) }
    }
    var sum: Int64 = 0
    for tool in money.tools { sum += tool.isPerPerson ? tool.yearly * people : tool.yearly }
    return sum
  }
}
