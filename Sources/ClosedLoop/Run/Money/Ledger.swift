import EventKernel

/// Accounts of the programme's money.
enum Account: Int, CaseIterable {
  case labour
  case remedy
  case automation
  /// Analysis of root causes that no named team does.
  case analysis
  /// Fixes of root causes, running costs included.
  case fixes
  /// Finding and training those who follow people who left.
  case hiring
  /// Licences and other running costs.
  case tools
  /// Time of those who lead the programme.
  case management
  /// What the others are paid from.
  case cash
}

/// Double entry in millionths of a currency unit: every cost is a debit here and a credit of cash.
struct Ledger {
  /// Sums by account of what counts for the window, and of what was spent outside it.
  private(set) var window: [Int64]
  private(set) var outside: [Int64]
  /// Number and plain total of postings, kept apart for the audit.
  private(set) var postings: Int64 = 0
  private(set) var posted: Int64 = 0
  /// What counts for the window, discounted, by the week in which it was posted.
  var weeks: MoneyByWeek

  init(_ plan: Plan) {
    window = Account.allCases.map { _ in 0 }
    outside = window
    weeks = MoneyByWeek(plan)
  }

  /// Posts a cost; it counts for the window if it falls into it, or if the case that caused it does.
  ///
  /// - Parameter factor: brings money of its instant back to the window's start.
  /// - Returns: the cost, discounted.
  @discardableResult mutating func post(
    _ account: Account, _ amount: Int64, at tick: Ticks, factor: Double, phases: Phases, counts: Bool = false
  ) -> Int64 {
    let discounted = millionths(Double(amount) / 1e6 * factor)
    postings += 1
    posted += amount
    if counts || phases.isMeasured(tick) {
      window[account.rawValue] += amount
      window[Account.cash.rawValue] -= amount
      weeks.spend(discounted, at: tick)
    } else {
      outside[account.rawValue] += amount
      outside[Account.cash.rawValue] -= amount
    }
    return discounted
  }

  /// Whether all postings sum to zero and costs to what was posted.
  var balances: (sum: Int64, costs: Int64) {
    var sum: Int64 = 0
    for account in Account.allCases { sum += window[account.rawValue] + outside[account.rawValue] }
    return (sum, -window[Account.cash.rawValue] - outside[Account.cash.rawValue])
  }

  /// Cost of a time at an hourly rate, to the nearest millionth.
  static func cost(of ticks: Ticks, hourly: Int64, factor: Double = 1) -> Int64 {
    let product = Int128(ticks) * Int128(hourly)
    let cost = Int64((product + Int128(Time.hour / 2)) / Int128(Time.hour))
    return factor == 1 ? cost : millionths(Double(cost) / 1e6 * factor)
  }
}
