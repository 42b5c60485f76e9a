import EventKernel

/// Waiting cases in lanes: each lane is in the discipline's order, so that only heads are compared.
///
/// Links live in the case rows; a lane is its two ends. A new case is put in from the end to which it belongs, so that
/// in the usual course nobody is walked past.
struct WaitingRoom: ~Copyable {
  let queueCount: Int
  let laneCount: Int
  private var heads: ContiguousArray<Int32>
  private var tails: ContiguousArray<Int32>
  private var oldest: ContiguousArray<Int32>
  private var youngest: ContiguousArray<Int32>
  /// Waiting cases of each queue.
  private(set) var counts: ContiguousArray<Int>
  let keepsAge: Bool
  private var insertions: UInt64 = 0

  init(queues: Int, lanes: Int, keepsAge: Bool) {
    queueCount = queues
    laneCount = lanes
    self.keepsAge = keepsAge
    heads = ContiguousArray(repeating: -1, count: queues * lanes)
    tails = heads
    oldest = ContiguousArray(repeating: -1, count: queues)
    youngest = oldest
    counts = ContiguousArray(repeating: 0, count: queues)
  }

  func head(queue: Int, lane: Int) -> Int { Int(heads[queue * laneCount + lane]) }
  func longestEligible(queue: Int) -> Int { Int(oldest[queue]) }

  /// Puts a case into its lane by its key, then first come.
  mutating func insert(_ index: Int, cases: inout ContiguousArray<Case>, isReturning: Bool) {
    let queue = Int(cases[index].queue)
    let place = queue * laneCount + Int(cases[index].lane)
    let key = cases[index].key
    let queuedAt = cases[index].queuedAt
    let serial = cases[index].serial
    func precedes(_ other: Int32) -> Bool {
      let row = cases[Int(other)]
      if row.key != key { return row.key < key }
      return row.queuedAt != queuedAt ? row.queuedAt < queuedAt : row.serial < serial
    }
    // The neighbours between which it belongs, sought from the end that is likely near.
    var before: Int32
    var after: Int32
    if isReturning {
      before = -1
      after = heads[place]
      while after >= 0 && precedes(after) {
        before = after
        after = cases[Int(after)].next
      }
    } else {
      after = -1
      before = tails[place]
      while before >= 0 && !precedes(before) {
        after = before
        before = cases[Int(before)].previous
      }
    }
    cases[index].previous = before
    cases[index].next = after
    if before >= 0 { cases[Int(before)].next = Int32(index) } else { heads[place] = Int32(index) }
    if after >= 0 { cases[Int(after)].previous = Int32(index) } else { tails[place] = Int32(index) }
    counts[queue] += 1
    guard keepsAge else { return }
    insertions += 1
    cases[index].eligibleOrder = insertions
    cases[index].older = youngest[queue]
    cases[index].younger = -1
    if youngest[queue] >= 0 { cases[Int(youngest[queue])].younger = Int32(index) } else { oldest[queue] = Int32(index) }
    youngest[queue] = Int32(index)
  }

  /// Takes a case out.
  mutating func remove(_ index: Int, cases: inout ContiguousArray<Case>) {
    let row = cases[index]
    let queue = Int(row.queue)
    let place = queue * laneCount + Int(row.lane)
    if row.previous >= 0 { cases[Int(row.previous)].next = row.next } else { heads[place] = row.next }
    if row.next >= 0 { cases[Int(row.next)].previous = row.previous } else { tails[place] = row.previous }
    counts[queue] -= 1
    guard keepsAge else { return }
    if row.older >= 0 { cases[Int(row.older)].younger = row.younger } else { oldest[queue] = row.younger }
    if row.younger >= 0 { cases[Int(row.younger)].older = row.older } else { youngest[queue] = row.older }
  }
}
