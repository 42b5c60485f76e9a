import Experiments
import Testing

@Suite("A pilot for the warm-up")
struct WarmUpPilotTests {
  /// Five series of a year that fill up and then swing with the week; the noise is the same each time.
  private func series(rise: Double = 0, start: Double = 1) -> [[Double]] {
    (0..<5).map { replication in
      (0..<364).map { day in
        let filling = start * 40 * (1 - 1 / (1 + Double(day * day) / 100))
        let week = day % 7 < 5 ? 6.0 : -15.0
        let noise = Double((day * 37 + replication * 11) % 13) - 6
        return 60 - start * 40 + filling + week + noise + rise * Double(day)
      }
    }
  }

  @Test("cuts off the filling of the desk, in steps of five days")
  func filling() {
    let pilot = WarmUpPilot(series: series())
    #expect(pilot.isSettled && !pilot.isRising)
    #expect(pilot.days % 5 == 0)
    // After 20 days a fifth of the way is left, after 60 days 3 %.
    #expect(pilot.days >= 20 && pilot.days <= 90, "\(pilot.days)")
  }

  @Test("takes a swing of the week for no beginning")
  func week() {
    let pilot = WarmUpPilot(series: series(start: 0))
    #expect(pilot.isSettled && !pilot.isRising)
    #expect(pilot.days <= 15, "\(pilot.days)")
  }

  @Test("says when a desk never settles")
  func rising() {
    let pilot = WarmUpPilot(series: series(rise: 0.5))
    #expect(pilot.isRising)
    #expect(!pilot.isSettled)
  }

  @Test("takes growth for growth from a tenth of the desk's level on, however little luck there is")
  func growth() {
    // In the half year and more that is left after the cut.
    #expect(!WarmUpPilot(series: series(rise: 0.005, start: 0)).isRising)
    #expect(WarmUpPilot(series: series(rise: 0.05, start: 0)).isRising)
  }
}
