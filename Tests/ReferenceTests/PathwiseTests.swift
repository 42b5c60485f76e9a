import ClosedLoop
import EventKernel
import Testing

/// The product's desk with recorded arrivals beside four models that know nothing of agendas, lanes and rosters.
///
/// No tolerance: every sum is a whole number of ticks and is equal or not. Two things make sums as good as single cases.
/// Neighbours in the queue belong to different groups (`RecordedDesk`), so that no two cases of one group can change places
/// without one of another group moving; and where one person works, the fingerprint of the run, which folds every start in
/// its order, is that of the model too.
@Suite("Case by case")
struct PathwiseTests {
  typealias Arrival = RecordedDesk.Arrival
  typealias Course = RecordedDesk.Course

  /// Arrivals with even gaps between 0 and twice the mean, ties among them.
  static func times(_ count: Int, meanGap: Ticks, grid: Ticks = 1, _ dice: inout Dice) -> [Ticks] {
    var time: Ticks = 0
    return (0..<count).map { _ in
      time += Int64(dice.below(Int(2 * meanGap / grid) + 1)) * grid
      return time
    }
  }

  /// 16 kinds of work around a mean, to the microsecond.
  static func work(meanSeconds: Double, _ dice: inout Dice) -> [(prepare: Double, rest: Double)] {
    (0..<16).map { _ in
      (
        Double(dice.below(Int(meanSeconds * 1e6))) / 1e6,
        Double(dice.below(Int(meanSeconds * 1e6))) / 1e6
      )
    }
  }

  /// The fingerprint of a run in which one person starts cases.
  static func fingerprint(_ arrivals: [Arrival], _ courses: [Course?], end: Ticks) -> UInt64 {
    var fingerprint = Fingerprint()
    // The person's shift begins and ends, before and after all else.
    fingerprint.fold(0)
    var next = 0
    let starts = courses.indices.filter { courses[$0] != nil }.sorted {
      (courses[$0]?.start ?? 0, courses[$0]?.end ?? 0) < (courses[$1]?.start ?? 0, courses[$1]?.end ?? 0)
    }
    for index in starts {
      while next < arrivals.count, arrivals[next].time <= courses[index]?.start ?? 0 {
        fingerprint.fold(arrivals[next].entity ^ UInt64(bitPattern: arrivals[next].time))
        next += 1
      }
      fingerprint.fold(arrivals[index].entity)
    }
    while next < arrivals.count {
      fingerprint.fold(arrivals[next].entity ^ UInt64(bitPattern: arrivals[next].time))
      next += 1
    }
    fingerprint.fold(UInt64(bitPattern: end))
    return fingerprint.value
  }

  /// Runs a desk and compares all its replications with a model; returns the number of cases.
  static func compare(
    _ desk: RecordedDesk, replications: UInt64, foldsStarts: Bool = false, _ model: ([Arrival]) -> [Course?]
  ) throws -> Int {
    let prepared = try PreparedPlan(desk.plan)
    var count = 0
    for replication in 0..<replications {
      let result = try #require(try prepared.replicate(replication))
      let arrivals = desk.arrivals(replication: replication)
      let courses = model(arrivals)
      let different = desk.differences(result, arrivals, courses)
      #expect(different.isEmpty, "\(different.count) differences, first \(different.first ?? "")")
      if foldsStarts {
        #expect(result.fingerprint == Self.fingerprint(arrivals, courses, end: desk.plan.phases.drainEnd))
      }
      count += arrivals.count
    }
    return count
  }

  // MARK: Lindley

  /// One person, first come: a case starts when it is there and the one before it is done.
  static func lindley(_ arrivals: [Arrival]) -> [Course?] {
    var openUntil: [Int: Ticks] = [:]
    var free: Ticks = 0
    return arrivals.map { arrival in
      if let end = openUntil[arrival.seat], end > arrival.time { return nil }
      let start = max(arrival.time, free)
      free = start + arrival.service
      openUntil[arrival.seat] = free
      return Course(start: start, end: free)
    }
  }

  @Test("The recursion of Lindley gives the waits of the textbook's six customers")
  func textbook() {
    let arrivals = zip([0, 2, 3, 7, 8, 20] as [Ticks], [4, 3, 5, 1, 6, 2] as [Ticks]).enumerated().map {
      Arrival(
        time: $0.element.0, channel: 0, entity: 0, seat: $0.offset, tier: 0, response: 0, service: $0.element.1)
    }
    let one = Self.lindley(arrivals).compactMap { $0 }
    #expect(zip(one, arrivals).map { $0.start - $1.time } == [0, 2, 4, 5, 5, 0])
    #expect(one.map(\.end) == [4, 7, 12, 13, 19, 22])
    let two = Self.kieferWolfowitz(arrivals, people: 2).compactMap { $0 }
    #expect(zip(two, arrivals).map { $0.start - $1.time } == [0, 0, 1, 0, 0, 0])
    #expect(Self.firstOfBest(arrivals, people: 1).compactMap { $0?.start } == one.map(\.start))
  }

  @Test("One person serves a quarter of a million cases as Lindley's recursion says", arguments: 0..<4)
  func onePerson(part: Int) throws {
    var count = 0
    for instance in 0..<8 {
      var dice = Dice(1000 + UInt64(part * 8 + instance))
      // From light load to a queue that only grows.
      let load = [0.4, 0.7, 0.85, 0.95, 1.05][(part * 8 + instance) % 5]
      let work = Self.work(meanSeconds: 120, &dice)
      let times = Self.times(8192, meanGap: Time.ticks(seconds: 120 / load), &dice)
      let desk = RecordedDesk(times: times, seconds: work, people: 1, promise: 7 * Time.minute, seed: dice.word())
      count += try Self.compare(desk, replications: 1, foldsStarts: true, Self.lindley)
    }
    #expect(count == 65_536)
  }

  // MARK: Kiefer and Wolfowitz

  /// Several people, first come: a case starts when it is there and the first of them is free.
  static func kieferWolfowitz(_ arrivals: [Arrival], people: Int) -> [Course?] {
    var openUntil: [Int: Ticks] = [:]
    var free = [Ticks](repeating: 0, count: people)
    return arrivals.map { arrival in
      if let end = openUntil[arrival.seat], end > arrival.time { return nil }
      let start = max(arrival.time, free[0])
      free[0] = start + arrival.service
      openUntil[arrival.seat] = free[0]
      free.sort()
      return Course(start: start, end: start + arrival.service)
    }
  }

  @Test("Several people serve a quarter of a million cases as Kiefer and Wolfowitz say", arguments: 0..<4)
  func severalPeople(part: Int) throws {
    var count = 0
    for instance in 0..<8 {
      var dice = Dice(2000 + UInt64(part * 8 + instance))
      let people = dice.number(2...20)
      let load = 0.6 + 0.45 * dice.uniform()
      let work = Self.work(meanSeconds: 300, &dice)
      let times = Self.times(8192, meanGap: Time.ticks(seconds: 300 / load / Double(people)), &dice)
      let desk = RecordedDesk(
        times: times, seconds: work, people: people, promise: 6 * Time.minute, seed: dice.word())
      count += try Self.compare(desk, replications: 1) { Self.kieferWolfowitz($0, people: people) }
    }
    #expect(count == 65_536)
  }

  // MARK: A priority queue that looks at everybody

  /// Whoever is free takes, of all that are there, the best tier's first; everybody is looked at each time.
  static func firstOfBest(_ arrivals: [Arrival], people: Int) -> [Course?] {
    var courses = [Course?](repeating: nil, count: arrivals.count)
    var isAttached = [Bool](repeating: false, count: arrivals.count)
    var openCase: [Int: Int] = [:]
    var free = [Ticks](repeating: 0, count: people)
    var known = 0
    var started = 0
    var attached = 0
    while started + attached < arrivals.count {
      free.sort()
      var now = free[0]
      while true {
        while known < arrivals.count && arrivals[known].time <= now {
          // An open case of the same customer takes it up: one that waits still, or is not done when it arrives.
          if let other = openCase[arrivals[known].seat],
            courses[other].map({ $0.end > arrivals[known].time }) ?? true
          {
            isAttached[known] = true
            attached += 1
          } else {
            openCase[arrivals[known].seat] = known
          }
          known += 1
        }
        if started + attached < known || known == arrivals.count { break }
        now = arrivals[known].time
      }
      var best = -1
      for index in 0..<known where courses[index] == nil && !isAttached[index] {
        if best < 0 || arrivals[index].tier < arrivals[best].tier { best = index }
      }
      guard best >= 0 else { break }
      courses[best] = Course(start: now, end: now + arrivals[best].service)
      free[0] = now + arrivals[best].service
      started += 1
    }
    return courses
  }

  @Test("Tiers are served as a search through everybody says, a quarter of a million cases", arguments: 0..<4)
  func tiers(part: Int) throws {
    var count = 0
    for instance in 0..<8 {
      var dice = Dice(3000 + UInt64(part * 8 + instance))
      let people = instance % 2 == 0 ? 1 : dice.number(2...4)
      let load = 0.75 + 0.35 * dice.uniform()
      let work = Self.work(meanSeconds: 240, &dice)
      let times = Self.times(1024, meanGap: Time.ticks(seconds: 240 / load / Double(people)), &dice)
      let desk = RecordedDesk(
        times: times, seconds: work, people: people, tiers: dice.number(2...5), discipline: .valueTier,
        promise: 9 * Time.minute, seats: 20_000, seed: dice.word())
      count += try Self.compare(desk, replications: 8, foldsStarts: people == 1) {
        Self.firstOfBest($0, people: people)
      }
    }
    #expect(count == 65_536)
  }

  // MARK: A model that goes minute by minute

  /// Minute by minute: work ends, patience ends, feedback arrives, free people take the longest waiting.
  static func minuteByMinute(_ arrivals: [Arrival], people: Int, patience: Ticks) -> [Course?] {
    var courses = [Course?](repeating: nil, count: arrivals.count)
    var waiting: [Int] = []
    var inWork: [(index: Int, end: Ticks)] = []
    var openSeats: Set<Int> = []
    var next = 0
    var now: Ticks = 0
    while next < arrivals.count || !waiting.isEmpty || !inWork.isEmpty {
      for done in inWork where done.end == now { openSeats.remove(arrivals[done.index].seat) }
      inWork.removeAll { $0.end == now }
      for index in waiting where arrivals[index].time + patience == now {
        courses[index] = Course(start: now, end: now, gaveUp: true)
        openSeats.remove(arrivals[index].seat)
      }
      waiting.removeAll { courses[$0] != nil }
      while next < arrivals.count && arrivals[next].time == now {
        if openSeats.insert(arrivals[next].seat).inserted { waiting.append(next) }
        next += 1
      }
      while inWork.count < people && !waiting.isEmpty {
        let index = waiting.removeFirst()
        let end = now + arrivals[index].service
        courses[index] = Course(start: now, end: end)
        inWork.append((index, end))
      }
      now += Time.minute
    }
    return courses
  }

  @Test(
    "With patience a quarter of a million cases end as a model that goes minute by minute says", arguments: 0..<4)
  func patience(part: Int) throws {
    var count = 0
    for instance in 0..<4 {
      var dice = Dice(4000 + UInt64(part * 4 + instance))
      let people = dice.number(1...8)
      // Whole minutes: work often ends in the minute in which somebody arrives or loses patience.
      let work = (0..<16).map { _ in
        (prepare: 60 * Double(dice.number(0...4)), rest: 60 * Double(dice.number(1...20)))
      }
      let times = Self.times(
        4096, meanGap: Time.ticks(seconds: 750 / Double(people) / 60) * 60 / Time.minute * Time.minute + Time.minute,
        grid: Time.minute, &dice)
      let minutes = dice.number(3...25)
      let desk = RecordedDesk(
        times: times, seconds: work, people: people, patience: 60 * Double(minutes), promise: 10 * Time.minute,
        seats: 2000, seed: dice.word())
      count += try Self.compare(desk, replications: 4) {
        Self.minuteByMinute($0, people: people, patience: Int64(minutes) * Time.minute)
      }
    }
    #expect(count == 65_536)
  }
}
