import Testing
import Command

@Suite("Timestamps")
struct TimestampTests {
  @Test(
    "A moment is written in UTC, to the second",
    arguments: [
      (Int64(0), "1970-01-01T00:00:00Z"), (1_000_000_000, "2001-09-09T01:46:40Z"), (-1, "1969-12-31T23:59:59Z"),
      (4_102_444_799, "2099-12-31T23:59:59Z"),
    ])
  func utc(seconds: Int64, text: String) {
    #expect(timestamp(secondsSince1970: seconds) == text)
  }
}
