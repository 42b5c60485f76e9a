import PortableMath
import Statistics
import Testing

struct WarmUpTests {
  let series = (0..<100).map { (index: Int) -> Double in
    let wave = Double((37 * index) % 11) - 5
    return 20 * exponential(-Double(index) / 10) + 0.5 * wave
  }

  @Test func `the rule of batches of five drops the oracle's 35`() {
    let warmUp = WarmUp(series: series)
    #expect(warmUp?.truncation == 35)
    #expect(relativeError(warmUp?.statistic, 0.012758504219) < 1e-10)
    #expect(warmUp?.isSettled == true)
  }

  @Test func `the rule without batches drops the oracle's 22`() {
    #expect(WarmUp(series: series, batch: 1)?.truncation == 22)
  }

  @Test func `a steady climb never settles`() {
    #expect(WarmUp(series: (0..<100).map { Double($0) })?.isSettled == false)
    #expect(WarmUp(series: [1, 2, 3]) == nil)
  }
}
