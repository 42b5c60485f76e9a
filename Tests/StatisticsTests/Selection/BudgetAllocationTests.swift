import Statistics
import Testing

struct BudgetAllocationTests {
  @Test func `ten equal spreads have the oracle's shares`() {
    let shares = BudgetAllocation.shares(
      means: (0..<10).map { Double($0) }, deviations: Array(repeating: 6, count: 10), isMaximizing: false)
    let expected = [
      0.403175, 0.387607, 0.096902, 0.043067, 0.024225, 0.015504, 0.010767, 0.007910, 0.006056, 0.004785,
    ]
    for (share, value) in zip(shares, expected) { #expect((share - value).magnitude < 6e-7) }
  }

  @Test func `five unequal spreads have the oracle's shares`() {
    let shares = BudgetAllocation.shares(means: [1, 2, 3, 4, 5], deviations: [1, 1, 2, 2, 3], isMaximizing: false)
    for (share, value) in zip(shares, [0.277553, 0.240259, 0.240259, 0.106782, 0.135146]) {
      #expect((share - value).magnitude < 6e-7)
    }
  }
}
