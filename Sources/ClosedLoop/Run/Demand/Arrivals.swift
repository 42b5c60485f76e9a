import EventKernel
import PortableMath

/// The next feedback item of each channel, by inversion of a rate that is constant within an hour.
///
/// Every hour is a unit-rate process of its own (model: chance/arrivals): item k of an hour is there if the sum of its
/// gaps is below the hour's expected count. Another volume keeps the customers and adds or drops a few.
struct Arrivals: ~Copyable {
  private let channels: [Channel]
  private let demand: Demand
  private let chance: Chance
  /// Factor of each day by channel; empty where every day is alike.
  private var dayFactors: [ContiguousArray<Double>] = []
  /// Factor of each hour by channel, beside that of its day; empty where the day says all.
  private var hourFactors: [ContiguousArray<Double>] = []
  private var states: Table<State>
  private let hours: Int

  struct State: BitwiseCopyable {
    /// Bits of the channel in its items' entities.
    let identity: UInt64
    let isRecorded: Bool
    var hour = -1
    var ordinal: UInt64 = 0
    var sum = 0.0
    /// Expected items of the hour.
    var expected = 0.0
  }

  /// One item's identity and instant.
  struct Item: BitwiseCopyable {
    var entity: UInt64
    var time: Ticks
    var draws: Draws
  }

  init(_ plan: Plan, demand: Demand, chance: Chance) {
    channels = plan.channels
    self.demand = demand
    self.chance = chance
    hours = demand.dayOfHour.count
    states = Table(room: plan.channels.count)
    let correlation = plan.dayFactorCorrelation
    for channel in plan.channels {
      states.append(State(identity: UInt64(channel.identity) << 48, isRecorded: channel.arrivals.isRecorded))
      guard channel.dayFactorVariation > 0 && !channel.arrivals.isRecorded else {
        dayFactors.append([])
        continue
      }
      let shape = 1 / (channel.dayFactorVariation * channel.dayFactorVariation)
      var factors = ContiguousArray<Double>()
      factors.reserveCapacity(demand.dayCount)
      for day in 0..<demand.dayCount {
        // A Gaussian copula: one part of a day's luck is common to all channels.
        let common = Normal.quantile(chance.uniform(entity: 0, purpose: Purpose.dayFactor, sub: UInt32(day)))
        let own = Normal.quantile(
          chance.uniform(entity: UInt64(channel.identity) << 48 | 1, purpose: Purpose.dayFactor, sub: UInt32(day)))
        let joint = correlation.squareRoot() * common + (1 - correlation).squareRoot() * own
        let probability = min(max(Normal.cumulative(joint), 1e-15), 1 - 1e-15)
        factors.append(Gamma.quantile(shape: shape, probability: probability) / shape)
      }
      dayFactors.append(factors)
    }
    drawHourFactors(plan)
  }

  /// Draws the factors of the hours: gamma of mean one, each hour's score correlated with the last one's and with those
  /// of other channels (model: chance/good-and-bad-days).
  private mutating func drawHourFactors(_ plan: Plan) {
    guard demand.hourFactors.contains(where: { $0 != nil }) else { return }
    let correlation = plan.dayFactorCorrelation
    let (shared, alone) = (correlation.squareRoot(), (1 - correlation).squareRoot())
    let common = scores(entity: 0, persistence: plan.hourFactorPersistence)
    for (channel, law) in zip(channels, demand.hourFactors) {
      guard let law else {
        hourFactors.append([])
        continue
      }
      let own = scores(entity: UInt64(channel.identity) << 48 | 1, persistence: plan.hourFactorPersistence)
      var factors = ContiguousArray<Double>()
      factors.reserveCapacity(hours)
      for hour in 0..<hours {
        let probability = Normal.cumulative(shared * common[hour] + alone * own[hour])
        factors.append(law.quantile(min(max(probability, 1e-15), 1 - 1e-15)))
      }
      hourFactors.append(factors)
    }
  }

  /// A stationary series of standard normal scores, one for each hour, of a given correlation from hour to hour.
  private func scores(entity: UInt64, persistence: Double) -> ContiguousArray<Double> {
    var scores = ContiguousArray<Double>()
    scores.reserveCapacity(hours)
    let fresh = (1 - persistence * persistence).squareRoot()
    var score = 0.0
    for hour in 0..<hours {
      let news = Normal.quantile(chance.uniform(entity: entity, purpose: Purpose.hourFactor, sub: UInt32(hour)))
      score = hour == 0 ? news : persistence * score + fresh * news
      scores.append(score)
    }
    return scores
  }

  /// Expected voiced failures of each hour in this replication.
  func voicedByHour() -> ContiguousArray<Double> {
    var sums = ContiguousArray<Double>()
    for (index, voiced) in demand.voicedByHour.enumerated() {
      if sums.isEmpty { sums = ContiguousArray(repeating: 0, count: voiced.count) }
      let factors = dayFactors[index]
      for hour in voiced.indices {
        sums[hour] += voiced[hour] * (factors.isEmpty ? 1 : factors[Int(demand.dayOfHour[hour])])
      }
      if index < hourFactors.count && !hourFactors[index].isEmpty {
        for hour in voiced.indices {
          let factor = factors.isEmpty ? 1 : factors[Int(demand.dayOfHour[hour])]
          sums[hour] += voiced[hour] * factor * (hourFactors[index][hour] - 1)
        }
      }
    }
    return sums
  }

  /// The next item of a channel, or nil when the run has no more.
  mutating func next(of channel: Int) -> Item? {
    if states[channel].isRecorded { return nextRecorded(of: channel) }
    while true {
      if states[channel].expected > 0 {
        let entity =
          states[channel].identity | UInt64(truncatingIfNeeded: states[channel].hour) << 28 | states[channel].ordinal
        let draws = chance.block(entity: entity, purpose: Purpose.arrival)
        states[channel].sum += -logarithm(draws.u0)
        if states[channel].sum < states[channel].expected {
          states[channel].ordinal += 1
          let part = states[channel].sum / states[channel].expected
          let time = Int64(states[channel].hour) * Time.hour + Time.ticks(seconds: part * 3600)
          return Item(entity: entity, time: time, draws: draws)
        }
      }
      guard states[channel].hour + 1 < hours else {
        states[channel].expected = 0
        return nil
      }
      beginHour(of: channel)
    }
  }

  /// Goes on to a channel's next hour.
  private mutating func beginHour(of channel: Int) {
    states[channel].hour += 1
    let hour = states[channel].hour
    var expected = demand.perHour[channel][hour]
    if !dayFactors[channel].isEmpty { expected *= dayFactors[channel][Int(demand.dayOfHour[hour])] }
    if channel < hourFactors.count && !hourFactors[channel].isEmpty { expected *= hourFactors[channel][hour] }
    states[channel].expected = expected
    states[channel].ordinal = 0
    states[channel].sum = 0
  }

  private mutating func nextRecorded(of channel: Int) -> Item? {
    guard case .trace(let times) = channels[channel].arrivals else { return nil }
    let ordinal = states[channel].ordinal
    guard ordinal < UInt64(times.count) else { return nil }
    states[channel].ordinal += 1
    let entity = states[channel].identity | 0xFFFFF << 28 | ordinal
    return Item(
      entity: entity, time: times[Int(ordinal)], draws: chance.block(entity: entity, purpose: Purpose.arrival))
  }
}
