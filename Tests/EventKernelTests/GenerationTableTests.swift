import EventKernel
import Testing

private func key(_ handle: RowHandle) -> UInt64 { UInt64(handle.generation) << 32 | UInt64(handle.index) }

@Suite struct GenerationTableTests {
  @Test("a hundred thousand random insertions and removals agree with a dictionary")
  func agreesWithDictionary() {
    var words = Words(11)
    var table = GenerationTable<UInt64>()
    var rows: [UInt64: UInt64] = [:]
    var given: [RowHandle] = []
    var differences = 0
    for step in 0..<100_000 as Range<UInt64> {
      if words.next(below: 100) < (step / 20_000 % 2 == 0 ? 60 : 40) {
        let handle = table.insert(step)
        if rows.updateValue(step, forKey: key(handle)) != nil { differences += 1 }
        given.append(handle)
      } else if !given.isEmpty {
        let place = Int(words.next(below: UInt64(given.count)))
        let handle = given[place]
        let isThere = table.contains(handle)
        if isThere != (rows[key(handle)] != nil) { differences += 1 }
        if isThere, table.remove(handle) != rows.removeValue(forKey: key(handle)) { differences += 1 }
        if words.next(below: 2) == 0 { given.swapAt(place, given.count - 1); given.removeLast() }
      }
      if table.count != rows.count { differences += 1 }
    }
    #expect(differences == 0)
    var seen = 0
    for index in 0..<table.capacity {
      guard let handle = table.handle(at: index) else { continue }
      if table[handle] == rows[key(handle)] { seen += 1 }
    }
    #expect(seen == rows.count)
  }

  @Test("a place is used again under another handle")
  func reuse() {
    var table = GenerationTable<Int>()
    let first = table.insert(1)
    table.remove(first)
    let second = table.insert(2)
    #expect(first.index == second.index)
    #expect(first != second)
    #expect(table.contains(first) == false)
    table[second] = 3
    #expect(table[second] == 3)
  }

  @Test("nobody's handle is in no table")
  func none() {
    var table = GenerationTable<Int>()
    #expect(table.contains(.none) == false)
    table.insert(1)
    #expect(table.contains(.none) == false)
  }

  @Test("an expired handle stops the program")
  func expired() async {
    await #expect(processExitsWith: .failure) {
      var table = GenerationTable<Int>()
      let handle = table.insert(1)
      table.remove(handle)
      print(table[handle])
    }
  }
}
