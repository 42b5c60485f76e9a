public import EventKernel
import PortableMath

/// How the people of a team vary, come and go, and behave; by default they are all alike, stay and do as they are told.
public struct Workforce: Sendable {
  /// What becomes of work in hand when a working interval ends.
  public var shiftEnd = ShiftEnd.finishCurrent
  /// Speed of a person, 1 as the laws of work are stated; nil where all have that.
  public var speed: Distribution?
  /// Mean skill, in standard deviations of people's skill; 0 solves the stated share of conversations.
  public var skillMean = 0.0
  /// Standard deviation of skill between people.
  public var skillDeviation = 0.0
  /// How starters grow into the work.
  public var rampUp: RampUp?
  /// How people leave and are replaced.
  public var attrition: Attrition?
  /// What coaching gives back.
  public var coaching: Coaching?
  /// What too much work does to people.
  public var overload: Overload?
  /// Calls that come first.
  public var inbound: InboundDuty?
  /// What people do although they are told otherwise.
  public var habits = Habits()
  /// Share of the people who speak each of the plan's languages; empty where all speak all.
  public var languages: [Double] = []
  /// Share of the people who know each of the plan's causes; empty where all know all.
  public var topics: [Double] = []

  /// People who are all alike.
  public init() {}

  /// Whether speed or skill depends on the person, the day or the hour.
  var varies: Bool {
    speed != nil || skillMean != 0 || skillDeviation != 0 || rampUp != nil || attrition != nil || coaching != nil
      || overload != nil
  }

  /// Whether the people at the desk, or what they do, differ from a steady number of people who are all alike.
  public var changesStaff: Bool {
    varies || inbound != nil || habits.slowingWithin > 0 || habits.cherryPicking > 0 || !languages.isEmpty
      || !topics.isEmpty
  }
}

/// What becomes of work in hand when a working interval of a person ends.
///
/// An attempt that has begun, with the customer on the line or the phone ringing, is always finished: nobody hangs up.
public enum ShiftEnd: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  /// The person stays until it is done; that is overtime.
  case finishCurrent
  /// It goes back to its queue. Whoever takes it next prepares anew and does what was left of the rest.
  case handOver
  /// The person keeps it and goes on at the next interval; a person who is absent then, or has left, gives it back.
  case resumeNextShift

  /// What the scenario writes for it.
  public var keyword: StaticString {
    switch self {
    case .finishCurrent: "finish-current"
    case .handOver: "hand-over"
    case .resumeNextShift: "resume-next-shift"
    }
  }
}

/// A pause in a day of a shift. Work in hand is finished first.
public struct Break: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Under which it draws its place in the day.
  public var identity: UInt16
  /// Local time of day from which it may be taken, in ticks.
  public var earliest: Ticks
  /// Local time of day by which it is over.
  public var latest: Ticks
  /// Its length.
  public var length: Ticks
  /// Whether it is paid; one that is not is taken off the paid hours of every scheduled day that has room for it.
  public var isPaid: Bool

  /// A pause.
  public init(name: Name, earliest: Ticks, latest: Ticks, length: Ticks, isPaid: Bool) {
    self.name = name
    identity = name.identity(kind: "break")
    self.earliest = earliest
    self.latest = latest
    self.length = length
    self.isPaid = isPaid
  }
}

/// How people get better with the weeks they have been there.
public enum Learning: Sendable {
  /// From the first day as good as everybody.
  case none
  /// Through stated points, with straight lines between them and level beyond the last.
  case points([(weeks: Double, value: Double)])
  /// Everybody's value less a gap that closes: gap · e^(−weeks / constant).
  case curve(gap: Double, constant: Double)

  /// The value after some weeks, where everybody's is `full`.
  public func value(after weeks: Double, full: Double) -> Double {
    switch self {
    case .none: return full
    case .curve(let gap, let constant): return full - gap * exponential(-weeks / constant)
    case .points(let points):
      guard let first = points.first else { return full }
      var before = first
      if weeks <= first.weeks { return first.value }
      for point in points.dropFirst() {
        if weeks < point.weeks {
          return before.value + (point.value - before.value) * (weeks - before.weeks) / (point.weeks - before.weeks)
        }
        before = point
      }
      return before.value
    }
  }

  /// Speed by the learning curve 1 − .39 e^(−t / 12 weeks) (model: desk/learning).
  public static let usualSpeed = Learning.curve(gap: 0.39, constant: 12)
  /// Skill along the same curve, from one standard deviation below everybody.
  public static let usualSkill = Learning.curve(gap: 1, constant: 12)
}

/// How starters grow into the work. People who are no starters when the run begins have nothing to learn.
public struct RampUp: Sendable {
  /// How many people of the team start on the first day.
  public var starters: Int
  /// Factor on speed by weeks in the team.
  public var speed: Learning
  /// Addition to skill by weeks in the team.
  public var skill: Learning

  /// A ramp-up.
  public init(starters: Int, speed: Learning, skill: Learning) {
    self.starters = starters
    self.speed = speed
    self.skill = skill
  }
}

/// How people leave, and how long their seats stay empty.
public struct Attrition: Sendable {
  /// Hazard of leaving, per day.
  public var hazard: Double
  /// Seconds from leaving until the successor's first day, nil where nobody follows.
  public var hiring: Distribution?
  /// What it costs to find and train a successor, millionths of the currency, due on his first day.
  public var costPerHire: Int64 = 0

  /// A law of leaving.
  public init(hazard: Double, hiring: Distribution?) {
    self.hazard = hazard
    self.hiring = hiring
  }
}

/// What coaching gives back: time off the desk now, quicker work for some weeks.
public struct Coaching: Sendable {
  /// The activity of planned time off the desk that is coaching, as an index.
  public var activity: Int
  /// Share of handle time that somebody who has just been fully coached saves.
  public var gain: Double
  /// Time in which half of it is lost again.
  public var halfLife: Ticks
  /// Coaching that makes somebody fully coached.
  public var fullDose: Ticks
  /// Share of the team's mean that everybody learns from colleagues.
  public var peerEffect: Double

  /// What coaching gives back.
  public init(activity: Int, gain: Double, halfLife: Ticks, fullDose: Ticks, peerEffect: Double) {
    self.activity = activity
    self.gain = gain
    self.halfLife = halfLife
    self.fullDose = fullDose
    self.peerEffect = peerEffect
  }
}

/// What too much work does to people: strain is how far occupancy lies beyond a ceiling, 1 where it is all of the time.
public struct Overload: Sendable {
  /// Busy share of time at the desk up to which nobody suffers.
  public var ceiling: Double
  /// Scheduled days over which occupancy is averaged.
  public var memory: Double
  /// Factor on the hazard of leaving at full strain.
  public var quitFactor: Double
  /// Skill lost at full strain, in standard deviations.
  public var skillLoss: Double

  /// What too much work does.
  public init(ceiling: Double, memory: Double, quitFactor: Double, skillLoss: Double) {
    self.ceiling = ceiling
    self.memory = memory
    self.quitFactor = quitFactor
    self.skillLoss = skillLoss
  }
}

/// Inbound calls of people who also follow up: a reservation of desk time in spells, which come before other work.
public struct InboundDuty: Sendable {
  /// Share of desk time that calls take.
  public var share: Double
  /// Length of a spell of calls in seconds.
  public var spell: Distribution

  /// A reservation.
  public init(share: Double, spell: Distribution) {
    self.share = share
    self.spell = spell
  }
}

/// What people do although they are told otherwise.
public struct Habits: Sendable {
  /// Share of starts at which somebody takes the easiest case in sight instead of the first.
  public var cherryPicking = 0.0
  /// How many cases are in sight.
  public var sight = 10
  /// Before the end of an interval, the time in which work goes slower.
  public var slowingWithin: Ticks = 0
  /// Factor on the time that work takes which is begun then.
  public var slowingFactor = 1.0

  /// Nobody does anything else.
  public init() {}
}

/// A language that customers speak.
public struct Language: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Under which people are chosen who speak it.
  public var identity: UInt16
  /// Share of customers.
  public var share: Double

  /// A language.
  public init(name: Name, share: Double) {
    self.name = name
    identity = name.identity(kind: "language")
    self.share = share
  }
}
