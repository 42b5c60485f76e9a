import Statistics
import Testing

struct AndersonDarlingTests {
  @Test(arguments: [
    (1.0, 0.642733326786), (1.933, 0.900005376792), (2.492, 0.94997781364), (3.878, 0.989998590115),
    (0.3, 0.0618423639429), (6, 0.999032548058),
  ])
  func `the limit law has the oracle's values`(x: Double, expected: Double) {
    #expect(relativeError(AndersonDarling.limit(x), expected) < 1e-11)
  }

  @Test func `the statistic is the oracle's`() {
    let test = AndersonDarling(
      [0.023, 0.112, 0.187, 0.341, 0.402, 0.466, 0.588, 0.701, 0.823, 0.954], cumulative: { $0 })
    #expect(relativeError(test.statistic, 0.210162860903) < 5e-12)
    #expect(test.pValue > 0.9)
  }

  @Test func `an impossible value is infinitely far`() {
    #expect(AndersonDarling([0.5, 1.5], cumulative: { min(1, $0) }).pValue == 0)
  }
}
