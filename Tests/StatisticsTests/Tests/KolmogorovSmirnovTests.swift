import Statistics
import Testing

struct KolmogorovSmirnovTests {
  @Test func `one sample has the oracle's distance and exact p-value`() {
    let test = KolmogorovSmirnov(
      [0.954, 0.023, 0.112, 0.187, 0.341, 0.402, 0.466, 0.588, 0.701, 0.823], cumulative: { $0 })
    #expect(relativeError(test.distance, 0.134) < 1e-13)
    #expect(relativeError(test.pValue, 0.98302046) < 1e-8)
  }

  @Test func `two samples have the oracle's distance and exact p-value`() {
    let test = KolmogorovSmirnov([1.2, 2.3, 3.1, 4.8, 5.0, 6.2], [1.9, 2.8, 3.9, 5.5, 6.6, 7.1, 8.0])
    #expect(relativeError(test.distance, 0.428571428571) < 1e-11)
    #expect(relativeError(test.pValue, 0.433566433566) < 1e-11)
  }

  @Test func `equal samples are no distance apart`() {
    let test = KolmogorovSmirnov([1, 2, 3], [1, 2, 3])
    #expect(test.distance == 0)
    #expect(test.pValue == 1)
  }

  @Test(arguments: [(0.001, 0.019494746), (1e-6, 0.026933861)])
  func `Massart's bound is the oracle's`(level: Double, expected: Double) {
    #expect(relativeError(KolmogorovSmirnov.massartBound(level: level, count: 10_000), expected) < 3e-8)
  }
}
