import EventKernel

/// Waiting cases by priority class: each class is in the order of work, so that only their firsts are compared.
///
/// Links live in the case rows; a class is its two ends. A new case is put in from the end to which it belongs, so that
/// in the usual course nobody is walked past.
///
/// Cases of a queue that need different languages or topics have classes of their own: a place is a queue and a
/// requirement.
struct WaitingRoom: ~Copyable {
  let requirementCount: Int
  let classCount: Int
  /// How many classes, from the first, are kept with the last that came in front.
  private let newestFirst: Int
  private var heads: Block<Int32>
  private var tails: Block<Int32>
  private var oldest: Block<Int32>
  private var youngest: Block<Int32>
  /// Waiting cases of each place.
  private(set) var counts: Block<Int>
  let keepsAge: Bool
  private var insertions: UInt64 = 0

  init(queues: Int, requirements: Int, classes: PriorityClasses, keepsAge: Bool) {
    let places = queues * requirements
    requirementCount = requirements
    classCount = classes.count
    newestFirst = classes.newestFirst
    self.keepsAge = keepsAge
    heads = Block(repeating: -1, count: places * classCount)
    tails = Block(repeating: -1, count: places * classCount)
    oldest = Block(repeating: -1, count: places)
    youngest = Block(repeating: -1, count: places)
    counts = Block(repeating: 0, count: places)
  }

  /// The case of a place that stands first in a priority class, or a negative number.
  func head(place: Int, of priorityClass: Int) -> Int { Int(heads[place * classCount + priorityClass]) }
  func longestEligible(place: Int) -> Int { Int(oldest[place]) }

  /// Where a case waits.
  func place(of index: Int, cases: borrowing Table<Case>) -> Int {
    Int(cases[index].queue) * requirementCount + Int(cases[index].requirement)
  }

  /// Puts a case into its priority class by its key, then as it came.
  mutating func insert(_ index: Int, cases: inout Table<Case>, isReturning: Bool) {
    link(index, cases: &cases, isReturning: isReturning)
    guard keepsAge else { return }
    insertions += 1
    cases[index].eligibleOrder = insertions
    linkByAge(index, cases: &cases)
  }

  /// Moves a waiting case to another class or queue; how long it has been eligible stays what it is.
  mutating func move(
    _ index: Int, queue: Int16, priorityClass: Int16, key: Int64, cases: inout Table<Case>
  ) {
    remove(index, cases: &cases)
    cases[index].queue = queue
    cases[index].priorityClass = priorityClass
    cases[index].key = key
    link(index, cases: &cases, isReturning: false)
    if keepsAge { linkByAge(index, cases: &cases) }
  }

  private mutating func link(_ index: Int, cases: inout Table<Case>, isReturning: Bool) {
    let queue = place(of: index, cases: cases)
    let place = queue * classCount + Int(cases[index].priorityClass)
    let key = cases[index].key
    let queuedAt = cases[index].queuedAt
    let serial = cases[index].serial
    let takesNewest = Int(cases[index].priorityClass) < newestFirst
    func precedes(_ other: Int32, _ cases: borrowing Table<Case>) -> Bool {
      let place = Int(other)
      if cases[place].key != key { return cases[place].key < key }
      let cameFirst =
        cases[place].queuedAt != queuedAt ? cases[place].queuedAt < queuedAt : cases[place].serial < serial
      return cameFirst != takesNewest
    }
    // The neighbours between which it belongs, sought from the end that is likely near.
    var before: Int32
    var after: Int32
    if isReturning != takesNewest {
      before = -1
      after = heads[place]
      while after >= 0 && precedes(after, cases) {
        before = after
        after = cases[Int(after)].next
      }
    } else {
      after = -1
      before = tails[place]
      while before >= 0 && !precedes(before, cases) {
        after = before
        before = cases[Int(before)].previous
      }
    }
    cases[index].previous = before
    cases[index].next = after
    if before >= 0 { cases[Int(before)].next = Int32(index) } else { heads[place] = Int32(index) }
    if after >= 0 { cases[Int(after)].previous = Int32(index) } else { tails[place] = Int32(index) }
    counts[queue] += 1
  }

  /// Puts a case into its queue's list by age: behind all that have been eligible for longer, usually behind all.
  private mutating func linkByAge(_ index: Int, cases: inout Table<Case>) {
    let queue = place(of: index, cases: cases)
    let since = cases[index].eligibleAt
    let order = cases[index].eligibleOrder
    var older = youngest[queue]
    var younger: Int32 = -1
    while older >= 0 && (cases[Int(older)].eligibleAt, cases[Int(older)].eligibleOrder) > (since, order) {
      younger = older
      older = cases[Int(older)].older
    }
    cases[index].older = older
    cases[index].younger = younger
    if older >= 0 { cases[Int(older)].younger = Int32(index) } else { oldest[queue] = Int32(index) }
    if younger >= 0 { cases[Int(younger)].older = Int32(index) } else { youngest[queue] = Int32(index) }
  }

  /// Takes a case out.
  mutating func remove(_ index: Int, cases: inout Table<Case>) {
    let queue = place(of: index, cases: cases)
    let place = queue * classCount + Int(cases[index].priorityClass)
    let next = cases[index].next
    let previous = cases[index].previous
    if previous >= 0 { cases[Int(previous)].next = next } else { heads[place] = next }
    if next >= 0 { cases[Int(next)].previous = previous } else { tails[place] = previous }
    counts[queue] -= 1
    guard keepsAge else { return }
    let younger = cases[index].younger
    let older = cases[index].older
    if older >= 0 { cases[Int(older)].younger = younger } else { oldest[queue] = younger }
    if younger >= 0 { cases[Int(younger)].older = older } else { youngest[queue] = older }
  }
}
