import EventKernel
import Testing

@Suite struct TableTests {
  private struct Row: BitwiseCopyable {
    var number: Int
    var word: UInt32 = 7
  }

  @Test("rows keep their values while the table grows")
  func growth() {
    var table = Table<Row>()
    #expect(table.count == 0)
    for number in 0..<1000 { table.append(Row(number: number)) }
    #expect(table.count == 1000)
    #expect(table.indices.allSatisfy { table[$0].number == $0 && table[$0].word == 7 })
  }

  @Test("a change of a field leaves the others")
  func change() {
    var table = Table(repeating: Row(number: 1), count: 3)
    table[1].word = 9
    table[2] = Row(number: 2)
    #expect(table.indices.map { table[$0].number } == [1, 1, 2])
    #expect(table.indices.map { table[$0].word } == [7, 9, 7])
  }

  @Test("the last row is removed and the others stay")
  func last() {
    var table = Table<Row>()
    for number in 1...3 { table.append(Row(number: number)) }
    #expect(table.removeLast().number == 3)
    #expect(table.indices.map { table[$0].number } == [1, 2])
    table.append(Row(number: 4))
    #expect(table[2].number == 4)
  }

  @Test("emptied, a table starts anew")
  func removal() {
    var table = Table<Row>(room: 2)
    table.append(Row(number: 1))
    table.removeAll()
    table.append(Row(number: 2))
    #expect(table.count == 1)
    #expect(table[0].number == 2)
  }
}
