import EventKernel
import Testing

@Suite struct CumulativeTableTests {
  @Test("picks change exactly where the weights add up")
  func borders() {
    let table = CumulativeTable(weights: [1, 2, 0, 1])
    #expect([0, 0.24, 0.25, 0.74, 0.75, 0.99].map { table.index(of: $0) } == [0, 0, 1, 1, 3, 3])
    #expect(table.count == 4)
  }

  @Test("a thing without weight is never picked, not even at the ends")
  func weightless() {
    let table = CumulativeTable(weights: [0, 1, 3, 0])
    #expect(table.index(of: 0) == 1)
    #expect(table.index(of: 1 - 0x1p-53) == 2)
  }

  @Test("picks never fall as the uniform number rises, and moving weight up never lowers one")
  func monotone() {
    let before = CumulativeTable(weights: [4, 3, 2, 1])
    let after = CumulativeTable(weights: [3, 3, 2, 2])
    let grid = (0..<10_000).map { (Double($0) + 0.5) / 10_000 }
    let picks = grid.map { before.index(of: $0) }
    #expect(picks == picks.sorted())
    #expect(grid.allSatisfy { before.index(of: $0) <= after.index(of: $0) })
    #expect(picks.filter { $0 == 1 }.count == 3000)
  }
}
