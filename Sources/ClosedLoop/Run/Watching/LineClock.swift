import EventKernel

/// What those who wait in each line wait for, summed up from the start of the run: a line is a queue's cases of one need.
///
/// A case that begins to wait takes away what the sums of its line are then, and adds what they are when it is taken: so
/// the split of its wait costs the same however long it waits and however many wait beside it.
///
/// While all who could take a case are busy, a stretch between two starts belongs to the work that was chosen last. It
/// overtakes those who joined the queue before it. How long in all work that joined after a given place was the last chosen
/// is a sum over later places: a binary indexed tree gives it in log n steps (Fenwick 1994).
///
/// There is a sum for elapsed time, and where a run is watched one for the open hours of each promise's calendar.
struct LineClock: ~Copyable {
  /// Calendars of the clocks but the first, which is that of elapsed time.
  private let calendars: ContiguousArray<WorkCalendar>
  private let clockCount: Int
  /// Sums of one moment: one for each line and clock.
  private let width: Int
  /// The lines that each crew serves lie together: first of each crew, and one more at the end.
  private var firstServed: Block<Int>
  private var served = Table<Int32>()
  private var lines: Block<Line>
  private var readings: Block<Reading>
  /// What each person is to those who wait.
  private var presence = Table<Presence>()
  /// People on shift in all teams.
  private var peopleOnShift = 0
  /// Time in which work of each place in the order of joining was the last chosen, as a tree.
  private var tree: Block<Ticks>
  private var capacity = 64
  private var turns: UInt32 = 0
  /// Busy time at the end of each stretch of later work in hand.
  private var inHandEnds = Table<Ticks>()

  struct Line: BitwiseCopyable {
    /// People on shift who serve the line, and those of them at the desk.
    var onShift: Int32 = 0
    var atDesk: Int32 = 0
    /// Place of the work that was chosen last.
    var chosen: UInt32 = 0
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

  enum Presence: BitwiseCopyable {
    case off
    case away
    case atDesk
  }

  init(_ plan: Plan, crews: Crews, calendars: ContiguousArray<WorkCalendar> = []) {
    let count = plan.queues.count * crews.needCount
    self.calendars = calendars
    clockCount = calendars.count + 1
    width = count * clockCount
    firstServed = Block(repeating: 0, count: crews.teams.count + 1)
    lines = Block(repeating: Line(), count: count)
    readings = Block(repeating: Reading(), count: width)
    tree = Block(repeating: 0, count: (capacity + 1) * width)
    for crew in crews.teams.indices {
      for queue in plan.teams[crews.teams[crew]].handles {
        for need in 0..<crews.needCount where crews.serves(crew, need: need) {
          served.append(Int32(queue * crews.needCount + need))
        }
      }
      firstServed[crew + 1] = served.count
    }
    for _ in crews.ofPeople { presence.append(.off) }
  }

  /// The next place in the order of joining queues.
  mutating func takeTurn() -> UInt32 {
    turns += 1
    return turns
  }

  /// An instant as a clock shows it: elapsed ticks, or open ticks of a calendar before it.
  mutating func reading(_ clock: Int, at tick: Ticks) -> Ticks {
    clock == 0 ? tick : calendars[clock - 1].openTime(before: tick)
  }

  // MARK: What happens at the desk

  /// A person's shift or duty may have changed.
  mutating func note(_ person: Int, of crew: Int, isOnShift: Bool, isAtDesk: Bool, at now: Ticks) {
    let new: Presence = isOnShift ? (isAtDesk ? .atDesk : .away) : .off
    let old = presence[person]
    guard new != old else { return }
    presence[person] = new
    let shift = (new == .off ? 0 : 1) - (old == .off ? 0 : 1)
    let desk: Int32 = (new == .atDesk ? 1 : 0) - (old == .atDesk ? 1 : 0)
    if (peopleOnShift == 0) != (peopleOnShift + shift == 0) {
      for line in 0..<lines.count { bring(line, to: now) }
    }
    for place in firstServed[crew]..<firstServed[crew + 1] {
      let line = Int(served[place])
      bring(line, to: now)
      lines[line].onShift += Int32(shift)
      lines[line].atDesk += desk
    }
    peopleOnShift += shift
  }

  /// Somebody of a crew has chosen work that joined the queues at a certain place.
  mutating func choose(_ turn: UInt32, by crew: Int, waiting: borrowing Block<Int>, at now: Ticks) {
    for place in firstServed[crew]..<firstServed[crew + 1] {
      let line = Int(served[place])
      bring(line, to: now)
      for clock in 0..<clockCount {
        let sum = line * clockCount + clock
        // What passes nobody by need not be kept.
        if waiting[line] > 0 { add(readings[sum].busy - readings[sum].busyAtChoice, at: lines[line].chosen, sum) }
        readings[sum].busyAtChoice = readings[sum].busy
        if lines[line].inHand >= 0 { inHandEnds[Int(lines[line].inHand) * clockCount + clock] = readings[sum].busy }
      }
      lines[line].inHand = -1
      lines[line].chosen = turn
    }
  }

  /// Brings the sums of a line up to now.
  private mutating func bring(_ line: Int, to now: Ticks) {
    for clock in 0..<clockCount {
      let sum = line * clockCount + clock
      let time = reading(clock, at: now)
      let elapsed = time - readings[sum].until
      readings[sum].until = time
      if peopleOnShift == 0 {
        readings[sum].deskClosed += elapsed
      } else if lines[line].onShift == 0 {
        readings[sum].nobodyOnShift += elapsed
      } else if lines[line].atDesk == 0 {
        readings[sum].absence += elapsed
      } else {
        readings[sum].busy += elapsed
      }
    }
  }

  // MARK: What a case makes of it

  /// A case begins to wait in a line.
  mutating func enter(_ line: Int, _ time: inout CaseTime, clock: Int, at now: Ticks) {
    bring(line, to: now)
    let sum = line * clockCount + clock
    time.line = Int32(line)
    time.inHand = -1
    if lines[line].chosen > time.turn {
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

  /// A case waits no longer.
  private mutating func leave(_ time: inout CaseTime, clock: Int, at now: Ticks) {
    let line = Int(time.line)
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
  private mutating func overtaken(since turn: UInt32, _ line: Int, _ sum: Int) -> Ticks {
    var later = tree[capacity * width + sum]
    var place = min(Int(turn), capacity)
    while place > 0 {
      later -= tree[place * width + sum]
      place &= place - 1
    }
    return lines[line].chosen > turn ? later + readings[sum].busy - readings[sum].busyAtChoice : later
  }

  private mutating func add(_ ticks: Ticks, at turn: UInt32, _ sum: Int) {
    guard ticks > 0 && turn > 0 else { return }
    while Int(turn) > capacity { grow() }
    var place = Int(turn)
    while place <= capacity {
      tree[place * width + sum] += ticks
      place += place & -place
    }
  }

  /// Doubles the tree: the sum of all is that of its upper half as well.
  private mutating func grow() {
    tree.resize(to: (2 * capacity + 1) * width, filler: 0)
    for sum in 0..<width { tree[2 * capacity * width + sum] = tree[capacity * width + sum] }
    capacity *= 2
  }
}
