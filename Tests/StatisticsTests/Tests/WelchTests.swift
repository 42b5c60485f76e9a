import Statistics
import Testing

struct WelchTests {
  @Test func `the classical example has the oracle's values`() {
    let first = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4]
    let second = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 22.3]
    let welch = Welch(first, second, level: 0.95)
    #expect(relativeError(welch.t, -2.7055920991) < 1e-10)
    #expect(relativeError(welch.degreesOfFreedom, 27.9043045383) < 1e-10)
    #expect(relativeError(welch.pValue, 0.0114928270) < 1e-8)
  }

  @Test func `without pairing the same scenarios show nothing`() {
    #expect(relativeError(Welch(scenarioA, scenarioB, level: 0.95).pValue, 0.0675532679) < 1e-8)
  }

  @Test func `samples without spread give no NaN`() {
    #expect(Welch([1, 1], [1, 1], level: 0.95).pValue == 1)
    #expect(Welch([1, 1], [2, 2], level: 0.95).pValue == 0)
    #expect(Welch([1], [2, 2], level: 0.95).pValue == nil)
  }
}
