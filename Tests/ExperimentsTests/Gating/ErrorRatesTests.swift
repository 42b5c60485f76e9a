import Experiments
import Testing

@Suite("The rates of error of a suite")
struct ErrorRatesTests {
  @Test("False alarms are shared among tests and looks, false passes among looks only")
  func shares() {
    let share = ErrorRates(falseAlarm: 0.001, falsePass: 0.05).perLook(tests: 8, looks: 5)
    #expect(abs(share.falseAlarm - 0.001 / 40) < 1e-18)
    #expect(abs(share.falsePass - 0.01) < 1e-15)
    #expect(ErrorRates.standard.perLook(tests: 0, looks: 1) == .standard)
  }
}
