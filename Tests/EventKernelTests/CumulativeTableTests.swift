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

  @Test(
    "a pick is the first thing whose weights up to there exceed the share", arguments: [1, 2, 3, 8, 15, 16, 17, 40])
  func first(count: Int) {
    // Every third thing has no weight, so sums repeat.
    let weights = (0..<count).map { $0 % 3 == 1 ? 0 : Double($0 % 5) + 0.1 }
    let table = CumulativeTable(weights: weights)
    var sums: [Double] = []
    for weight in weights { sums.append((sums.last ?? 0) + weight) }
    let total = sums[count - 1]
    for border in [0] + sums.map({ $0 / total }) {
      for share in [border.nextDown, border, border.nextUp, border / 2] where share >= 0 && share < 1 {
        let wanted = min(share * total, total.nextDown)
        #expect(table.index(of: share) == sums.firstIndex { $0 > wanted })
      }
    }
  }
}
