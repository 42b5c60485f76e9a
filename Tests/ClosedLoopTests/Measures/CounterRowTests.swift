import Testing

@testable import ClosedLoop

@Suite("A row of counters")
struct CounterRowTests {
  @Test("sums all that it has, and has nothing but counters")
  func nothingIsForgotten() {
    check(GroupTally())
    check(FixTally())
    check(RealisedFates())
    check(Presence())
    check(TimeRecord())
    check(WeekTally())
  }

  private func check<Row: CounterRow>(_ blank: Row) where Row.Counter: Numeric {
    let type = "\(Row.self)"
    let found = counters(in: blank, of: Row.self)
    // A property of another type would not be found, and so the row would be longer than its counters.
    #expect(found.count == Row.counterCount, "\(type): \(Row.counterCount) counters in memory, \(found.count) by name")
    #expect(found.allSatisfy { $0 == 0 }, "\(type) starts at zero")
    let first = filled(blank, from: 1)
    #expect(counters(in: first, of: Row.self) == (0..<found.count).map { number($0 + 1) }, "\(type)")
    let second = filled(blank, from: 1000)
    var sum = first
    sum += second
    #expect(counters(in: sum, of: Row.self) == (0..<found.count).map { number(2 * $0 + 1001) }, "\(type)")
    #expect(counters(in: sum - first, of: Row.self) == counters(in: second, of: Row.self), "\(type)")
  }

  /// The counters of a row in the order of its properties, those of rows within it included.
  private func counters<Row: CounterRow>(in value: Any, of type: Row.Type) -> [Row.Counter] {
    Mirror(reflecting: value).children.flatMap { child in
      if let counter = child.value as? Row.Counter { return [counter] }
      return counters(in: child.value, of: type)
    }
  }

  /// A row whose counters are numbered from a number on, as they lie in memory.
  private func filled<Row: CounterRow>(_ blank: Row, from first: Int) -> Row where Row.Counter: Numeric {
    var row = blank
    unsafe withUnsafeMutableBytes(of: &row) { bytes in
      for index in 0..<Row.counterCount {
        let counter: Row.Counter = number(first + index)
        unsafe bytes.storeBytes(
          of: counter, toByteOffset: index * MemoryLayout<Row.Counter>.stride, as: Row.Counter.self)
      }
    }
    return row
  }

  private func number<Counter: Numeric>(_ value: Int) -> Counter { Counter(exactly: value) ?? 0 }
}
