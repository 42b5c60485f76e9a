/// Chance as a function: every draw has an address, so the same customer has the same luck in every variant of a scenario.
///
/// The address is who (`entity`), what for (`purpose`), which time (`sub`), and `block` for more than four draws. What is no
/// part of it cannot change a draw: other entities, the order of events, threads, and the scenario.
///
/// Layout: key (seed, replication), counter (entity, purpose·2^32 + sub, block, domain). It is a contract; results of another
/// layout are other results.
public struct Chance: Sendable, Equatable {
  /// What the user chose for the experiment.
  public let seed: UInt64
  /// Which repetition of the experiment.
  public let replication: UInt64
  /// What kind of question: 0 the model, 1 design of experiments, 2 bootstrap, 3 tests; 2^32 + s makes variant s independent.
  public let domain: UInt64
  /// What follows from seed and replication.
  @usableFromInline let keys: Philox.Keys

  /// The chance of one replication.
  ///
  /// - Complexity: O(1), an allocation; copies share it.
  @inlinable public init(seed: UInt64, replication: UInt64, domain: UInt64 = 0) {
    self.seed = seed
    self.replication = replication
    self.domain = domain
    keys = Philox.Keys(seed, replication)
  }

  /// Whether both give the same draws.
  public static func == (a: Chance, b: Chance) -> Bool {
    a.seed == b.seed && a.replication == b.replication && a.domain == b.domain
  }

  /// The four draws at an address.
  ///
  /// - Parameters:
  ///   - entity: who it concerns; its number does not depend on the course of events.
  ///   - purpose: what is decided; one number per question, never used again for another.
  ///   - sub: which time the question is asked: attempt, visit, stage.
  ///   - block: 0, and one more for each further four draws at the same address.
  /// - Complexity: O(1), about 10 ns.
  @inlinable public func block(entity: UInt64, purpose: UInt32, sub: UInt32 = 0, block: UInt64 = 0) -> Draws {
    Philox.block(
      counter: (entity, UInt64(purpose) << 32 | UInt64(sub), block, domain), keys: keys)
  }

  /// The first draw at an address, as a uniform number strictly between 0 and 1.
  ///
  /// - Complexity: as `block(entity:purpose:sub:block:)`; ask for the block where more than one draw is needed.
  @inlinable public func uniform(entity: UInt64, purpose: UInt32, sub: UInt32 = 0) -> Double {
    block(entity: entity, purpose: purpose, sub: sub).u0
  }

  /// A number in 0..<n from a random word: the high word of their product, with a bias of at most n·2^-64.
  ///
  /// - Precondition: `count` is positive.
  @inlinable public static func bounded(_ word: UInt64, below count: UInt64) -> UInt64 {
    precondition(count > 0, "there is no number below 0")
    return word.multipliedFullWidth(by: count).high
  }
}
