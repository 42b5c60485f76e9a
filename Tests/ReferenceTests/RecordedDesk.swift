import ClosedLoop
import EventKernel

/// One queue with recorded arrivals over 64 channels, and people who are always there.
///
/// The k-th arrival of all comes over channel k modulo 64, so that neighbours in the queue are in different groups of every
/// result: who overtakes somebody moves two groups' sums. Work is constant for a channel, 16 kinds of it.
struct RecordedDesk {
  /// What one arrival brings.
  struct Arrival {
    var time: Ticks
    var channel: Int
    var entity: UInt64
    var seat: Int
    var tier: Int
    /// From the start of work to the first response, and to its end.
    var response: Ticks
    var service: Ticks
  }

  /// What became of an arrival; nil where an open case of the same customer took it up.
  struct Course {
    var start: Ticks
    var end: Ticks
    /// Whether it gave up at `end` and never started.
    var gaveUp = false
  }

  static let channelCount = 64
  let plan: Plan
  private let times: [Ticks]
  private let arrivalOfChannel: [Int]

  /// A desk.
  ///
  /// - Parameters:
  ///   - times: when feedback arrives, ascending.
  ///   - seconds: of preparation, and of work after the response, of each kind.
  init(
    times: [Ticks], seconds: [(prepare: Double, rest: Double)], people: Int, tiers: Int = 1,
    discipline: Discipline = .fifo, patience: Double? = nil, promise: Ticks, seats: Int = 100_000, seed: UInt64
  ) {
    let work = seconds.map { Time.ticks(seconds: $0.prepare) + Time.ticks(seconds: $0.rest) }
    let last = times.last ?? 0
    let longest = (work.max() ?? 0) * Int64(times.count) / Int64(people) + Time.hour
    // Room for all to be finished: the window ends long after the last arrival.
    let phases = Phases(warmUp: 0, measure: (last + longest) / Time.hour * Time.hour + Time.hour, drain: 0, followUp: 0)
    var plan = Given.quietPlan(phases, seed: seed, seats: seats)
    plan.population = Given.population(seats, tiers: tiers)
    for channel in 0..<Self.channelCount {
      let own = stride(from: channel, to: times.count, by: Self.channelCount).map { times[$0] }
      plan.channels.append(Given.channel("channel\(channel)", own))
    }
    for (kind, part) in seconds.enumerated() {
      plan.work.append(
        WorkType(
          name: Given.name("work\(kind)"), prepare: .constant(part.prepare), attemptFailed: .constant(0),
          talk: .constant(part.rest), wrapUp: .constant(0)))
      var match = RuleMatch()
      match.channels = 0
      for channel in stride(from: kind, to: Self.channelCount, by: seconds.count) { match.channels |= 1 << channel }
      plan.triage.rules.append(
        TriageRule(
          name: Given.name("rule\(kind)"), match: match, sample: 1, treatment: .personal, queue: 0, work: kind,
          promise: 0))
    }
    plan.triage.discipline = discipline
    plan.promises = [
      Promise(name: Given.name("soon"), calendar: 0, firstResponse: .duration(promise), resolution: nil)
    ]
    plan.contact.givesUpAfter = patience.map { .constant($0) }
    plan.teams = [Given.team("team", people: people, until: phases.drainEnd)]
    self.plan = plan
    self.times = times
    arrivalOfChannel = (0..<Self.channelCount).map { $0 % seconds.count }
  }

  /// All arrivals of a replication, with the seats that its luck gives them: the same public draw as the product's.
  func arrivals(replication: UInt64) -> [Arrival] {
    let chance = Chance(seed: plan.seed, replication: replication)
    return times.enumerated().map { index, time in
      let channel = index % Self.channelCount
      let entity =
        UInt64(plan.channels[channel].identity) << 48 | 0xFFFFF << 28 | UInt64(index / Self.channelCount)
      let draws = chance.block(entity: entity, purpose: Luck.arrival)
      let seat = Int(Chance.bounded(draws.word1, below: UInt64(plan.population.count)))
      let kind = plan.work[arrivalOfChannel[channel]]
      let response = Time.ticks(seconds: kind.prepare.mean)
      return Arrival(
        time: time, channel: channel, entity: entity, seat: seat, tier: plan.population.tier(ofSeat: seat),
        response: response, service: response + Time.ticks(seconds: kind.talk.mean))
    }
  }

  /// The names of the groups and figures in which a run and given courses differ; empty where all are equal.
  ///
  /// For each of 64 channels: the sum of waits, the sum of response times, how many started, gave up, were attached and
  /// had their promise kept; for all: the integrals of waiting and of open cases, and the busy time.
  func differences(_ result: ReplicationResult, _ arrivals: [Arrival], _ courses: [Course?]) -> [String] {
    struct Sums {
      var received: Int64 = 0
      var attached: Int64 = 0
      var gaveUp: Int64 = 0
      var started: Int64 = 0
      var waited: Int64 = 0
      var responded: Int64 = 0
      var met: Int64 = 0
    }
    let sheet = Sheet(result, of: plan)
    guard case .duration(let promise) = plan.promises[0].firstResponse else { return ["no promise"] }
    var sums = [Sums](repeating: Sums(), count: Self.channelCount)
    var waited: Int64 = 0
    var stayed: Int64 = 0
    var busy: Int64 = 0
    for (arrival, course) in zip(arrivals, courses) {
      let place = arrival.channel
      sums[place].received += 1
      guard let course else {
        sums[place].attached += 1
        continue
      }
      waited += course.start - arrival.time
      stayed += course.end - arrival.time
      busy += course.end - course.start
      sums[place].waited += course.start - arrival.time
      if course.gaveUp {
        sums[place].gaveUp += 1
        continue
      }
      sums[place].started += 1
      let response = course.start + arrival.response - arrival.time
      sums[place].responded += response
      if response <= promise { sums[place].met += 1 }
    }
    var different: [String] = []
    func compare(_ metric: String, _ dimension: Dimension, _ group: Int, _ expected: Observation) {
      let found = sheet(metric, dimension, group)
      if found != expected { different.append("\(metric) of \(dimension.keyword) \(group): \(found), not \(expected)") }
    }
    for (channel, sum) in sums.enumerated() {
      let cases = sum.started + sum.gaveUp
      compare("feedback.received", .channel, channel, number(sum.received))
      compare("cases.attached", .channel, channel, number(sum.attached))
      compare("cases.gave_up", .channel, channel, share(sum.gaveUp, of: cases))
      compare("wait.time.mean", .channel, channel, hours(sum.waited, over: cases))
      compare("response.time.mean", .channel, channel, hours(sum.responded, over: sum.started))
      compare("sla.first_response.met", .channel, channel, share(sum.met, of: cases))
    }
    let window = plan.phases.windowEnd
    compare("backlog.count", .all, 0, Observation(Double(waited) / Double(window)))
    compare("backlog.open", .all, 0, Observation(Double(stayed) / Double(window)))
    let present = window * Int64(plan.teams[0].shifts[0].people)
    compare("staff.occupancy", .team, 0, share(busy, of: present))
    return different
  }
}
