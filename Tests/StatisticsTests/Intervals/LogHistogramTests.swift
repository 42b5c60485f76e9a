import Statistics
import Testing

struct LogHistogramTests {
  @Test func `every value lies in its bucket and the bucket is narrow`() {
    let histogram = LogHistogram(digits: 7)
    var source = TestSource(state: 3)
    for index in 0..<10_000 {
      let value = Int64(source.next() >> (1 + UInt64(index % 63)))
      let bucket = histogram.bucket(of: value)
      #expect(bucket.low <= value && value <= bucket.high)
      #expect(Double(bucket.high - bucket.low) <= Double(bucket.low) / 128)
    }
    #expect(histogram.bucket(of: .max).high == .max)
    #expect(histogram.bucket(of: 255) == histogram.bucket(of: 255))
    #expect(histogram.bucket(of: 256).high == 257)
  }

  @Test func `merging is the same as counting all`() {
    var one = LogHistogram()
    var other = LogHistogram()
    var both = LogHistogram()
    for value in 0..<1000 as Range<Int64> {
      if value % 3 == 0 { one.add(value * value) } else { other.add(value * value) }
      both.add(value * value)
    }
    one.merge(other)
    #expect(one == both)
    let median = both.quantile(0.5)
    #expect(median?.low ?? 0 <= 499 * 499 && 499 * 499 <= median?.high ?? 0)
    #expect(LogHistogram().quantile(0.5) == nil)
  }
}
