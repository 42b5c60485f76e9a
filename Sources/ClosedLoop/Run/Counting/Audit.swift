import EventKernel

/// A broken identity: the run stops, and this says which and with what numbers.
public struct BrokenAudit: Error, Sendable {
  /// The identity in words.
  public let identity: StaticString
  /// Its left side.
  public let left: Int64
  /// Its right side.
  public let right: Int64
  /// The replication.
  public let replication: UInt64
}

/// All items of a run by what became of them.
struct Flow: BitwiseCopyable {
  var received: Int64 = 0
  var notContactable: Int64 = 0
  var attached: Int64 = 0
  var filtered: Int64 = 0
  var untreated: Int64 = 0
  var acknowledged: Int64 = 0
  var automated: Int64 = 0
  var solved: Int64 = 0
  var unsolved: Int64 = 0
  var unreachable: Int64 = 0
  var expired: Int64 = 0
  var open: Int64 = 0
  /// Never written, since a fix has kept their failure away.
  var avoided: Int64 = 0

  mutating func count(_ ending: Ending) {
    switch ending {
    case .open: open += 1
    case .acknowledged: acknowledged += 1
    case .automated: automated += 1
    case .solved: solved += 1
    case .unsolved: unsolved += 1
    case .unreachable: unreachable += 1
    case .planEnded, .gaveUp, .customerLeft: expired += 1
    }
  }

  var accounted: Int64 {
    notContactable + attached + filtered + untreated + acknowledged + automated + solved + unsolved + unreachable
      + expired + open + avoided
  }
}

/// Identities that hold exactly in every replication (model: desk/audits).
struct Audit {
  var flow = Flow()
  /// ∫N dt against the sum of stays, in ticks: open cases, waiting cases, those that wait for their
  /// customer, people at work.
  var openIntegral: Int128 = 0
  var openStays: Int128 = 0
  var waitingIntegral: Int128 = 0
  var waitingStays: Int128 = 0
  var customerIntegral: Int128 = 0
  var customerStays: Int128 = 0
  var busyIntegral: Int128 = 0
  var workStays: Int128 = 0
  private var lastEvent: Ticks = 0
  private var eventsOfTick = 0
  /// Whether the run does not get on.
  var isStuck: Bool { eventsOfTick > 1_000_000 }
  private(set) var first: (identity: StaticString, left: Int64, right: Int64)?
  /// Events handled.
  private(set) var eventCount: Int64 = 0

  init(queues: Int) {}

  /// Notes the first broken identity.
  @inline(__always) mutating func equal(_ identity: StaticString, _ left: Int64, _ right: Int64) {
    if left != right { isBroken(identity, left, right) }
  }

  @inline(never) private mutating func isBroken(_ identity: StaticString, _ left: Int64, _ right: Int64) {
    if first == nil { first = (identity, left, right) }
  }

  /// The same for sums in 128 bits; what does not fit is shown modulo 2^64.
  mutating func equal(_ identity: StaticString, _ left: Int128, _ right: Int128) {
    if left != right { isBroken(identity, Int64(truncatingIfNeeded: left), Int64(truncatingIfNeeded: right)) }
  }

  @inline(__always) mutating func eventHappens(at tick: Ticks) {
    eventCount &+= 1
    guard tick == lastEvent else {
      if tick < lastEvent { equal("time runs forward", tick, lastEvent) }
      lastEvent = tick
      eventsOfTick = 0
      return
    }
    eventsOfTick &+= 1
    if eventsOfTick > 1_000_000 { equal("an instant has at most a million events", Int64(eventsOfTick), 1_000_000) }
  }

  mutating func check(start: Ticks, received: Ticks, isWaiting: Bool) {
    if start < received { equal("no start before its case exists", start, received) }
    if !isWaiting { equal("only waiting cases are started", Int64(0), Int64(1)) }
  }

  mutating func check(isAble: Bool) {
    if !isAble { equal("people do only what they know and speak", Int64(0), Int64(1)) }
  }

  mutating func check(order isFirst: Bool, at tick: Ticks) {
    if !isFirst { equal("the declared order holds at each start", tick, Int64(-1)) }
  }

  mutating func check(idle: Int, waiting: Int) {
    if idle > 0 && waiting > 0 { equal("no idle skilled person beside eligible work", Int64(idle), Int64(waiting)) }
  }
}
