internal import EventKernel

/// Words on their way out of a plan, or back into one: the same walk over the fields does both.
///
/// Reading never traps: where the words make no sense it goes on with nothing and remembers.
struct Archive {
  private(set) var words: ContiguousArray<Int64>
  private var position = 0
  private let isReading: Bool
  /// Whether all that was read made sense.
  private(set) var isSound = true

  /// An archive to be filled.
  init() {
    words = []
    isReading = false
  }

  /// An archive to be read.
  init(reading words: ContiguousArray<Int64>) {
    self.words = words
    isReading = true
  }

  /// Whether everything was read.
  var isAtEnd: Bool { position == words.count }

  private mutating func next() -> Int64 {
    guard position < words.count else {
      isSound = false
      return 0
    }
    position += 1
    return words[position - 1]
  }

  mutating func refuse() { isSound = false }

  mutating func pass(_ value: inout Int64) {
    if isReading { value = next() } else { words.append(value) }
  }

  mutating func pass(_ value: inout Int) {
    guard isReading else { return words.append(Int64(value)) }
    let word = next()
    // Int has 32 bits in a browser.
    if let number = Int(exactly: word) { value = number } else { refuse() }
  }

  mutating func pass(_ value: inout UInt64) {
    if isReading { value = UInt64(bitPattern: next()) } else { words.append(Int64(bitPattern: value)) }
  }

  mutating func pass(_ value: inout Double) {
    if isReading {
      value = Double(bitPattern: UInt64(bitPattern: next()))
    } else {
      words.append(Int64(bitPattern: value.bitPattern))
    }
  }

  mutating func pass(_ value: inout Bool) {
    if isReading { value = next() != 0 } else { words.append(value ? 1 : 0) }
  }

  /// A whole number below a limit, such as the number of a case.
  mutating func pass(choice value: Int, below count: Int) -> Int {
    var value = value
    pass(&value)
    if value < 0 || value >= count {
      refuse()
      return 0
    }
    return value
  }

  mutating func pass(_ value: inout UInt16) {
    var wide = Int64(value)
    pass(&wide)
    if let number = UInt16(exactly: wide) { value = number } else { refuse() }
  }

  /// A list, each member by its own walk.
  mutating func pass<Element>(
    _ list: inout [Element], blank: Element, _ each: (inout Archive, inout Element) -> Void
  ) {
    var count = list.count
    pass(&count)
    if isReading {
      // Every member takes a word at least.
      guard count >= 0, count <= words.count - position else { return refuse() }
      list = Array(repeating: blank, count: count)
    }
    for index in list.indices { each(&self, &list[index]) }
  }

  mutating func pass(_ list: inout [Double]) { pass(&list, blank: 0) { $0.pass(&$1) } }

  mutating func pass(_ list: inout ContiguousArray<Double>) {
    var plain = Array(list)
    pass(&plain)
    if isReading { list = ContiguousArray(plain) }
  }

  mutating func pass(_ list: inout [Int]) { pass(&list, blank: 0) { $0.pass(&$1) } }

  mutating func pass(_ list: inout [Int64]) { pass(&list, blank: 0) { $0.pass(&$1) } }

  /// A value that may be missing.
  mutating func pass<Value>(
    _ value: inout Value?, blank: Value, _ each: (inout Archive, inout Value) -> Void
  ) {
    var isThere = value != nil
    pass(&isThere)
    guard isThere else {
      value = nil
      return
    }
    var present = value ?? blank
    each(&self, &present)
    value = present
  }
}
