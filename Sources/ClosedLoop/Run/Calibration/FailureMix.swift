import EventKernel
import PortableMath

/// What failures are like on average over the channels: severity, and what becomes of the voiced ones by themselves.
///
/// It serves where single items are not followed: silent failures, the time before the run, the netting of churn.
struct FailureMix: Sendable {
  /// Shares of severity among voiced failures, summed.
  let voicedSeverities: CumulativeTable
  /// Shares of severity among silent failures, summed.
  let silentSeverities: CumulativeTable
  /// Silent failures for each voiced one.
  let silentPerVoiced: Double
  /// Silent failures that do not show in behaviour either, for each voiced one: those that show are items of their own.
  let unseenPerVoiced: Double
  /// Failures of the whole population per day that show in behaviour, seen by a detector or not.
  let shownPerDay: Double
  /// Share of failures that are voiced.
  let voicedShare: Double
  /// Expected voiced failures of the whole population per day, over the measured time, day factors at their mean.
  let voicedPerDay: Double
  /// Weights of the channels among voiced failures, summed; empty where nothing is voiced.
  let channels: CumulativeTable?
  /// For each channel, shares of the bands among its voiced failures, summed.
  let bands: [CumulativeTable?]
  /// For each channel, the share of voiced failures that wait for an answer.
  let waiting: [Double]

  init(_ plan: Plan, volumes: [Double]) {
    let model = plan.outcome
    var voiced = [0.0, 0.0, 0.0]
    for cause in plan.causes {
      for severity in 0..<3 { voiced[severity] += cause.share * cause.severities[severity] }
    }
    var silent = [0.0, 0.0, 0.0]
    for severity in 0..<3 {
      let voice = model.voiceProbabilities[severity]
      silent[severity] = voiced[severity] * (1 - voice) / voice
    }
    let voicedSum = voiced[0] + voiced[1] + voiced[2]
    let silentSum = silent[0] + silent[1] + silent[2]
    voicedSeverities = CumulativeTable(weights: voicedSum > 0 ? voiced : [1, 0, 0])
    silentSeverities = CumulativeTable(weights: silentSum > 0 ? silent : [1, 0, 0])
    let silentPerVoiced = voicedSum > 0 ? silentSum / voicedSum : 0
    self.silentPerVoiced = silentPerVoiced
    var weights: [Double] = []
    var bands: [CumulativeTable?] = []
    var waiting: [Double] = []
    var shown = 0.0
    for (index, channel) in plan.channels.enumerated() {
      if channel.isIndirect {
        if voicedSum > 0 { shown += volumes[index] / channel.detector.signalsPerEvent }
        weights.append(0)
        bands.append(nil)
        waiting.append(0)
        continue
      }
      var shares = [0.0, 0.0, 0.0]
      for band in 0..<3 { shares[band] = channel.bands[band] * model.failureShares[band] }
      let share = shares[0] + shares[1] + shares[2]
      weights.append(voicedSum > 0 ? volumes[index] * share : 0)
      bands.append(share > 0 ? CumulativeTable(weights: shares) : nil)
      let consent = 1 - (1 - channel.phoneConsent) * (1 - channel.mailConsent)
      waiting.append(channel.identified * channel.validContact * consent * channel.expectsAnswer)
    }
    var sum = 0.0
    for weight in weights { sum += weight }
    voicedPerDay = sum
    shownPerDay = shown
    if shown > 0 {
      // What shows in behaviour is part of what is silent, and all of it where the scenario states more than that.
      let silent = max(sum * silentPerVoiced, shown)
      voicedShare = sum / (sum + silent)
      unseenPerVoiced = sum > 0 ? (silent - shown) / sum : 0
    } else {
      voicedShare = voicedSum > 0 ? voicedSum / (voicedSum + silentSum) : 1
      unseenPerVoiced = silentPerVoiced
    }
    channels = sum > 0 ? CumulativeTable(weights: weights) : nil
    self.bands = bands
    self.waiting = waiting
  }

  /// Failures of one customer per day, voiced and silent.
  func perCustomerDay(of population: Population) -> Double {
    if shownPerDay > 0 {
      return (voicedPerDay + max(voicedPerDay * silentPerVoiced, shownPerDay)) / Double(population.count)
    }
    return voicedPerDay * (1 + silentPerVoiced) / Double(population.count)
  }
}

/// The integrated intensity of silent failures over the run, for one customer among all.
///
/// Silent failures run beside the voiced ones with the same shape (model: customers/silent-failures). They are uniform
/// over customers, so each customer has a Poisson stream of his own, found by inverting this function: nobody needs to
/// be visited for others.
struct SilentIntensity: Sendable {
  /// Integral at the start of each hour of the run, expected failures of the whole population.
  private let sums: ContiguousArray<Double>
  /// For each of as many equal parts of the integral as there are hours, the hour in which it begins.
  private let hours: ContiguousArray<Int32>
  /// Parts for each unit of the integral.
  private let scale: Double

  /// From the expected voiced failures of each hour and the number of silent ones beside each.
  init(voicedByHour: ContiguousArray<Double>, silentPerVoiced: Double) {
    var sums: ContiguousArray<Double> = [0]
    sums.reserveCapacity(voicedByHour.count + 1)
    var sum = 0.0
    for voiced in voicedByHour {
      sum += voiced * silentPerVoiced
      sums.append(sum)
    }
    self.sums = sums
    let count = max(1, voicedByHour.count)
    var hours = ContiguousArray<Int32>()
    hours.reserveCapacity(count)
    var hour = 0
    for part in 0..<count {
      while hour + 1 < voicedByHour.count && sums[hour + 1] <= sum * Double(part) / Double(count) { hour += 1 }
      hours.append(Int32(hour))
    }
    self.hours = hours
    scale = sum > 0 ? Double(count) / sum : 0
  }

  /// The integral up to an instant.
  func mass(at tick: Ticks) -> Double {
    guard tick > 0 else { return 0 }
    let hour = Int(tick / Time.hour)
    guard hour + 1 < sums.count else { return sums[sums.count - 1] }
    let part = Double(tick - Int64(hour) * Time.hour) / Double(Time.hour)
    return sums[hour] + part * (sums[hour + 1] - sums[hour])
  }

  /// The instant at which the integral reaches a value, or `Time.never`. O(1) where hours are alike.
  func instant(of mass: Double) -> Ticks {
    guard mass < sums[sums.count - 1] else { return Time.never }
    var hour = Int(hours[min(Int(mass * scale), hours.count - 1)])
    while sums[hour] > mass { hour -= 1 }
    while sums[hour + 1] <= mass { hour += 1 }
    let part = (mass - sums[hour]) / (sums[hour + 1] - sums[hour])
    return Int64(hour) * Time.hour + Time.ticks(seconds: part * 3600)
  }
}
