import EventKernel
import Testing

@Suite struct AliasTableTests {
  @Test("weights .1, .2, .3, .4 give the known table")
  func known() {
    let table = AliasTable(weights: [0.1, 0.2, 0.3, 0.4])
    #expect(zip(table.probabilities, [0.4, 0.8, 1, 0.8]).allSatisfy { isClose($0, $1, within: 1e-15) })
    #expect(Array(table.aliases) == [3, 3, 2, 2])
  }

  @Test(
    "picks follow the weights, whatever their sum",
    arguments: [[1], [1, 1], [5, 0, 1, 94], [0.001, 3, 3, 2, 8, 0, 1e-9]])
  func picks(weights: [Double]) {
    let table = AliasTable(weights: weights)
    let total = weights.reduce(0, +)
    // What the table says, exactly.
    var shares = [Double](repeating: 0, count: weights.count)
    for cell in weights.indices {
      shares[cell] += table.probabilities[cell] / Double(weights.count)
      shares[Int(table.aliases[cell])] += (1 - table.probabilities[cell]) / Double(weights.count)
    }
    for index in weights.indices {
      #expect(abs(shares[index] - weights[index] / total) < 1e-15 * Double(weights.count))
    }
    // What comes out of it.
    var counts = [Int](repeating: 0, count: weights.count)
    let chance = Chance(seed: 5, replication: 0, domain: 3)
    for entity in 0..<100_000 as Range<UInt64> {
      counts[table.index(of: chance.block(entity: entity, purpose: 2).word0)] += 1
    }
    for index in weights.indices {
      let share = weights[index] / total
      #expect(abs(Double(counts[index]) - 1e5 * share) <= 4.9 * (1e5 * share * (1 - share)).squareRoot() + 1e-9)
    }
  }

  @Test("the ends of the words pick the first and the last cell")
  func ends() {
    let table = AliasTable(weights: [1, 1, 1])
    #expect(table.index(of: 0) == 0)
    #expect(table.index(of: .max) == 2)
  }

  @Test("no weights, or none above 0, stop the program")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = AliasTable(weights: [] as [Double]) }
    await #expect(processExitsWith: .failure) { _ = AliasTable(weights: [0, 0]) }
    await #expect(processExitsWith: .failure) { _ = AliasTable(weights: [1, -1, 3]) }
  }
}
