/// A small generator with a fixed seed: the same seed gives the same inputs everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, the bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// Whether something happens that happens once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  /// One of these; the stand-in where there is none.
  mutating func pick<Element>(_ elements: some RandomAccessCollection<Element>, or standIn: Element) -> Element {
    guard !elements.isEmpty else { return standIn }
    return elements[elements.index(elements.startIndex, offsetBy: below(elements.count))]
  }
}
