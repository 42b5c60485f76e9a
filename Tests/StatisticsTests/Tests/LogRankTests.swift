import Statistics
import Testing

struct LogRankTests {
  @Test func `treated against untreated has the oracle's values`() {
    let test = LogRank(first: treated, second: untreated)
    #expect(test.observed == 9)
    #expect(relativeError(test.expected, 19.25050095) < 1e-9)
    // The oracle prints a digit less here (6.25695606); its statistic agrees with this one.
    #expect(relativeError(test.variance, 6.2569605737) < 1e-10)
    #expect(relativeError(test.statistic, 16.79294099) < 1e-9)
    #expect(relativeError(test.pValue, 4.168809e-05) < 2e-7)
  }
}
