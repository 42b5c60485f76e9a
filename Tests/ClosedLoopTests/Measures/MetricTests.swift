import ClosedLoop
import Testing

@Suite("A metric")
struct MetricTests {
  private func metric(_ name: String) throws -> Metric {
    try #require(Metric.catalogue.first { $0.name.description == name })
  }

  @Test("says how far it looks, which fate it is about, and which percentile it is")
  func columns() throws {
    #expect(try metric("sla.first_response.met").scope == .desk)
    #expect(try metric("wait.time.mean").scope == .desk)
    #expect(try metric("staff.occupancy").scope == .desk)
    #expect(try metric("cases.solved").scope == .window)
    for name in ["churn.rate", "money.net_benefit", "money.result", "clv.saved"] {
      #expect(try metric(name).scope == .horizon, "\(name)")
    }
    for metric in Metric.catalogue {
      let name = metric.name.description
      #expect(metric.percentile == name.split(separator: ".").last.flatMap { Int($0.dropFirst()) }, "\(name)")
      #expect((metric.fate == .without) == (name.hasSuffix("_without") || name.hasSuffix("twin")), "\(name)")
    }
  }

  @Test("has a name of its own")
  func names() {
    let names = Metric.catalogue.map(\.name.description)
    #expect(Set(names).count == names.count)
  }
}
