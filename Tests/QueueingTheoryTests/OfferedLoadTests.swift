import QueueingTheory
import Testing

struct OfferedLoadTests {
  @Test func `a daily wave has the oracle's load`() {
    let frequency = 2 * 3.141592653589793 / 24
    let angles: [(Double, Double)] = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    let actual = angles.map {
      OfferedLoad.sinusoidal(
        mean: 10, amplitude: 8, angularFrequency: frequency, serviceRate: 0.5, sine: $0.0, cosine: $0.1)
    }
    #expect(agrees(actual, [13.4249946412, 32.5573352446, 26.5750053588, 7.44266475544]))
  }

  @Test func `a cycle of pieces comes back to its start`() {
    let rates = [2.0, 11, 5]
    let lengths = [8.0, 10, 6]
    let start = OfferedLoad.periodicStart(rates: rates, lengths: lengths, serviceRate: 0.3)
    let ends = OfferedLoad.ends(initial: start, rates: rates, lengths: lengths, serviceRate: 0.3)
    #expect(relativeError(ends[2], start) < 1e-14)
  }

  @Test func `a constant rate keeps its load`() {
    #expect(OfferedLoad.ends(initial: 20, rates: [10, 10], lengths: [3, 4], serviceRate: 0.5) == [20, 20])
  }
}
