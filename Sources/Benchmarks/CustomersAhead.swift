import EventKernel
import PortableMath

/// What chance has in store for the next 32 customers, drawn together: first all words, then all logarithms.
///
/// A draw is a function of its address, so looking ahead changes nothing. The logarithms of two values are worked out in
/// one vector register, and neither pass waits for the other.
struct CustomersAhead: ~Copyable {
  /// One customer's draws.
  struct Customer: BitwiseCopyable {
    /// Decides the class.
    var word: UInt64
    /// Time to the next customer.
    var gap: Ticks
    var service: Ticks
    var patience: Ticks
  }

  /// Means in microseconds.
  struct Means: BitwiseCopyable {
    var gap: Double
    var service: Double
    /// 0 where nobody gives up, and nothing is drawn for it.
    var patience: Double
  }

  private static var batch: Int { 32 }

  private let chance: Chance
  private let means: Means
  private var next = UInt64(0)
  private var place = Self.batch
  private var words = Block(
    repeating: Draws(word0: 0, word1: 0, word2: 0, word3: 0), count: Self.batch)
  private var customers = Block(repeating: Customer(word: 0, gap: 0, service: 0, patience: 0), count: Self.batch)

  init(_ chance: Chance, means: Means) {
    self.chance = chance
    self.means = means
  }

  /// The next customer.
  mutating func take() -> Customer {
    if place == Self.batch { draw() }
    let customer = customers[place]
    place &+= 1
    return customer
  }

  @inline(never) private mutating func draw() {
    for index in 0..<Self.batch {
      words[index] = chance.block(entity: next &+ UInt64(truncatingIfNeeded: index), purpose: 0)
    }
    for index in 0..<Self.batch {
      let draws = words[index]
      let logs = logarithms(draws.u1, draws.u2)
      customers[index] = Customer(
        word: draws.word0, gap: Time.ticks(-means.gap * logs.x), service: Time.ticks(-means.service * logs.y),
        patience: 0)
    }
    if means.patience > 0 {
      for index in 0..<(Self.batch / 2) {
        let logs = logarithms(words[2 &* index].u3, words[2 &* index &+ 1].u3)
        customers[2 &* index].patience = Time.ticks(-means.patience * logs.x)
        customers[2 &* index &+ 1].patience = Time.ticks(-means.patience * logs.y)
      }
    }
    next &+= UInt64(Self.batch)
    place = 0
  }
}
