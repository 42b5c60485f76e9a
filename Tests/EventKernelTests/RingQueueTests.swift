import EventKernel
import Testing

@Suite struct RingQueueTests {
  @Test("a hundred thousand random steps agree with an array")
  func agreesWithArray() {
    var words = Words(10)
    var queue = RingQueue<UInt64>()
    var array: [UInt64] = []
    var differences = 0
    for step in 0..<100_000 as Range<UInt64> {
      let phase = step / 1000 % 2
      if words.next(below: 3) > phase {
        queue.append(step)
        array.append(step)
      } else if queue.removeFirst() != (array.isEmpty ? nil : array.removeFirst()) {
        differences += 1
      }
      if queue.count != array.count || queue.first != array.first || queue.isEmpty != array.isEmpty {
        differences += 1
      }
      if !array.isEmpty {
        let place = Int(words.next(below: UInt64(array.count)))
        if queue[place] != array[place] { differences += 1 }
      }
    }
    #expect(differences == 0)
  }

  @Test("an emptied queue starts again")
  func emptied() {
    var queue = RingQueue<Int>()
    for element in 0..<20 { queue.append(element) }
    queue[3] = 99
    #expect(queue[3] == 99)
    queue.removeAll()
    let nothing = queue.removeFirst()
    #expect(nothing == nil)
    queue.append(7)
    #expect(queue.first == 7)
  }
}
