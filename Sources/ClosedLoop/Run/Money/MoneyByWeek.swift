import EventKernel
import PortableMath

/// Discounted money week by week from the window's start to the horizon: what was spent, and what has come back by then.
///
/// What comes back is realised margin, a flow that begins and ends as customers would have left and do leave; in
/// discounted days a flow is even, so that its share of a week is exact.
struct MoneyByWeek {
  private let start: Ticks
  private let end: Ticks
  /// Discount per day.
  private let rate: Double
  /// Millionths of the currency.
  private(set) var spent: ContiguousArray<Int64>
  private var received: ContiguousArray<Int64>
  /// Currency units: what flows that begin in a week bring in it, and margins per day that they add from the next on.
  private var begun: ContiguousArray<Double>
  private var steps: ContiguousArray<Double>

  init(_ plan: Plan) {
    start = plan.phases.windowStart
    end = max(plan.phases.horizon, plan.phases.windowEnd)
    rate = logarithm(1 + plan.money.discountRate) / 365.25
    let count = max(1, Int((end - start + Time.week - 1) / Time.week))
    spent = ContiguousArray(repeating: 0, count: count)
    received = spent
    begun = ContiguousArray(repeating: 0, count: count)
    steps = begun
  }

  /// A cost, discounted already.
  mutating func spend(_ amount: Int64, at tick: Ticks) { spent[week(of: tick)] += amount }

  /// A sum that comes in at once, discounted already.
  mutating func receive(_ amount: Int64, at tick: Ticks) { received[week(of: tick)] += amount }

  /// A margin of currency units per day that begins to flow, or ends where it is negative.
  mutating func flow(_ margin: Double, from tick: Ticks) {
    guard tick < end else { return }
    let week = week(of: tick)
    begun[week] += margin * (discountedDays(to: close(of: week)) - discountedDays(to: tick))
    steps[week] += margin
  }

  /// A discounted sum of currency units that comes in evenly from an instant to the horizon.
  mutating func receiveEvenly(_ amount: Double, from tick: Ticks) {
    let span = discountedDays(to: end) - discountedDays(to: tick)
    guard span > 0 else { return }
    flow(amount / span, from: tick)
  }

  /// What had been spent and what had come back in each week.
  var rows: ContiguousArray<WeekOfMoney> {
    var rows = ContiguousArray<WeekOfMoney>()
    rows.reserveCapacity(spent.count)
    var margin = 0.0
    for week in spent.indices {
      let days = discountedDays(to: close(of: week)) - discountedDays(to: start + Int64(week) * Time.week)
      let flow = margin * days + begun[week]
      margin += steps[week]
      rows.append(WeekOfMoney(spent: spent[week], received: received[week] + millionths(flow)))
    }
    return rows
  }

  private func week(of tick: Ticks) -> Int {
    min(max(0, Int((tick - start) / Time.week)), spent.count - 1)
  }

  private func close(of week: Int) -> Ticks { min(start + Int64(week + 1) * Time.week, end) }

  private func discountedDays(to tick: Ticks) -> Double {
    annuity(days(max(0, tick - start)), rate: rate)
  }
}

/// A week of money, from the window's start on, discounted to it: millionths of the currency.
public struct WeekOfMoney: BitwiseCopyable, Sendable, Equatable {
  /// What the programme cost.
  public var spent: Int64
  /// Realised margin that it kept, and what promoters gave.
  public var received: Int64

  /// A week.
  public init(spent: Int64, received: Int64) {
    self.spent = spent
    self.received = received
  }
}
