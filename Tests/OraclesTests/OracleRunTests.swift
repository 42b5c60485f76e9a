import Oracles
import Statistics
import Testing

@Suite("A run of the oracles")
struct OracleRunTests {
  private func model(_ name: String) throws -> OracleModel { try #require(OracleModel.all.first { $0.name == name }) }

  @Test("A model gives the same for the same seed, other figures for another, and few standard errors from the truth")
  func seeds() async throws {
    let models = [try model("M/M/5"), try model("overflow")]
    let one = try #require(try await OracleRun.run(models, seed: nil, threads: 1))
    let two = try #require(try await OracleRun.run(models, seed: nil, threads: 2))
    let other = try #require(try await OracleRun.run(models, seed: 99, threads: 2))
    #expect(one.findings.map(\.simulated) == two.findings.map(\.simulated))
    #expect(one.findings.map(\.simulated) != other.findings.map(\.simulated))
    #expect(one.findings.count == 6)
    #expect(one.largest < OracleRun.bound)
    #expect(other.largest < OracleRun.bound)
    #expect(one.findings.filter(\.isLeading).map(\.layer) == [.scenario, .kernel])
    #expect(one.passes)
  }

  @Test("There are enough oracles, and enough of them through the product's own model")
  func number() {
    #expect(OracleModel.all.count >= 25)
    #expect(Set(OracleModel.all.map(\.name)).count == OracleModel.all.count)
    #expect(OracleModel.all.allSatisfy { !$0.source.isEmpty })
  }

  @Test("A run that is stopped has no result")
  func stopped() async throws {
    #expect(try await OracleRun.run(seed: nil, threads: 2, shouldStop: { true }) == nil)
  }
}
