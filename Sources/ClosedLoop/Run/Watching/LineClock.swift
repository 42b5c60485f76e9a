import EventKernel

/// What those who wait in each line wait for, summed up from the start of the run: a line is a queue's cases of one skill
/// requirement.
///
/// A case that begins to wait takes away what the sums of its line are then, and adds what they are when it is taken: so
/// the split of its wait costs the same however long it waits and however many wait beside it.
///
/// While all who could take a case are busy, a stretch between two starts belongs to the work that was chosen last. It
/// overtakes those who joined the queue before it. How long in all work that joined after a given place was the last chosen
/// is a sum over later places: a binary indexed tree gives it in log n steps (Fenwick 1994). It holds the places from the
/// oldest open case on, so that it is as small as the desk's work is, however long the run.
///
/// There is a sum for elapsed time, and where a run is watched one for the open hours of each promise's calendar.
struct LineClock: ~Copyable {
  /// Calendars of the clocks but the first, which is that of elapsed time.
  private let calendars: ContiguousArray<WorkCalendar>
  private let clockCount: Int
  /// Sums of one moment: one for each line and clock.
  private let width: Int
  /// The lines that each skill group serves lie together: first of each skill group, and one more at the end.
  private var firstServed: Block<Int>
  private var served = Table<Int32>()
  private var lines: Block<Line>
  private var readings: Block<Reading>
  /// What each person is to those who wait.
  private var presence = Table<Presence>()
  /// People on shift in all teams.
  private var peopleOnShift = 0
  /// Time in which work of each place in the order of joining was the last chosen, as a tree; places up to `base` are
  /// asked for no more.
  private var tree: Block<Ticks>
  private var capacity = Self.leastCapacity
  private var base = 0
  private var turns = 0
  private static var leastCapacity: Int { 128 }
  /// Busy time at the end of each stretch of later work in hand.
  private var inHandEnds = Table<Ticks>()

  struct Line: BitwiseCopyable {
    /// People on shift who serve the line, and those of them at the desk.
    var onShift: Int32 = 0
    var atDesk: Int32 = 0
    /// Place of the work that was chosen last.
    var chosen: UInt32 = 0
    /// What those who wait in it wait for.
    var lack = Lack.desk
    /// The present stretch, where somebody came back to the queue in it who joined before the work in hand.
    var inHand: Int32 = -1
  }

  struct Reading: BitwiseCopyable {
    var until: Ticks = 0
    var deskClosed: Ticks = 0
    var nobodyOnShift: Ticks = 0
    var absence: Ticks = 0
    var busy: Ticks = 0
    /// Busy time when work was chosen last.
    var busyAtChoice: Ticks = 0
  }

  /// What is missing for a case of a line to be taken.
  enum Lack: BitwiseCopyable {
    /// Anybody on shift in any team.
    case desk
    /// Anybody on shift who serves the line.
    case shift
    /// Any of those at the desk.
    case presence
    /// Any of these who is free.
    case time
  }

  enum Presence: BitwiseCopyable {
    case off
    case away
    case atDesk
  }

  init(_ plan: Plan, skillGroups: SkillGroups, calendars: ContiguousArray<WorkCalendar> = []) {
    let count = plan.queues.count * skillGroups.requirementCount
    self.calendars = calendars
    clockCount = calendars.count + 1
    width = count * clockCount
    firstServed = Block(repeating: 0, count: skillGroups.teams.count + 1)
    lines = Block(repeating: Line(), count: count)
    readings = Block(repeating: Reading(), count: width)
    tree = Block(repeating: 0, count: (capacity + 1) * width)
    for skillGroup in skillGroups.teams.indices {
      for queue in plan.teams[skillGroups.teams[skillGroup]].handles {
        for requirement in 0..<skillGroups.requirementCount
        where skillGroups.serves(skillGroup, requirement: requirement) {
          served.append(Int32(queue * skillGroups.requirementCount + requirement))
        }
      }
      firstServed[skillGroup + 1] = served.count
    }
    for _ in skillGroups.ofPeople { presence.append(.off) }
    for line in 0..<count {
      for clock in 0..<calendars.count {
        readings[line * clockCount + clock + 1].until = calendars[clock].openTime(before: 0)
      }
    }
  }

  /// Whether the tree has to be given room before another place is taken.
  var isFull: Bool { turns - base == capacity }

  /// The next place in the order of joining queues.
  mutating func takeTurn() -> UInt32 {
    precondition(!isFull, "room has been made")
    turns += 1
    return UInt32(turns)
  }

  /// An instant as a clock shows it: elapsed ticks, or open ticks of a calendar before it.
  @inline(__always) func reading(_ clock: Int, at tick: Ticks) -> Ticks {
    clock == 0 ? tick : calendars[clock - 1].openTime(before: tick)
  }

  // MARK: What happens at the desk

  /// A person's shift or duty may have changed.
  mutating func note(_ person: Int, of skillGroup: Int, isOnShift: Bool, isAtDesk: Bool, at now: Ticks) {
    let new: Presence = isOnShift ? (isAtDesk ? .atDesk : .away) : .off
    let old = presence[person]
    guard new != old else { return }
    presence[person] = new
    let shift = (new == .off ? 0 : 1) - (old == .off ? 0 : 1)
    let desk: Int32 = (new == .atDesk ? 1 : 0) - (old == .atDesk ? 1 : 0)
    let opensOrCloses = (peopleOnShift == 0) != (peopleOnShift + shift == 0)
    if opensOrCloses {
      for line in 0..<lines.count { bring(line, to: now) }
    }
    peopleOnShift += shift
    for place in firstServed[skillGroup]..<firstServed[skillGroup + 1] {
      let line = Int(served[place])
      bring(line, to: now)
      lines[line].onShift += Int32(shift)
      lines[line].atDesk += desk
      noteLack(of: line)
    }
    if opensOrCloses {
      for line in 0..<lines.count { noteLack(of: line) }
    }
  }

  private mutating func noteLack(of line: Int) {
    lines[line].lack =
      peopleOnShift == 0 ? .desk : lines[line].onShift == 0 ? .shift : lines[line].atDesk == 0 ? .presence : .time
  }

  /// Somebody of a skill group has chosen work that joined the queues at a certain place.
  mutating func choose(_ turn: UInt32, by skillGroup: Int, waiting: borrowing Block<Int>, at now: Ticks) {
    for place in firstServed[skillGroup]..<firstServed[skillGroup + 1] {
      let line = Int(served[place])
      bring(line, to: now)
      // What passes nobody by need not be kept.
      if waiting[line] > 0 || lines[line].inHand >= 0 { endStretch(of: line, passesSomebody: waiting[line] > 0) }
      for sum in (line * clockCount)..<((line + 1) * clockCount) { readings[sum].busyAtChoice = readings[sum].busy }
      lines[line].chosen = turn
    }
  }

  private mutating func endStretch(of line: Int, passesSomebody: Bool) {
    for clock in 0..<clockCount {
      let sum = line * clockCount + clock
      if passesSomebody { add(readings[sum].busy - readings[sum].busyAtChoice, at: lines[line].chosen, sum) }
      if lines[line].inHand >= 0 { inHandEnds[Int(lines[line].inHand) * clockCount + clock] = readings[sum].busy }
    }
    lines[line].inHand = -1
  }

  /// Brings the sums of a line up to now.
  @inline(__always) private mutating func bring(_ line: Int, to now: Ticks) {
    if readings[line * clockCount].until != now { add(upTo: now, line) }
  }

  private mutating func add(upTo now: Ticks, _ line: Int) {
    for clock in 0..<clockCount {
      let sum = line * clockCount + clock
      let time = reading(clock, at: now)
      let elapsed = time - readings[sum].until
      readings[sum].until = time
      switch lines[line].lack {
      case .desk: readings[sum].deskClosed += elapsed
      case .shift: readings[sum].nobodyOnShift += elapsed
      case .presence: readings[sum].absence += elapsed
      case .time: readings[sum].busy += elapsed
      }
    }
  }

  // MARK: What a case makes of it

  /// Whether later work is in hand in a line than that of a place, so that who joins there now joins before it.
  func isBehind(_ line: Int, turn: UInt32) -> Bool { lines[line].chosen > turn }

  /// A case begins to wait in a line.
  ///
  /// - Parameter isBehind: whether later work was in hand when it came: that has not overtaken it.
  mutating func enter(_ line: Int, _ time: inout CaseTime, clock: Int, isBehind: Bool, at now: Ticks) {
    bring(line, to: now)
    let sum = line * clockCount + clock
    time.line = Int32(line)
    time.inHand = -1
    if isBehind {
      if lines[line].inHand < 0 {
        lines[line].inHand = Int32(inHandEnds.count / clockCount)
        for _ in 0..<clockCount { inHandEnds.append(0) }
      }
      time.inHand = lines[line].inHand
    }
    time.busyBefore = readings[sum].busy
    let overtaken = overtaken(since: time.turn, line, sum)
    time.split.deskClosed -= readings[sum].deskClosed
    time.split.nobodyOnShift -= readings[sum].nobodyOnShift
    time.split.absence -= readings[sum].absence
    time.split.overtaken -= overtaken
    time.split.busy -= readings[sum].busy - overtaken
  }

  /// A case waits no longer; one that leaves in the instant in which it came has not entered.
  mutating func leave(_ time: inout CaseTime, clock: Int, at now: Ticks) {
    let line = Int(time.line)
    guard line >= 0 else { return }
    bring(line, to: now)
    let sum = line * clockCount + clock
    var overtaken = overtaken(since: time.turn, line, sum)
    if time.inHand >= 0 {
      // Later work that was in hand when it came back has not overtaken it.
      let isOver = time.inHand != lines[line].inHand
      let end = isOver ? inHandEnds[Int(time.inHand) * clockCount + clock] : readings[sum].busy
      overtaken -= end - time.busyBefore
    }
    time.split.deskClosed += readings[sum].deskClosed
    time.split.nobodyOnShift += readings[sum].nobodyOnShift
    time.split.absence += readings[sum].absence
    time.split.overtaken += overtaken
    time.split.busy += readings[sum].busy - overtaken
    time.line = -1
  }

  /// Books the time since a stage began.
  mutating func book(_ stay: Stay, since start: Ticks, into time: inout CaseTime, clock: Int, at now: Ticks) {
    switch stay {
    case .nothing: break
    case .line: leave(&time, clock: clock, at: now)
    case .all(let category): time.split.add(reading(clock, at: now) - reading(clock, at: start), to: category)
    case .gap(let end):
      let middle = reading(clock, at: min(max(end, start), now))
      time.split.betweenAttempts += middle - reading(clock, at: start)
      time.split.outsideCallableHours += reading(clock, at: now) - middle
    }
  }

  // MARK: Time by place in the order of joining

  /// How long, up to now, work that joined after a place was the last chosen while all were busy.
  @inline(__always) private func overtaken(since turn: UInt32, _ line: Int, _ sum: Int) -> Ticks {
    var later = tree[capacity * width + sum]
    var place = max(0, Int(turn) - base)
    while place > 0 {
      later -= tree[place * width + sum]
      place &= place - 1
    }
    return lines[line].chosen > turn ? later + readings[sum].busy - readings[sum].busyAtChoice : later
  }

  private mutating func add(_ ticks: Ticks, at turn: UInt32, _ sum: Int) {
    var place = Int(turn) - base
    guard ticks > 0 && place > 0 else { return }
    while place <= capacity {
      tree[place * width + sum] += ticks
      place += place & -place
    }
  }

  /// Makes room for further places.
  ///
  /// Nodes of the upper half of a tree are those of a tree of that half, but for the last: what is left of it moves down
  /// as it lies.
  ///
  /// - Parameters:
  ///   - oldest: the place of the open case that joined first, or nil where none has one: earlier ones are forgotten.
  ///   - least: for so many places at least, since whoever looks for the oldest has to look at as many.
  /// - Complexity: O(n) for n places; half as many are taken until it is called again.
  mutating func makeRoom(oldest: UInt32?, least: Int) {
    let half = capacity / 2
    let forgotten = (oldest.map { Int($0) - 1 } ?? turns) - base
    guard forgotten >= half && capacity >= least else {
      tree.resize(to: (2 * capacity + 1) * width, filler: 0)
      for sum in 0..<width { tree[2 * capacity * width + sum] = tree[capacity * width + sum] }
      capacity *= 2
      return
    }
    for node in width..<(half * width) { tree[node] = tree[node + half * width] }
    for node in ((half + 1) * width)..<(capacity * width) { tree[node] = 0 }
    for sum in 0..<width {
      let upper = tree[capacity * width + sum] - tree[half * width + sum]
      tree[half * width + sum] = upper
      tree[capacity * width + sum] = upper
    }
    base += half
  }
}
