import EventKernel
import Testing

/// A sorted list that does what the agenda does, as plainly as possible.
private struct SortedList {
  struct Entry: Equatable {
    let time: Ticks
    let rank: UInt64
    let sequence: Int
    let event: UInt32
  }
  private(set) var entries: [Entry] = []
  private var sequence = 0

  mutating func schedule(_ event: UInt32, at time: Ticks, rank: UInt64) -> Int {
    sequence += 1
    let entry = Entry(time: time, rank: rank, sequence: sequence, event: event)
    let place = entries.firstIndex { ($0.time, $0.rank) > (time, rank) } ?? entries.count
    entries.insert(entry, at: place)
    return sequence
  }

  mutating func cancel(_ sequence: Int) -> Bool {
    guard let place = entries.firstIndex(where: { $0.sequence == sequence }) else { return false }
    entries.remove(at: place)
    return true
  }

  mutating func next(through limit: Ticks) -> Entry? {
    guard let first = entries.first, first.time <= limit else { return nil }
    return entries.removeFirst()
  }
}

/// Draws for tests: one word after the other.
struct Words {
  private let chance: Chance
  private var count: UInt64 = 0

  init(_ seed: UInt64) { chance = Chance(seed: seed, replication: 0, domain: 3) }

  mutating func next(below bound: UInt64) -> UInt64 {
    count += 1
    return Chance.bounded(chance.block(entity: count, purpose: 0).word0, below: bound)
  }

  mutating func uniform() -> Double {
    count += 1
    return chance.uniform(entity: count, purpose: 0)
  }
}

@Suite struct AgendaTests {
  @Test("an instant is free where nothing is pending through it, whether or not the place of the last event is open")
  func freeInstant() {
    var agenda = Agenda<UInt32>(capacity: 4)
    var free = [agenda.isFree(through: 5)]
    agenda.schedule(1, at: 3)
    agenda.schedule(2, at: 7)
    free += [agenda.isFree(through: 2), agenda.isFree(through: 3)]
    let first = agenda.next(through: 10)
    free += [agenda.isFree(through: 6), agenda.isFree(through: 7)]
    // The place is open still: what is scheduled now takes it.
    agenda.schedule(3, at: 5)
    free.append(agenda.isFree(through: 6))
    let second = agenda.next(through: 10)
    let third = agenda.next(through: 10)
    free.append(agenda.isFree(through: .max - 1))
    #expect(free == [true, true, false, true, false, false, true])
    #expect([first, second, third] == [1, 3, 2])
  }

  @Test("an event is withdrawn once, and its handle forgotten")
  func withdrawn() {
    var agenda = Agenda<UInt32>(capacity: 4)
    var handle = agenda.schedule(1, at: 3)
    agenda.withdraw(&handle)
    let pending = agenda.pendingCount
    agenda.withdraw(&handle)
    let next = agenda.next(through: 10)
    #expect(handle == 0)
    #expect(pending == 0)
    #expect(next == nil)
  }

  @Test(
    "a hundred thousand random operations agree with a sorted list",
    arguments: [(1 as UInt64, 4 as UInt64), (2, 40), (3, 400)])
  func agreesWithSortedList(seed: UInt64, crowd: UInt64) {
    var words = Words(seed)
    var agenda = Agenda<UInt32>(capacity: 1)
    var list = SortedList()
    var handles: [(agenda: UInt64, list: Int)] = []
    var differences = 0
    for step in 0..<100_000 {
      let isRoom = UInt64(list.entries.count) <= words.next(below: 2 * crowd)
      switch (words.next(below: 8), isRoom) {
      case (0...3, true):
        let time = agenda.now + Ticks(words.next(below: 20))
        let rank = words.next(below: 16)
        let event = UInt32(truncatingIfNeeded: step)
        handles.append((agenda.schedule(event, at: time, rank: rank), list.schedule(event, at: time, rank: rank)))
      case (4, _) where !handles.isEmpty:
        let chosen = handles[Int(words.next(below: UInt64(handles.count)))]
        let pending = agenda.isPending(chosen.agenda)
        let cancelled = agenda.cancel(chosen.agenda)
        if pending != cancelled || list.cancel(chosen.list) != cancelled { differences += 1 }
      case (5, _):
        let time = min(agenda.nextTime, agenda.now + Ticks(words.next(below: 3)))
        if time < .max { agenda.advance(to: time) }
      default:
        let limit = agenda.now + Ticks(words.next(below: 10))
        let expected = list.next(through: limit)
        if agenda.next(through: limit) != expected?.event { differences += 1 }
        if let expected, agenda.now != expected.time { differences += 1 }
      }
      if agenda.pendingCount != list.entries.count { differences += 1 }
      if agenda.nextTime != list.entries.first?.time ?? .max { differences += 1 }
      if handles.count > 1000 { handles.removeFirst(500) }
    }
    #expect(differences == 0)
    while let expected = list.next(through: .max) { #expect(agenda.next(through: .max) == expected.event) }
    #expect(agenda.next(through: .max) == nil)
  }

  @Test("events come by time, then by rank, then first scheduled first")
  func order() {
    var agenda = Agenda<Letter>()
    agenda.schedule("f", at: 7, rank: 15)
    agenda.schedule("c", at: 7, rank: 2)
    agenda.schedule("a", at: 3, rank: 15)
    agenda.schedule("d", at: 7, rank: 2)
    agenda.schedule("b", at: 7, rank: 0)
    agenda.schedule("e", at: 7, rank: 3)
    #expect(taken(&agenda, through: .max) == "abcdef")
    #expect(agenda.now == 7)
  }

  @Test("what is scheduled for now while an event is handled comes after what was there with its rank")
  func schedulingNow() {
    var agenda = Agenda<Letter>()
    agenda.schedule("a", at: 1)
    agenda.schedule("b", at: 1)
    #expect(agenda.next(through: 1) == "a")
    agenda.schedule("c", at: 1)
    #expect(taken(&agenda, through: 1) == "bc")
  }

  @Test("an event at the limit is taken, one after it is not, and the clock stays")
  func limit() {
    var agenda = Agenda<Letter>()
    agenda.schedule("a", at: 10)
    agenda.schedule("b", at: 11)
    #expect(agenda.next(through: 9) == nil)
    #expect(agenda.now == 0)
    #expect(agenda.next(through: 10) == "a")
    #expect(agenda.next(through: 10) == nil)
    #expect(agenda.now == 10)
    #expect(agenda.nextTime == 11)
  }

  @Test("a source beside the agenda has its place among the ranks of its time")
  func beforeRank() {
    var agenda = Agenda<Letter>()
    agenda.schedule("d", at: 5, rank: 9)
    agenda.schedule("c", at: 5, rank: 7)
    agenda.schedule("s", at: 5, rank: 8)
    #expect(agenda.next(before: 5, rank: 8) == "c")
    #expect(agenda.next(before: 5, rank: 8) == nil)
    agenda.advance(to: 5)
    #expect(taken(&agenda, through: 5) == "sd")
  }

  @Test("a handler that cancels its own event changes nothing")
  func cancellingItself() {
    var agenda = Agenda<Letter>(capacity: 2)
    let first = agenda.schedule("a", at: 1)
    agenda.schedule("b", at: 2)
    #expect(agenda.next(through: 5) == "a")
    #expect(agenda.isPending(first) == false)
    #expect(agenda.cancel(first) == false)
    #expect(agenda.pendingCount == 1)
    agenda.schedule("c", at: 3)
    agenda.schedule("d", at: 4)
    #expect(agenda.cancel(first) == false)
    #expect(taken(&agenda, through: 5) == "bcd")
  }

  @Test("no handle is 0, and small numbers are nobody's handle", arguments: [0 as UInt64, 1, 15, 16, 0xFF_FFFF, .max])
  func foreignHandles(handle: UInt64) {
    var agenda = Agenda<Letter>()
    #expect(agenda.cancel(handle) == false)
    #expect(agenda.schedule("a", at: 0) > 0xFF_FFFF)
    #expect(agenda.cancel(handle) == false)
    #expect(agenda.pendingCount == 1)
  }

  @Test("an empty agenda has nothing next")
  func empty() {
    var agenda = Agenda<Letter>()
    #expect(agenda.nextTime == .max)
    #expect(agenda.next(through: .max) == nil)
    #expect(agenda.pendingCount == 0)
    #expect(agenda.now == 0)
  }

  @Test("a hundred thousand pending events come out in order", arguments: [1, 2, 3, 100_000])
  func growth(capacity: Int) {
    var agenda = Agenda<UInt32>(capacity: capacity)
    for event in 0..<100_000 as Range<UInt32> { agenda.schedule(event, at: Ticks(event &* 2_654_435_761 >> 12)) }
    #expect(agenda.pendingCount == 100_000)
    var last: Ticks = 0
    var inOrder = 0
    while let event = agenda.next(through: .max) {
      if agenda.now >= last && agenda.now == Ticks(event &* 2_654_435_761 >> 12) { inOrder += 1 }
      last = agenda.now
    }
    #expect(inOrder == 100_000)
  }

  @Test("an event in the past stops the program")
  func past() async {
    await #expect(processExitsWith: .failure) {
      var agenda = Agenda<UInt32>()
      agenda.schedule(1, at: 10)
      _ = agenda.next(through: 10)
      agenda.schedule(2, at: 9)
    }
  }

  @Test("advancing past a pending event stops the program")
  func advancingTooFar() async {
    await #expect(processExitsWith: .failure) {
      var agenda = Agenda<UInt32>()
      agenda.schedule(1, at: 10)
      agenda.advance(to: 11)
    }
  }
}

/// A letter as an event.
private struct Letter: BitwiseCopyable, Sendable, Equatable, ExpressibleByUnicodeScalarLiteral {
  let code: UInt8
  init(unicodeScalarLiteral scalar: Unicode.Scalar) { code = UInt8(truncatingIfNeeded: scalar.value) }
}

private func taken(_ agenda: inout Agenda<Letter>, through limit: Ticks) -> String {
  var letters = ""
  while let event = agenda.next(through: limit) { letters.unicodeScalars.append(Unicode.Scalar(event.code)) }
  return letters
}
