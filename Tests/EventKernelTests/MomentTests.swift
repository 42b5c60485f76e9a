import EventKernel
import Testing

@Suite struct MomentTests {
  @Test("a moment gives back its time, order and slot")
  func parts() {
    let moment = Moment(time: 86_400_000_000, order: 5 << 60 | 77 << 24 | 12)
    #expect(moment.time == 86_400_000_000)
    #expect(moment.order == 5 << 60 | 77 << 24 | 12)
    #expect(moment.slot == 12)
  }

  @Test("the least of two moments is the one with the lesser time, and at equal times with the lesser order")
  func least() {
    var words = Words(13)
    var differences = 0
    for _ in 0..<100_000 {
      let range: UInt64 = words.next(below: 2) == 0 ? 3 : 1 << 63
      let a = Moment(time: Ticks(words.next(below: range)), order: words.next(below: range) * 2 + 1)
      let b = Moment(time: Ticks(words.next(below: range)), order: words.next(below: range) * 2)
      let expected = (a.time, a.order) < (b.time, b.order) ? a : b
      if Moment.least(a, b).bits != expected.bits || Moment.least(b, a).bits != expected.bits { differences += 1 }
    }
    #expect(differences == 0)
  }

  @Test("an idle slot comes after every event and links to the next one")
  func idle() {
    let last = Moment(time: .max - 1, order: .max)
    #expect(Moment.least(.idle(next: 9), last).bits == last.bits)
    #expect(Moment.idle(next: 9).slot == 9)
  }
}
