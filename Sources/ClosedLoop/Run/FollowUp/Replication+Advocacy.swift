import EventKernel
import PortableMath

/// What thanked promoters give: reference stories and referrals at values that the scenario states.
extension Replication {
  /// A promoter is thanked: what he gives is counted where the case is.
  mutating func thank(_ index: Int) {
    guard desk.cases[index].band == .promoter, desk.cases[index].isMeasured else { return }
    let model = prepared.plan.outcome.advocacy
    let draws = chance.block(entity: desk.cases[index].item, purpose: Purpose.advocacy)
    let place = desk.tally(of: index)
    records.items.tallies[place].thanked += 1
    var value: Int64 = 0
    if desk.agreesToStory(index) {
      records.items.tallies[place].stories += 1
      value += model.storyValue
    }
    let referrals = Self.referrals(draws.u1, mean: model.referrals)
    records.items.tallies[place].referrals += referrals
    value += referrals * model.referralValue
    let discounted = millionths(Double(value) / 1e6 * prepared.customers.discountFactor(at: agenda.now))
    records.items.tallies[place].advocacyValue += discounted
    records.ledger.weeks.receive(discounted, at: agenda.now)
  }

  /// A Poisson number by inversion.
  private static func referrals(_ draw: Double, mean: Double) -> Int64 {
    guard mean > 0 else { return 0 }
    var probability = exponential(-mean)
    var sum = probability
    var count: Int64 = 0
    while draw > sum && count < 1000 {
      count += 1
      probability *= mean / Double(count)
      sum += probability
    }
    return count
  }
}

extension DeskState {
  /// Whether the sender of praise agrees to a reference story, by his own draw.
  @inline(__always) func agreesToStory(_ index: Int) -> Bool {
    guard cases[index].failure == nil, cases[index].band == .promoter else { return false }
    let draws = chance.block(entity: cases[index].item, purpose: Purpose.advocacy)
    return draws.u0 < prepared.plan.outcome.advocacy.acceptance
  }

  /// Work that a story adds to the contact, seconds.
  @inline(__always) func storySeconds(_ index: Int) -> Double {
    agreesToStory(index) ? prepared.plan.outcome.advocacy.storyMinutes * 60 : 0
  }
}
