import Reports
import Testing

@Suite("Numbers for people")
struct ReadableNumberTests {
  @Test(
    "Thousands are set apart and decimals kept",
    arguments: [
      (0.0, 0, "0"), (999, 0, "999"), (1000, 0, "1,000"), (1_234_567.8, 0, "1,234,568"), (-1234.5, 1, "-1,234.5"),
      (0.05, 2, "0.05"), (0.999, 2, "1.00"), (-0.001, 2, "0.00"), (1_234_567, -4, "1,230,000"), (4, -1, "0"),
      (99.96, 1, "100.0"), (1e20, 0, "1e+20"), (.infinity, 0, "-"),
    ])
  func text(value: Double, decimals: Int, expected: String) {
    #expect(ReadableNumber.text(value, decimals: decimals) == expected)
  }

  @Test(
    "The half-width decides how many digits are shown",
    arguments: [
      (32.0, 1, 0), (0.5, 2, 1), (60_000, 0, -4), (0.04, 2, 2), (1.2, 2, 1), (1e-9, 2, 2), (5, 3, 0), (49, 3, 0),
      (51, 3, -1),
    ])
  func decimals(halfWidth: Double, most: Int, expected: Int) {
    #expect(ReadableNumber.decimals(halfWidth: halfWidth, most: most) == expected)
  }
}
