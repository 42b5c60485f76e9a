import PortableMath
import Statistics
import Testing

struct JointBootstrapTests {
  func factor(correlation: Double) -> Double {
    var source = TestSource(state: 5)
    let rows = (0..<200).map { (_: Int) -> [Double] in
      let common = Normal.quantile(source.unit()) * correlation.squareRoot()
      return (0..<3).map { (_: Int) -> Double in
        common + Normal.quantile(source.unit()) * (1 - correlation).squareRoot()
      }
    }
    return JointBootstrap.factor(rows: rows, level: 0.95, resamples: 2000) { sample, member in
      var word = TestSource(state: UInt64(sample) << 32 | UInt64(member))
      return Int(word.next() % 200)
    } ?? 0
  }

  @Test func `one effective comparison has the usual factor and three independent ones more`() {
    #expect((factor(correlation: 1) - 1.97).magnitude < 0.15)
    #expect((factor(correlation: 0) - 2.39).magnitude < 0.15)
  }

  @Test func `differences without spread have no factor`() {
    #expect(JointBootstrap.factor(rows: [[1], [1]], level: 0.95, resamples: 10) { _, member in member } == nil)
  }
}
