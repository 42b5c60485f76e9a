import EventKernel
import PortableMath

/// The same systems in loops made for one purpose: real time, no event list, a small generator of their own.
///
/// What a general kernel costs is its ratio to these, measured in the same minute: a busy machine slows both.
enum ReferenceLoop {
  /// Random words by adding and mixing (SplitMix64).
  struct Words {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return Fingerprint.mix(state)
    }
  }

  /// Mean stay at a single server by Lindley's recursion, in mean services.
  static func meanStay(customers: Int, load: Double) -> Double {
    var words = Words(state: 1)
    var wait = 0.0
    var sum = 0.0
    for _ in 0..<customers {
      let logs = logarithms(Draws.uniform(of: words.next()), Draws.uniform(of: words.next()))
      let stay = wait - logs.x
      sum += stay
      wait = max(0, stay + logs.y / load)
    }
    return sum / Double(customers)
  }

  /// A customer who waits.
  struct Waiting: BitwiseCopyable {
    var arrival: Double
    var deadline: Double
  }

  /// The triage desk for so many hours, by its own clock of minutes: each server has the time at which it is free, and
  /// those who gave up are found when their turn comes.
  static func triage(_ terms: TriageTerms, hours: Double) -> TriageTally {
    var words = Words(state: 2)
    let servers = terms.servers
    let (firstBorder, secondBorder) = terms.borders
    var free = Block(repeating: 0.0, count: servers)
    var first = RingQueue<Waiting>()
    var second = RingQueue<Waiting>()
    var third = RingQueue<Waiting>()
    var tally = TriageTally()
    var now = 0.0
    let end = hours * 60
    let gap = 60 / terms.perHour

    func note(_ row: inout TriageTally.Row, _ customer: Waiting, at start: Double) -> Bool {
      if customer.deadline <= start {
        row.abandoned &+= 1
        row.waited &+= Int64((customer.deadline - customer.arrival) * 60e6)
        return false
      }
      let waited = start - customer.arrival
      row.waited &+= Int64(waited * 60e6)
      row.prompt &+= waited <= terms.promptMinutes ? 1 : 0
      return true
    }

    while true {
      let logs = logarithms(Draws.uniform(of: words.next()), Draws.uniform(of: words.next()))
      now -= gap * logs.x
      guard now <= end else { return tally }
      // Whoever waits goes before this arrival: the server free first takes the next until it is busy beyond now.
      var earliest = 0
      while true {
        earliest = 0
        for server in 1..<servers where free[server] < free[earliest] { earliest = server }
        let start = free[earliest]
        guard start <= now else { break }
        var isTaken = false
        while !isTaken, let customer = first.removeFirst() { isTaken = note(&tally.first, customer, at: start) }
        while !isTaken, let customer = second.removeFirst() { isTaken = note(&tally.second, customer, at: start) }
        while !isTaken, let customer = third.removeFirst() { isTaken = note(&tally.third, customer, at: start) }
        guard isTaken else { break }
        free[earliest] = start - terms.serviceMinutes * logarithm(Draws.uniform(of: words.next()))
      }
      let word = words.next()
      let lane = word < firstBorder ? 0 : word < secondBorder ? 1 : 2
      tally[lane].arrived &+= 1
      if free[earliest] <= now {
        free[earliest] = now - terms.serviceMinutes * logarithm(Draws.uniform(of: words.next()))
        tally[lane].prompt &+= 1
        continue
      }
      tally[lane].delayed &+= 1
      let customer = Waiting(arrival: now, deadline: now - terms.patienceMinutes * logs.y)
      switch lane {
      case 0: first.append(customer)
      case 1: second.append(customer)
      default: third.append(customer)
      }
    }
  }
}
