import Testing
import Command

@Suite("Numbers on the command line")
struct NumbersTests {
  @Test("Counts are whole numbers above 0")
  func counts() {
    #expect(["1", "200", "0", "-3", "1.5", "", "9223372036854775808"].map(count) == [1, 200, nil, nil, nil, nil, nil])
  }

  @Test("Shares are percentages or fractions")
  func shares() {
    #expect(
      ["95%", "0.95", "0", "100%", "101%", "-1%", "nan", "x%"].map(share) == [0.95, 0.95, 0, 1, nil, nil, nil, nil])
  }
}
