import PortableMath
import Statistics
import Testing

struct SelectionTests {
  @Test(arguments: [
    (0.05, 2, 10, 6.012905), (0.05, 5, 20, 9.015056), (0.05, 12, 20, 12.162841), (0.05, 12, 50, 10.363327),
    (0.1, 10, 20, 9.364555), (0.05, 100, 20, 20.272054),
  ])
  func `the constant is the document's`(alpha: Double, candidates: Int, first: Int, expected: Double) {
    let constant = Selection.constant(candidates: candidates, alpha: alpha, first: first)
    #expect((constant - expected).magnitude < 6e-7)
  }

  /// The document finds the best in 95 to 99 per cent of 200 uses, with 438 values on average for a correlation of ½.
  @Test func `the best of twelve is found as often as promised`() {
    var source = TestSource(state: 1)
    var found = 0
    var values: Int64 = 0
    for _ in 0..<200 {
      var selection = Selection(candidates: 12, indifference: 1, batch: 1)
      while selection.best == nil {
        let common = Normal.quantile(source.unit())
        let row = selection.survivors.map { (candidate: Int) -> Double in
          let noise = (common + Normal.quantile(source.unit())) * (0.5).squareRoot()
          return (candidate == 7 ? 1 : 0) + 3 * noise
        }
        selection.add(row)
      }
      if selection.best == 7 { found += 1 }
      values += selection.valueCount
    }
    #expect(found >= 186)
    #expect(values / 200 > 380)
    #expect(values / 200 < 500)
  }

  @Test func `costs are made small`() {
    var selection = Selection(candidates: 3, indifference: 0.5, first: 4, batch: 2, isMaximizing: false)
    #expect(selection.rowsToNextLook == 4)
    for row in 0..<4 { selection.add([5, 3, 4].map { $0 + 0.01 * Double(row % 2) }) }
    #expect(selection.best == 1)
    #expect(selection.rowsToNextLook == 0)
  }

  @Test func `equal candidates leave the first`() {
    var selection = Selection(candidates: 3, indifference: 0.5, first: 4, batch: 2)
    for row in 0..<4 { selection.add([Double(row), Double(row), Double(row)]) }
    #expect(selection.best == 0)
  }
}
