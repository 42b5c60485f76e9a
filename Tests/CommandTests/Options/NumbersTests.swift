import Testing
import Command

@Suite("Numbers on the command line")
struct NumbersTests {
  @Test("Counts are whole numbers from 1 to the greatest that is allowed")
  func counts() {
    let words = ["1", "200", "201", "0", "-3", "1.5", "", "9223372036854775807", "9223372036854775808"]
    #expect(words.map { count($0, upTo: 200) } == [1, 200, nil, nil, nil, nil, nil, nil, nil])
  }

  @Test("Shares are percentages or fractions")
  func shares() {
    #expect(
      ["95%", "0.95", "0", "100%", "101%", "-1%", "nan", "x%"].map(share) == [0.95, 0.95, 0, 1, nil, nil, nil, nil])
  }
}
