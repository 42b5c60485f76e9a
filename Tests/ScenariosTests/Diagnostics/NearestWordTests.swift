import Scenarios
import Testing

@Suite struct NearestWordTests {
  static let fields = ["shrinkage", "shifts", "handles", "hourly_cost", "calendar", "first_response", "platinum"]

  @Test(arguments: [
    ("shrinkagee", "shrinkage"), ("shrikage", "shrinkage"), ("shfits", "shifts"), ("Handles", "handles"),
    ("hourly-cost", "hourly_cost"), ("first responce", "first_response"), ("calender", "calendar"),
    ("platin", "platinum"),
  ]) func `a slip finds its word`(slip: String, word: String) {
    #expect(NearestWord.to(slip, among: Self.fields) == word)
  }

  @Test(arguments: ["", "x", "ramp_up", "zzzzzzzz", String(repeating: "shifts", count: 1_000)])
  func `another word finds none`(word: String) { #expect(NearestWord.to(word, among: Self.fields) == nil) }

  @Test func `a swap of neighbours is one step`() {
    #expect(NearestWord.distance("ab", "ba") == 1)
    #expect(NearestWord.distance("kitten", "sitting") == 3)
    #expect(NearestWord.distance("", "abc") == 3)
    #expect(NearestWord.distance("same", "same") == 0)
  }

  @Test func `of equally near words the first is taken`() {
    #expect(NearestWord.to("lake", among: ["late", "lane"]) == "late")
  }
}
