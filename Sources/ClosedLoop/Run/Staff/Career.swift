public import EventKernel
import PortableMath

/// What changes about a person, or the seat, from day to day.
struct Career: BitwiseCopyable {
  /// How many people have sat here before.
  var generation: UInt32 = 0
  /// Since when the person is there; `Ticks.min` for somebody who has nothing to learn.
  var joined = Ticks.min
  var ownSpeed = 1.0
  var ownSkill = 0.0
  /// Hazard of leaving that the person still stands, and until when it is counted.
  var endurance = 0.0
  var enduredUntil: Ticks = 0
  /// When a successor comes, -1 where the seat is taken.
  var vacantUntil: Ticks = -1
  /// Scheduled time of the days on which nobody sat here, in all and in the window.
  var vacant: Ticks = 0
  var vacantInWindow: Ticks = 0
  /// Who is absent stays so for a spell, whoever it is.
  var absence = AbsenceCourse()
  /// What was learnt by coaching, 1 for all that there is to learn, and when that held.
  var coached = 0.0
  var coachedAt: Ticks = 0
  /// Busy share of desk time, averaged over the last weeks; negative before the first day is over.
  var occupancy = -1.0
  var busyBefore: Ticks = 0
  var idleBefore: Ticks = 0
}

/// Spells of absence of any law, as days.
public struct AbsenceSpells: Sendable {
  let rate: Double
  /// Chance that a spell begins on a day at work.
  let start: Double
  /// Lengths at even steps of probability, ascending, and their sum.
  private let lengths: ContiguousArray<Int64>
  private let sum: Int64

  static let steps = 1024

  /// Mean length in whole days of a law in days.
  public static func meanDays(_ law: Distribution) -> Double {
    var sum: Int64 = 0
    for step in 0..<steps { sum += days(law, step) }
    return Double(sum) / Double(steps)
  }

  private static func days(_ law: Distribution, _ step: Int) -> Int64 {
    let length = min(law.quantile((Double(step) + 0.5) / Double(steps)), 3650)
    let whole = Int64(length)
    return max(1, Double(whole) < length ? whole + 1 : whole)
  }

  init?(_ absence: Absence) {
    guard let law = absence.spell, absence.rate > 0 else { return nil }
    rate = absence.rate
    var lengths = ContiguousArray<Int64>()
    var sum: Int64 = 0
    for step in 0..<Self.steps {
      lengths.append(Self.days(law, step))
      sum += lengths[step]
    }
    self.lengths = lengths
    self.sum = sum
    start = rate / ((1 - rate) * (Double(sum) / Double(Self.steps)))
  }

  /// A spell that begins.
  func days(_ u: Double) -> Int32 { Int32(lengths[min(Int(u * Double(Self.steps)), Self.steps - 1)]) }

  /// What is left of a spell that somebody looks into: long ones are met more often, at any of their days.
  func daysLeft(_ u: Double, _ v: Double) -> Int32 {
    var place = Int64(u * Double(sum))
    for length in lengths {
      if place < length { return Int32(min(Int64(v * Double(length)), length - 1) + 1) }
      place -= length
    }
    return 1
  }
}

extension Replication {
  /// Whether somebody sits on a seat on a scheduled day; people leave and successors come between days.
  mutating func isThere(_ person: Int, on day: ShiftDays.Day, of shift: ShiftDays) -> Bool {
    let team = Int(desk.roster.people[person].team)
    let start = shift.intervals[Int(day.first)].start
    if prepared.plan.teams[team].workforce.overload != nil { desk.noteOccupancy(of: person, in: team) }
    if let attrition = prepared.plan.teams[team].workforce.attrition, attrition.hazard > 0 {
      endure(person, until: start, attrition)
      if desk.roster.careers[person].vacantUntil >= 0 {
        desk.roster.careers[person].vacant += day.net
        for index in Int(day.first)..<Int(day.first + day.count) {
          let interval = shift.intervals[index]
          let measured = min(interval.end, phases.windowEnd) - max(interval.start, phases.windowStart)
          if measured > 0 { desk.roster.careers[person].vacantInWindow += measured }
        }
        return false
      }
    }
    desk.learn(person, at: start)
    return true
  }

  /// Counts the hazard of leaving up to an instant: people leave when it is more than they stand.
  private mutating func endure(_ person: Int, until now: Ticks, _ attrition: Attrition) {
    let factor = desk.quitFactor(of: person)
    while true {
      let until = desk.roster.careers[person].vacantUntil
      if until >= 0 {
        guard until <= now else { return }
        desk.roster.careers[person].generation += 1
        desk.settleIn(person, at: until)
        records.payHire(attrition.costPerHire, team: Int(desk.roster.people[person].team), at: until)
      }
      let since = desk.roster.careers[person].enduredUntil
      let hazard = attrition.hazard * factor
      let borne = hazard * days(now - since)
      guard borne >= desk.roster.careers[person].endurance else {
        desk.roster.careers[person].endurance -= borne
        desk.roster.careers[person].enduredUntil = now
        return
      }
      let exit = since + Time.ticks(seconds: desk.roster.careers[person].endurance / hazard * 86_400)
      let draws = chance.block(
        entity: desk.roster.people[person].entity, purpose: Purpose.career, sub: desk.roster.careers[person].generation)
      // A microsecond at least, so that time goes on.
      desk.roster.careers[person].vacantUntil =
        attrition.hiring.map { exit + max(1, Time.ticks(seconds: $0.quantile(draws.u3))) } ?? Time.never
      records.fingerprint.fold(UInt64(person) << 32 ^ UInt64(bitPattern: exit))
      returnKeptWork(of: person)
    }
  }

  // MARK: From day to day

}

extension DeskState {
  /// Gives everybody a beginning, and starters theirs.
  mutating func openCareers() {
    var starters = 0
    var team = -1
    for person in roster.people.indices {
      let own = Int(roster.people[person].team)
      if own != team {
        team = own
        starters = prepared.plan.teams[team].workforce.rampUp?.starters ?? 0
      }
      guard prepared.teams[team].varies else { continue }
      settleIn(person, at: starters > 0 ? 0 : Ticks.min)
      starters -= 1
    }
  }

  /// A new person on a seat, with own speed, skill and endurance.
  mutating func settleIn(_ person: Int, at tick: Ticks) {
    let team = Int(roster.people[person].team)
    let workforce = prepared.plan.teams[team].workforce
    let generation = roster.careers[person].generation
    let draws = chance.block(entity: roster.people[person].entity, purpose: Purpose.career, sub: generation)
    roster.careers[person].joined = tick
    roster.careers[person].ownSpeed = workforce.speed?.quantile(draws.u0) ?? 1
    roster.careers[person].ownSkill =
      workforce.skillMean
      + (workforce.skillDeviation > 0 ? workforce.skillDeviation * Normal.quantile(draws.u1) : 0)
    roster.careers[person].endurance = -logarithm(1 - draws.u2)
    roster.careers[person].enduredUntil = max(tick, 0)
    roster.careers[person].vacantUntil = -1
    roster.careers[person].coached = 0
    roster.careers[person].occupancy = -1
  }

  /// Works out a person's pace and skill.
  mutating func learn(_ person: Int, at now: Ticks) {
    let team = Int(roster.people[person].team)
    let workforce = prepared.plan.teams[team].workforce
    let career = roster.careers[person]
    var speed = career.ownSpeed
    var skill = career.ownSkill
    if let rampUp = workforce.rampUp, career.joined != Ticks.min {
      let weeks = days(max(0, now - career.joined)) / 7
      speed *= rampUp.speed.value(after: weeks, full: 1)
      skill += rampUp.skill.value(after: weeks, full: 0)
    }
    var pace = 1 / max(speed, 0.01)
    if let coaching = workforce.coaching {
      let own = career.coached * halved(now - career.coachedAt, coaching.halfLife)
      var colleagues = 0.0
      if coaching.peerEffect > 0 && roster.coachedPeople[team] > 0 {
        colleagues =
          roster.coachedSum[team] * halved(now - roster.coachedSince[team], coaching.halfLife)
          / Double(roster.coachedPeople[team])
      }
      pace *= 1 - coaching.gain * min(1, own + coaching.peerEffect * colleagues)
    }
    if let overload = workforce.overload { skill -= overload.skillLoss * overloadDegree(of: person, overload) }
    roster.people[person].pace = pace
    roster.people[person].skill = skill
  }

  /// Averages the busy share of a person's time at the desk over the last days.
  mutating func noteOccupancy(of person: Int, in team: Int) {
    guard let overload = prepared.plan.teams[team].workforce.overload else { return }
    let busy = roster.people[person].total.busy + roster.people[person].total.overtime
    let idle = roster.people[person].total.idle
    let atDesk = busy - roster.careers[person].busyBefore + idle - roster.careers[person].idleBefore
    guard atDesk > 0 else { return }
    let share = Double(busy - roster.careers[person].busyBefore) / Double(atDesk)
    let old = roster.careers[person].occupancy
    roster.careers[person].occupancy = old < 0 ? share : old + (share - old) / overload.memory
    roster.careers[person].busyBefore = busy
    roster.careers[person].idleBefore = idle
  }

  @inline(__always) func halved(_ elapsed: Ticks, _ halfLife: Ticks) -> Double {
    exponential(-0.6931471805599453 * Double(max(0, elapsed)) / Double(halfLife))
  }

  @inline(__always) func overloadDegree(of person: Int, _ overload: Overload) -> Double {
    max(0, roster.careers[person].occupancy - overload.ceiling) / (1 - overload.ceiling)
  }

  @inline(__always) func quitFactor(of person: Int) -> Double {
    let team = Int(roster.people[person].team)
    guard let overload = prepared.plan.teams[team].workforce.overload else { return 1 }
    return 1 + (overload.quitFactor - 1) * overloadDegree(of: person, overload)
  }

  /// Coaching is over: what it adds is a part of what there still is to learn.
  mutating func coachingEnds(_ person: Int, after length: Ticks, at now: Ticks) {
    let team = Int(roster.people[person].team)
    guard let coaching = prepared.plan.teams[team].workforce.coaching else { return }
    let known = roster.careers[person].coached * halved(now - roster.careers[person].coachedAt, coaching.halfLife)
    let gained = (1 - known) * min(1, Double(length) / Double(coaching.fullDose))
    roster.careers[person].coached = known + gained
    roster.careers[person].coachedAt = now
    roster.coachedSum[team] =
      roster.coachedSum[team] * halved(now - roster.coachedSince[team], coaching.halfLife) + gained
    roster.coachedSince[team] = now
    learn(person, at: now)
  }
}
