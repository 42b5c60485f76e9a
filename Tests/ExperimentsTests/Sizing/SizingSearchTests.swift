import ClosedLoop
import Experiments
import Testing

@Suite("A search for the least staffing")
struct SizingSearchTests {
  private let space = StaffingSpace(ranges: [1...20], unitCosts: [100])

  /// The chance that a replication meets its gate: 10 is the least, with .9367 against .9.
  private static func chance(_ people: Int) -> Double {
    switch people {
    case ..<8: 0.3
    case 8: 0.7
    case 9: 0.875
    case 10: 0.9367
    case 11: 0.97
    default: 0.99
    }
  }

  @Test("certifies a chance that does not hold in at most one of twenty uses")
  func chances() async throws {
    var certified: [Int: Int] = [:]
    for seed in 1...400 as ClosedRange<UInt64> {
      let probe = SyntheticProbe(seed: seed) { staffing, luck in
        [Observation(luck.uniform() < Self.chance(staffing.values[0]) ? 1 : 0)]
      }
      var search = SizingSearch(probe, space: space, criteria: [Criterion(.chance, .atLeast, 0.9)])
      let result = try await search.run(from: Staffing([15]))
      certified[result.certificate?.staffing.values[0] ?? 0, default: 0] += 1
    }
    let wrong = certified.filter { $0.key > 0 && $0.key < 10 }.values.reduce(0, +)
    #expect(wrong <= 20, "\(certified)")
    // And it is of use: nearly always one of the two least that suffice.
    #expect(certified[10, default: 0] + certified[11, default: 0] >= 340, "\(certified)")
  }

  @Test("certifies an average that does not hold in at most one of twenty uses")
  func averages() async throws {
    var certified: [Int: Int] = [:]
    for seed in 1...400 as ClosedRange<UInt64> {
      let probe = SyntheticProbe(seed: seed) { staffing, luck in
        let share = [0.5, 0.7, 0.85, 0.92, 0.941, 0.962, 0.975, 0.985][min(staffing.values[0], 8) - 1]
        let cases = 100 + 10 * luck.normal()
        let met = cases * share + 3 * luck.normal()
        return [Observation(met, over: cases)]
      }
      var search = SizingSearch(probe, space: space, criteria: [Criterion(.share, .atLeast, 0.95)])
      let result = try await search.run(from: Staffing([1]))
      certified[result.certificate?.staffing.values[0] ?? 0, default: 0] += 1
    }
    let wrong = certified.filter { $0.key > 0 && $0.key < 6 }.values.reduce(0, +)
    #expect(wrong <= 20, "\(certified)")
    #expect(certified[6, default: 0] >= 240, "\(certified)")
  }

  /// Attainment without luck: 0.1 a person.
  private func steady(_ perPerson: Double = 0.1) -> SyntheticProbe {
    SyntheticProbe(seed: 1) { staffing, luck in
      [Observation(min(0.99, perPerson * Double(staffing.values[0])) * 100 + luck.normal() / 10, over: 100)]
    }
  }

  @Test("descends from two above the located one and says what is known of one less")
  func descent() async throws {
    var search = SizingSearch(steady(), space: space, criteria: [Criterion(.share, .atLeast, 0.65)])
    let result = try await search.run(from: Staffing([12]))
    #expect(result.verdict == .certified)
    #expect(result.certificate?.staffing == Staffing([7]))
    #expect(result.descents.count == 1)
    #expect(result.descents[0].tests.map(\.staffing.values) == [[9], [8], [7], [6]])
    #expect(abs(result.descents[0].alpha - 0.04) < 1e-15)
    #expect(result.below?.isRefuted == true)
    #expect(result.curve.map(\.values) == [[5], [6], [7], [8], [9]])
    #expect(result.isMonotone && result.isComplete)
  }

  @Test("begins where theory expects the answer", arguments: [1, 5, 7, 8, 20])
  func theory(guess: Int) async throws {
    var probe = steady()
    probe.expected = Staffing([guess])
    var search = SizingSearch(probe, space: space, criteria: [Criterion(.share, .atLeast, 0.65)])
    let result = try await search.run(from: Staffing([3]))
    #expect(result.certificate?.staffing == Staffing([7]))
    #expect(result.guess == Staffing([guess]))
  }

  @Test("finds the bounds themselves", arguments: [1, 20])
  func bounds(answer: Int) async throws {
    let probe = SyntheticProbe(seed: 1) { staffing, luck in
      [Observation((staffing.values[0] >= answer ? 90 : 50) + luck.normal() / 10, over: 100)]
    }
    var search = SizingSearch(probe, space: space, criteria: [Criterion(.share, .atLeast, 0.8)])
    let result = try await search.run(from: Staffing([4]))
    #expect(result.verdict == .certified)
    #expect(result.certificate?.staffing == Staffing([answer]))
    #expect((result.below == nil) == (answer == 1))
  }

  @Test("asks for less where a bound is not to be exceeded")
  func upperBound() async throws {
    let probe = SyntheticProbe(seed: 1) { staffing, luck in
      [Observation(24 / Double(staffing.values[0]) + luck.normal() / 100)]
    }
    var search = SizingSearch(probe, space: space, criteria: [Criterion(.mean, .atMost, 5)])
    let result = try await search.run(from: Staffing([1]))
    #expect(result.certificate?.staffing == Staffing([5]))
  }

  @Test("certifies all requirements together, each with its part of the probability")
  func several() async throws {
    let probe = SyntheticProbe(seed: 1) { staffing, luck in
      let people = Double(staffing.values[0])
      return [
        Observation(min(99, 10 * people) + luck.normal() / 10, over: 100),
        Observation(24 / people + luck.normal() / 100),
      ]
    }
    let criteria = [Criterion(.share, .atLeast, 0.65), Criterion(.mean, .atMost, 3)]
    var search = SizingSearch(probe, space: space, criteria: criteria)
    let result = try await search.run(from: Staffing([1]))
    let certificate = try #require(result.certificate)
    #expect(certificate.staffing == Staffing([8]) || certificate.staffing == Staffing([9]))
    #expect(certificate.certificates.allSatisfy { abs($0.confidence - 0.98) < 1e-12 })
  }

  @Test("shows that even the most does not suffice")
  func infeasible() async throws {
    var search = SizingSearch(steady(0.03), space: space, criteria: [Criterion(.share, .atLeast, 0.65)])
    let result = try await search.run(from: Staffing([4]))
    #expect(result.verdict == .infeasible)
    #expect(result.certificate == nil)
    #expect(result.descents.last?.tests.last?.staffing == space.most)
  }

  @Test("ends with the best so far when time is up, and never certifies by what was not made")
  func budget() async throws {
    for budget in stride(from: 0, through: 200, by: 7) {
      var probe = steady()
      probe.budget = budget
      var search = SizingSearch(probe, space: space, criteria: [Criterion(.share, .atLeast, 0.65)])
      let result = try await search.run(from: Staffing([12]))
      #expect(result.replications <= budget)
      if result.verdict != .certified { #expect(result.verdict == .undecided(.timeIsUp) && !result.isComplete) }
      // Something looked at that seems enough is told, above all that seem too few.
      let visited = result.located.sorted { $0.staffing.values[0] < $1.staffing.values[0] }
      if visited.last?.seemsEnough == true {
        let answer = try #require(result.answer)
        #expect(visited.allSatisfy { $0.seemsEnough || $0.staffing.values[0] < answer.values[0] })
      }
      for test in result.descents.flatMap(\.tests) { #expect(test.replications >= 20) }
    }
  }

  @Test("tells where more people did worse, and answers from above")
  func disorder() async throws {
    let probe = SyntheticProbe(seed: 1) { staffing, luck in
      let people = staffing.values[0]
      let share = people >= 12 ? 90.0 : people == 4 ? 70 : 50
      return [Observation(share + luck.normal() / 10, over: 100)]
    }
    var search = SizingSearch(probe, space: space, criteria: [Criterion(.share, .atLeast, 0.8)])
    let result = try await search.run(from: Staffing([4]))
    #expect(!result.isMonotone)
    #expect(result.certificate?.staffing == Staffing([12]))
    #expect(result.located.contains { $0.staffing == Staffing([4]) && $0.replications == 80 })
  }
}
