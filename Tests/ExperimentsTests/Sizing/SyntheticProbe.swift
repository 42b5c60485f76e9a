import ClosedLoop
import Experiments

/// A law of which the answer is known, in place of the engine: the same replication has the same luck at every staffing.
struct SyntheticProbe: StaffingProbe {
  /// Nothing goes wrong.
  enum Failure: Error {}

  var seed: UInt64
  /// Observations of a staffing from the luck of a replication.
  var law: (Staffing, inout Luck) -> [Observation]
  /// Replications after which time is up.
  var budget = Int.max
  /// Where theory expects the answer.
  var expected: Staffing?
  private(set) var asked: Set<Question> = []

  struct Question: Hashable {
    let staffing: Staffing
    let draws: DrawSet
    let replication: Int
  }

  init(seed: UInt64, law: @escaping (Staffing, inout Luck) -> [Observation]) {
    self.seed = seed
    self.law = law
  }

  var isTimeUp: Bool { asked.count >= budget }

  mutating func observations(
    of staffing: Staffing, draws: DrawSet, replications: Range<Int>
  ) async throws(Failure) -> [[Observation]] {
    var rows: [[Observation]] = []
    for replication in replications {
      if isTimeUp { break }
      let isNew = asked.insert(Question(staffing: staffing, draws: draws, replication: replication)).inserted
      precondition(isNew, "No replication is simulated twice")
      var luck = Luck(state: seed &* 0x9E37_79B9_7F4A_7C15 ^ (draws.firstReplication &+ UInt64(replication)))
      rows.append(law(staffing, &luck))
    }
    return rows
  }

  func guess(after first: Staffing) -> Staffing? { expected }
}

/// Uniform and nearly normal numbers (SplitMix64 of G. L. Steele and others).
struct Luck {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((word ^ (word >> 31)) >> 12) + 0.5) * 0x1p-52
  }

  /// Twelve uniform numbers less six: mean 0, variance 1.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }
}
