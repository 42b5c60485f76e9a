import EventKernel
import Testing

@Suite struct HistogramTests {
  @Test("values up to 255 are exact with seven bits")
  func exact() {
    for value in 0...255 as ClosedRange<Int64> {
      var histogram = Histogram()
      histogram.add(value)
      #expect(histogram.quantile(0.5) == histogram.quantile(1))
      #expect(histogram.quantile(1).map { $0.low == value && $0.high == value && $0.midpoint == Double(value) } == true)
    }
  }

  @Test(
    "a cell holds its value and is at most a 128th of it wide",
    arguments: [256, 257, 1000, 86_400_000_000, .max] as [Int64])
  func width(value: Int64) throws {
    var histogram = Histogram()
    histogram.add(value)
    let cell = try #require(histogram.quantile(0.5))
    #expect(cell.low <= value && value <= cell.high)
    #expect(Double(cell.high - cell.low + 1) <= Double(cell.low) / 128)
    #expect(abs(cell.midpoint - Double(value)) <= Double(value) / 256)
  }

  @Test("cells follow each other without gap or overlap", arguments: [1, 2, 7, 14])
  func cells(bits: Int) throws {
    var expected: Int64 = 0
    for _ in 0..<2000 {
      var histogram = Histogram(bits: bits)
      histogram.add(expected)
      let cell = try #require(histogram.quantile(1))
      #expect(cell.low == expected)
      guard cell.high < .max else { break }
      expected = cell.high + 1
    }
  }

  @Test("quantiles are the ranked values within their cells", arguments: [0, 0.01, 0.5, 0.9, 0.95, 0.999, 1])
  func quantiles(share: Double) throws {
    var words = Words(8)
    let law = Distribution.Construction.lognormal(mean: 5e8, cv: 2).certain
    var histogram = Histogram()
    var values: [Int64] = []
    for _ in 0..<20_000 {
      let value = Time.ticks(law.quantile(words.uniform()))
      values.append(value)
      histogram.add(value)
    }
    let rank = max(1, Int((share * 20_000 - 1e-9).rounded(.up)))
    let expected = values.sorted()[rank - 1]
    let cell = try #require(histogram.quantile(share))
    #expect(cell.low <= expected && expected <= cell.high)
  }

  @Test("merging in any order gives the histogram of all values")
  func merging() {
    var words = Words(9)
    var parts = [Histogram](repeating: Histogram(), count: 5)
    var all = Histogram()
    for index in 0..<5000 {
      let value = Int64(words.next(below: 1 << (1 + words.next(below: 50))))
      parts[index % 5].add(value)
      all.add(value)
    }
    for order in [[0, 1, 2, 3, 4], [4, 2, 0, 1, 3]] {
      var merged = Histogram()
      for index in order { merged.merge(parts[index]) }
      #expect(merged == all)
    }
    #expect(all.count == 5000)
  }

  @Test("values through the end of a cell are counted")
  func counting() {
    var histogram = Histogram()
    histogram.add(10, times: 3)
    histogram.add(11)
    histogram.add(100_000)
    #expect(histogram.count(through: 9) == 0)
    #expect(histogram.count(through: 10) == 3)
    #expect(histogram.count(through: 99_000) == 4)
    #expect(histogram.count(through: .max) == 5)
    #expect(histogram.count(through: -1) == 0)
  }

  @Test("an empty histogram has no quantile")
  func empty() {
    #expect(Histogram().quantile(0.5) == nil)
  }
}
