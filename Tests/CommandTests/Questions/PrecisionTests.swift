import Testing
import Command

@Suite("Precision rules")
struct PrecisionTests {
  @Test("A rule is a metric and a width")
  func shape() {
    let rule = Precision("sla.first_response.met[tier=gold]  within 0.5 %")
    #expect(rule?.metric == "sla.first_response.met[tier=gold]")
    #expect(rule?.width == "0.5 %")
  }

  @Test("Anything else is refused", arguments: ["", "soon", "within", "within 5%", "nps.true within"])
  func refused(text: String) {
    #expect(Precision(text) == nil)
  }
}
