import EventKernel
import PortableMath
import Testing

@Suite struct PiecewiseRateTests {
  static let steps = PiecewiseRate([
    RatePiece(start: 0, length: 4, rate: 2), RatePiece(start: 4, length: 2, rate: 5),
    RatePiece(start: 6, length: 2, rate: 1),
  ])

  @Test(
    "expected arrivals come at the known hours",
    arguments: [(1.0, 0.5), (8, 4), (10.5, 4.5), (18, 6), (19.5, 7.5)])
  func knownTimes(amount: Double, hour: Double) {
    #expect(Self.steps.time(after: amount) == hour)
  }

  @Test("no more arrivals are expected than there are")
  func beyond() {
    #expect(Self.steps.expected == 20)
    #expect(Self.steps.time(after: 20) == nil)
  }

  @Test("a rate from 2 to 6 over four hours has its fifth arrival at the known time")
  func rising() {
    let piece = RatePiece(start: 0, length: 4, rate: 2, slope: 1)
    #expect(piece.expected == 16)
    #expect(isClose(piece.time(after: 5), 1.741657386773941, within: 1e-15))
  }

  @Test("a falling rate mirrors a rising one, down to 0")
  func falling() {
    let up = RatePiece(start: 0, length: 4, rate: 0, slope: 1)
    let down = RatePiece(start: 0, length: 4, rate: 4, slope: -1)
    for amount in [0.1, 1, 4, 7.9] {
      #expect(isClose(up.time(after: 8 - amount), 4 - down.time(after: amount)))
    }
    #expect(down.time(after: 8.0.nextDown) <= 4)
  }

  @Test("a straight line without slope is the constant rate, to the bit")
  func constant() {
    var words = Words(4)
    for _ in 0..<10_000 {
      let rate = words.uniform() * 100
      let piece = RatePiece(start: 3, length: 8, rate: rate)
      let amount = words.uniform() * piece.expected
      #expect(piece.time(after: amount) == 3 + amount / rate)
    }
  }

  @Test("pieces without arrivals are passed over")
  func nights() {
    let rate = PiecewiseRate([
      RatePiece(start: 0, length: 1, rate: 0), RatePiece(start: 1, length: 1, rate: 2),
      RatePiece(start: 2, length: 5, rate: 0), RatePiece(start: 7, length: 1, rate: 2),
    ])
    #expect(rate.time(after: 0) == 1)
    #expect(rate.time(after: 2) == 7)
    #expect(rate.time(after: 4) == nil)
  }

  @Test("arrivals of a piece are Poisson in number and uniform in place")
  func poisson() {
    let piece = RatePiece(start: 10, length: 2, rate: 6)
    let chance = Chance(seed: 9, replication: 0, domain: 3)
    var counts = Tally()
    var places = Tally()
    for day in 0..<20_000 as Range<UInt64> {
      var sum = 0.0
      var count: UInt32 = 0
      while true {
        sum -= logarithm(chance.uniform(entity: day, purpose: 1, sub: count))
        if sum >= piece.expected { break }
        places.add(piece.time(after: sum))
        count += 1
      }
      counts.add(Double(count))
    }
    #expect(abs((counts.mean ?? 0) - 12) < 4.9 * (12.0 / 20_000).squareRoot())
    #expect(abs((counts.variance ?? 0) - 12) < 4.9 * 12 * (2.1 / 20_000).squareRoot())
    #expect(abs((places.mean ?? 0) - 11) < 4.9 * (1 / 3.0 / 240_000).squareRoot())
  }
}
