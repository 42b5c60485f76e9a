import ClosedLoop
import Experiments
import Testing

@Suite("A search for the cheapest mix")
struct SizingMixTests {
  /// Two promises that three teams serve with different strength: concave in people, with a little luck.
  private struct Desk {
    let strength: [[Double]]
    let costs: [Int64]
    let bounds: [Double]

    func attainment(_ staffing: Staffing, _ promise: Int) -> Double {
      let power = zip(strength[promise], staffing.values).reduce(0) { $0 + $1.0 * Double($1.1) }
      return power / (1 + power)
    }

    func suffices(_ staffing: Staffing, by margin: Double = 0) -> Bool {
      bounds.indices.allSatisfy { attainment(staffing, $0) >= bounds[$0] + margin }
    }

    var space: StaffingSpace { StaffingSpace(ranges: costs.map { _ in 0...8 }, unitCosts: costs) }

    /// Cost of the cheapest of all 729 staffings that suffice clearly enough to be certified: the first desk has one
    /// that is cheaper and attains just the bound.
    var cheapest: Int64? {
      var best: Int64?
      for a in 0...8 {
        for b in 0...8 {
          for c in 0...8 where suffices(Staffing([a, b, c]), by: 0.001) {
            best = min(best ?? .max, space.cost(of: Staffing([a, b, c])))
          }
        }
      }
      return best
    }

    func probe(seed: UInt64) -> SyntheticProbe {
      SyntheticProbe(seed: seed) { staffing, luck in
        let common = luck.normal() / 20
        return bounds.indices.map { Observation(attainment(staffing, $0) * 100 + common, over: 100) }
      }
    }
  }

  private static let desks = [
    Desk(strength: [[1, 0.2, 0.5], [0.1, 1.2, 0.6]], costs: [300, 250, 210], bounds: [0.8, 0.75]),
    Desk(strength: [[0.9, 0.3, 0], [0, 0.4, 1.1]], costs: [200, 130, 290], bounds: [0.7, 0.8]),
    Desk(strength: [[0.5, 0.55, 0.6], [0.3, 0.2, 0.9]], costs: [100, 110, 190], bounds: [0.72, 0.66]),
  ]

  @Test("finds the one that enumeration finds, and certifies it", arguments: 0..<3)
  func enumeration(number: Int) async throws {
    let desk = Self.desks[number]
    let criteria = desk.bounds.map { Criterion(.share, .atLeast, $0) }
    var search = SizingSearch(desk.probe(seed: 3), space: desk.space, criteria: criteria)
    let result = try await search.run(from: Staffing([1, 1, 1]))
    let answer = try #require(result.certificate).staffing
    #expect(result.verdict == .certified)
    #expect(desk.suffices(answer))
    #expect(desk.space.cost(of: answer) == desk.cheapest)
  }

  @Test("comes down to it from a start that is more than enough")
  func fromAbove() async throws {
    let desk = Self.desks[0]
    var probe = desk.probe(seed: 4)
    probe.expected = Staffing([8, 8, 8])
    let criteria = desk.bounds.map { Criterion(.share, .atLeast, $0) }
    var search = SizingSearch(probe, space: desk.space, criteria: criteria)
    let result = try await search.run(from: Staffing([0, 0, 0]))
    let answer = try #require(result.certificate).staffing
    #expect(desk.suffices(answer))
    #expect(desk.space.cost(of: answer) == desk.cheapest)
  }

  @Test("says so where not even the most of everything suffices")
  func infeasible() async throws {
    let desk = Desk(strength: [[0.1, 0.1, 0.1], [1, 1, 1]], costs: [1, 1, 1], bounds: [0.9, 0.5])
    let criteria = desk.bounds.map { Criterion(.share, .atLeast, $0) }
    var search = SizingSearch(desk.probe(seed: 5), space: desk.space, criteria: criteria)
    let result = try await search.run(from: Staffing([1, 1, 1]))
    #expect(result.verdict == .infeasible)
  }
}
