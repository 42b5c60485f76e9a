import EventKernel
import PortableMath

/// Expected items of each channel in each hour of the run, day factors at their mean.
///
/// An hour is a piece of the arrival rate (model: chance/arrivals); pieces are counted from tick 0 without a gap, and
/// the local clock decides which hour of the week each of them is.
struct Demand: Sendable {
  /// Expected items by channel and hour.
  let perHour: [ContiguousArray<Double>]
  /// The local day of each hour.
  let dayOfHour: ContiguousArray<Int32>
  /// Number of local days.
  let dayCount: Int
  /// Mean items per day over the measurement window, by channel.
  let perDay: [Double]
  /// Expected voiced failures in each hour.
  let voicedByHour: [ContiguousArray<Double>]
  /// Laws of the hour factors, nil where every hour is as the day is.
  let hourFactors: [QuantileTable?]

  init(_ plan: Plan) {
    let hours = Int((plan.phases.drainEnd + Time.hour - 1) / Time.hour)
    var dayOfHour = ContiguousArray<Int32>()
    var hourOfWeek = ContiguousArray<Int>()
    for hour in 0..<hours {
      let tick = Int64(hour) * Time.hour
      dayOfHour.append(Int32(plan.civil.day(at: tick)))
      hourOfWeek.append(plan.civil.hourOfWeek(at: tick))
    }
    self.dayOfHour = dayOfHour
    dayCount = Int(dayOfHour.last ?? 0) + 1
    var perHour: [ContiguousArray<Double>] = []
    var perDay: [Double] = []
    var voiced: [ContiguousArray<Double>] = []
    for channel in plan.channels {
      var rates = ContiguousArray(repeating: 0.0, count: hours)
      switch channel.arrivals {
      case .weekly(let perWeek, let shape):
        for hour in 0..<hours { rates[hour] = perWeek / 168 * shape[hourOfWeek[hour]] }
      case .daily(let counts, let shape):
        Self.spread(counts, by: shape, over: &rates, days: dayOfHour, hoursOfWeek: hourOfWeek)
      case .trace(let times):
        for time in times where time >= 0 && Int(time / Time.hour) < hours { rates[Int(time / Time.hour)] += 1 }
      }
      if !channel.arrivals.isRecorded {
        for burst in channel.bursts { Self.multiply(&rates, by: burst) }
        if let last = channel.dayProfile.indices.last {
          for hour in 0..<hours { rates[hour] *= channel.dayProfile[min(max(Int(dayOfHour[hour]), 0), last)] }
        }
        if channel.isIndirect {
          // Beside the stated true events come false alarms.
          for hour in 0..<hours { rates[hour] *= channel.detector.signalsPerEvent }
        }
      }
      let share =
        channel.isIndirect
        ? 0
        : channel.bands[0] * plan.outcome.failureShares[0] + channel.bands[1] * plan.outcome.failureShares[1]
          + channel.bands[2] * plan.outcome.failureShares[2]
      voiced.append(ContiguousArray(rates.map { $0 * share }))
      let first = min(Int(plan.phases.windowStart / Time.hour), hours)
      let last = max(first, min(Int(plan.phases.windowEnd / Time.hour), hours))
      var sum = 0.0
      for hour in first..<last { sum += rates[hour] }
      perDay.append(last > first ? sum / Double(last - first) * 24 : 0)
      perHour.append(rates)
    }
    self.perHour = perHour
    self.perDay = perDay
    voicedByHour = voiced
    hourFactors = plan.channels.map { channel in
      guard channel.hourFactorVariation > 0 && !channel.arrivals.isRecorded else { return nil }
      let square = channel.hourFactorVariation * channel.hourFactorVariation
      return QuantileTable(.gamma(shape: 1 / square, scale: square))
    }
  }

  private static func spread(
    _ counts: ContiguousArray<Double>, by shape: ContiguousArray<Double>, over rates: inout ContiguousArray<Double>,
    days: ContiguousArray<Int32>, hoursOfWeek: ContiguousArray<Int>
  ) {
    var weights = ContiguousArray(repeating: 0.0, count: counts.count)
    for (hour, day) in days.enumerated() where Int(day) < counts.count { weights[Int(day)] += shape[hoursOfWeek[hour]] }
    for (hour, day) in days.enumerated() where Int(day) < counts.count {
      let weight = weights[Int(day)]
      rates[hour] = weight > 0 ? counts[Int(day)] * shape[hoursOfWeek[hour]] / weight : counts[Int(day)] / 24
    }
  }

  private static func multiply(_ rates: inout ContiguousArray<Double>, by burst: Burst) {
    guard burst.end > burst.start else { return }
    let first = Int(max(burst.start, 0) / Time.hour)
    let last = min(Int((burst.end + Time.hour - 1) / Time.hour), rates.count)
    guard first < last else { return }
    for hour in first..<last {
      let start = Int64(hour) * Time.hour
      let overlap = min(burst.end, start + Time.hour) - max(burst.start, start)
      rates[hour] *= 1 + (burst.factor - 1) * Double(overlap) / Double(Time.hour)
    }
  }
}

extension ArrivalPattern {
  /// Whether times are recorded rather than drawn.
  var isRecorded: Bool {
    switch self {
    case .weekly, .daily: false
    case .trace: true
    }
  }
}
