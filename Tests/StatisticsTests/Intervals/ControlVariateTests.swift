import EventKernel
import PortableMath
import Statistics
import Testing

struct ControlVariateTests {
  private let arrivals = [98.0, 105, 110, 92, 101, 99, 107, 95, 103, 104]

  @Test func `least squares find the oracle's slope and mean`() throws {
    let control = ControlVariate(values: arrivals, mean: 100)
    let mean = try #require(ControlledMean(scenarioA, control, significance: 1, least: 10))
    #expect(relativeError(mean.slope, 0.025072886297) < 1e-10)
    #expect(relativeError(mean.mean, 12.294897959184) < 1e-12)
    #expect(mean.degreesOfFreedom == 8)
    #expect(relativeError(Moments(mean.values).mean, mean.mean) < 1e-14)
  }

  @Test func `few values, no spread and no connection give no control`() {
    let control = ControlVariate(values: arrivals, mean: 100)
    #expect(ControlledMean(scenarioA, control) == nil)
    let flat = ControlVariate(values: Array(repeating: 1, count: 30), mean: 1)
    #expect(ControlledMean((0..<30).map(Double.init), flat) == nil)
    #expect(ControlledMean(Array(repeating: 2, count: 30), sample(30, trial: 0, slope: 1).control) == nil)
  }

  @Test func `a value that is all control is known as the control's mean is`() throws {
    let control = ControlVariate(values: (0..<30).map(Double.init), mean: 10)
    let mean = try #require(ControlledMean((0..<30).map { 3 + 2 * Double($0) }, control))
    #expect(abs(mean.mean - 23) < 1e-12)
    #expect(abs(mean.explained - 1) < 1e-12)
    #expect(mean.standardError < 1e-6)
  }

  /// Pairs with a control whose mean is 5 and known exactly: the second side is luck, the first that and ten more, and
  /// the control's luck times a slope.
  private func sample(_ count: Int, trial: Int, slope: Double) -> (pairs: [(Double, Double)], control: ControlVariate) {
    let chance = Chance(seed: 11, replication: UInt64(trial), domain: 3)
    var pairs: [(Double, Double)] = []
    var values: [Double] = []
    for number in 0..<count {
      let draws = chance.block(entity: UInt64(number), purpose: 0)
      let luck = Normal.quantile(draws.u0)
      let second = Normal.quantile(draws.u1)
      pairs.append((second + 10 + slope * luck + 0.5 * Normal.quantile(draws.u2), second))
      values.append(5 + luck)
    }
    return (pairs, ControlVariate(values: values, mean: 5))
  }

  @Test(arguments: [0, 0.25, 2.0])
  func `intervals under control cover as often as they say, and are narrower where it says something`(slope: Double) {
    let trials = 2000
    var covered = 0
    var used = 0
    var narrower = 0
    for trial in 0..<trials {
      let (pairs, control) = sample(20, trial: trial, slope: slope)
      let plain = PairedDifference(pairs.map(\.0), pairs.map(\.1), level: 0.95)
      let paired = PairedDifference(pairs.map(\.0), pairs.map(\.1), control: control, level: 0.95)
      guard let interval = paired.estimate.interval, let plainInterval = plain.estimate.interval else { continue }
      if interval.low <= 10 && interval.high >= 10 { covered += 1 }
      if paired.control != nil { used += 1 }
      if interval.halfWidth < plainInterval.halfWidth { narrower += 1 }
    }
    // 95 % and four standard errors; learning whether to use it costs a little where the connection is weak.
    #expect(covered >= (slope == 0.25 ? 1850 : 1861) && covered <= 1939, "covered \(covered) of \(trials)")
    switch slope {
    case 0: #expect(used <= 45, "used \(used)")
    case 2: #expect(used == trials && narrower == trials)
    default: #expect(used > 200)
    }
  }

  @Test func `the gain is that over independent runs, pairing and control together`() throws {
    let (pairs, control) = sample(400, trial: 0, slope: 2)
    let paired = PairedDifference(pairs.map(\.0), pairs.map(\.1), control: control, level: 0.95)
    // Variances: 1 + 4 + 1/4 of the first, 1 of the second; under control 1/4 of the difference.
    #expect(abs(try #require(paired.gain) / 25 - 1) < 0.2)
    let explained = try #require(paired.control?.explained)
    #expect(abs(explained - 4 / 4.25) < 0.02)
    #expect(abs(paired.estimate.value - 10) < 4 * 0.5 / 20)
  }
}
