import ClosedLoop
import EventKernel

/// The customers as they are read.
struct CustomerSection {
  var population = Population(count: 1, replacement: .steady, tiers: [])
  /// Whether the author said which tier is worth more.
  var isOrdered = false
  var place = Place(path: "customers")
  /// Where a tier's churn is written, in the order of tiers.
  var churnPlaces: [Place] = []
  var marginPlaces: [Place] = []
  /// What they speak, where it matters.
  var languages: [Language] = []
}

extension Draft {
  private struct WrittenTier {
    var share: Double
    var margin: Distribution
    var churn: StatedChurn
    var offset: Double
    var churnPlace: Place
    var marginPlace: Place
  }

  mutating func readCustomers(_ scenario: inout ObjectReader) {
    let read = scenario.object("customers", called: "the customers") { reader -> CustomerSection in
      var section = CustomerSection()
      section.place = reader.place
      let count = reader.integer("count", in: Bounds.customers) ?? 1
      let replacement = reader.choice("replacement", .default("steady"), of: ["steady", "none"])
      let tiers =
        reader.map("tiers", called: "a tier", count: 1...Bounds.masked) { _, tier in readTier(&tier) } ?? []
      if !tiers.isEmpty {
        checkSum(tiers.map(\.value.share), at: reader.place(of: "tiers"), of: "the shares of the tiers", in: &reader)
      }
      let order = readOrder(&reader, tiers: tiers.map(\.name))
      section.isOrdered = reader.has("tier_order")
      section.languages = readLanguages(&reader)
      let sorted = order.compactMap { name in tiers.first { $0.name == name } }
      let seats = Self.seats(of: count, shares: sorted.map(\.value.share))
      var first = 0
      var population: [Tier] = []
      for (tier, seats) in zip(sorted, seats) {
        population.append(
          Tier(
            name: Name(tier.name), firstSeat: first, seats: seats, margin: tier.value.margin, churn: tier.value.churn,
            recoveryOffset: tier.value.offset))
        section.churnPlaces.append(tier.value.churnPlace)
        section.marginPlaces.append(tier.value.marginPlace)
        first += seats
      }
      section.population = Population(
        count: count, replacement: replacement == "none" ? .none : .steady, tiers: population)
      let usual: JSONValue = ["dist": "exponential", "mean": "1461d"]
      if let tenure = waitingLaw(&reader, "tenure", .default(usual)) { section.population.tenure = tenure }
      section.population.contract = readContract(&reader)
      return section
    }
    customers = read ?? CustomerSection()
  }

  /// When those who have decided to leave can go.
  private mutating func readContract(_ reader: inout ObjectReader) -> Contract? {
    reader.object("contract", .optional, called: "the contract of customers") { contract -> Contract? in
      let longest = Units.day...(20 * Units.year)
      guard let renews = contract.duration("renews", in: longest) else { return nil }
      let standard = Presence.default(JSONValue(Units.text(duration: renews)))
      let minimum = contract.duration("minimum", standard, in: longest)
      let notice = contract.duration("notice", .default("0s"), in: 0...renews)
      let saved = contract.share("saved_by_recovery", .default(0))
      return Contract(minimum: minimum ?? renews, renews: renews, notice: notice ?? 0, saved: saved ?? 0)
    }
  }

  private mutating func readTier(_ tier: inout ObjectReader) -> WrittenTier {
    let share = tier.share("share")
    let margin = law(&tier, "margin", unit: .margin)
    let churn: StatedChurn?
    if tier.isObject("annual_churn") {
      churn = tier.object("annual_churn", called: "the churn of a tier") {
        $0.share("net_of_failures", in: 0...0.99).map { .netOfFailures($0) }
      }
    } else {
      churn = tier.share("annual_churn", in: 0...0.99).map { .total($0) }
    }
    let offset = tier.number("recovery_offset", .default(0), in: -10...10)
    return WrittenTier(
      share: share ?? 0, margin: margin ?? .constant(1), churn: churn ?? .total(0.1), offset: offset ?? 0,
      churnPlace: tier.place(of: "annual_churn"), marginPlace: tier.place(of: "margin"))
  }

  private func readOrder(_ reader: inout ObjectReader, tiers: [String]) -> [String] {
    let standard = JSONValue(.array(tiers.map { JSONValue($0) }))
    guard
      let order = reader.list(
        "tier_order", .default(standard), of: .reference(to: tiers, called: "a tier"), count: 0...Bounds.masked)
    else { return tiers }
    var seen: Set<String> = []
    for (index, name) in order.enumerated() where !seen.insert(name).inserted {
      reader.add(
        Diagnostic(.error, "tier-order", at: reader.place(of: "tier_order", item: index), "this tier stands here twice")
      )
      return tiers
    }
    let missing = tiers.filter { !seen.contains($0) }
    if !missing.isEmpty {
      reader.error("tier-order", at: "tier_order", "every tier has its place here; missing: \(Shown.choices(missing))")
      return tiers
    }
    return order
  }

  /// Whole seats by shares, largest remainder first; they sum to the count.
  static func seats(of count: Int, shares: [Double]) -> [Int] {
    var sum = 0.0
    for share in shares { sum += share }
    guard sum > 0 else { return shares.map { _ in 0 } }
    let exact = shares.map { Double(count) * ($0 / sum) }
    var seats = exact.map { Int($0) }
    var left = count
    for seat in seats { left -= seat }
    let order = exact.indices.sorted { first, second in
      let (one, other) = (exact[first] - Double(seats[first]), exact[second] - Double(seats[second]))
      return one != other ? one > other : first < second
    }
    for index in order where left > 0 {
      seats[index] += 1
      left -= 1
    }
    return seats
  }
}
