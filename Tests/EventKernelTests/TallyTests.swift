import EventKernel
import Testing

@Suite struct TallyTests {
  @Test("large numbers keep the digits of a small variance")
  func stability() {
    var tally = Tally()
    for value in [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16] { tally.add(value) }
    #expect(tally.variance == 30)
    #expect(tally.mean == 1e9 + 10)
    #expect(tally.standardDeviation == 30.0.squareRoot())
    #expect(tally.count == 4)
    #expect(tally.sum == 4e9 + 40)
    #expect(tally.minimum == 1e9 + 4)
    #expect(tally.maximum == 1e9 + 16)
  }

  @Test("an empty tally has neither mean nor variance, one observation has no variance")
  func small() {
    var tally = Tally()
    #expect(tally.mean == nil)
    #expect(tally.variance == nil)
    tally.add(3)
    #expect(tally.mean == 3)
    #expect(tally.variance == nil)
  }

  @Test("merged tallies are one tally of all observations", arguments: [0, 1, 5, 50])
  func merging(split: Int) {
    var words = Words(6)
    let values = (0..<50).map { _ in words.uniform() * 100 }
    var all = Tally()
    var first = Tally()
    var second = Tally()
    for (index, value) in values.enumerated() {
      all.add(value)
      if index < split { first.add(value) } else { second.add(value) }
    }
    first.merge(second)
    #expect((first.count, first.minimum, first.maximum) == (all.count, all.minimum, all.maximum))
    #expect(isClose(first.mean ?? 0, all.mean ?? 1, within: 1e-14))
    #expect(isClose(first.variance ?? 0, all.variance ?? 1, within: 1e-13))
  }
}
