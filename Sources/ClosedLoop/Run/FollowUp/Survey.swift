import EventKernel
import PortableMath

/// An invitation to say how a closed case was, until the answer comes.
struct Survey: BitwiseCopyable {
  /// The feedback item: the key of its luck.
  var item: UInt64
  /// Row of the customer, and of the tallies of the case.
  var customer: Int32
  var tally: Int32
  /// Number of re-openings before it.
  var round: UInt32
  /// Band of the score with which the case began.
  var band: Band?
  var isRecovered: Bool
  var isSolved: Bool
  /// Whether the failure was the customer's first for a long time.
  var isFirst: Bool
  /// Whether the answer came by another way than the feedback.
  var hasSwitched: Bool
  /// Whether the case was opened again before the answer.
  var isWithdrawn = false
  var contacts: UInt32
  /// Days from the feedback to the invitation, and to the solution.
  var age: Double
  var solutionDays: Double
  /// Earlier invitations of the customer, each weighted by its age.
  var fatigue: Double
}

/// Invitations of a customer, each weighted by its age with a half-life of 90 days, at an instant.
struct Invitations: BitwiseCopyable {
  var weight = 0.0
  var since: Ticks = 0
}

/// A question with a few answers: thresholds of a standard normal reading.
struct AnswerScale: Sendable {
  private let thresholds: ContiguousArray<Double>

  /// From the shares of the answers in an undisturbed population.
  init(shares: [Double]) {
    var thresholds = ContiguousArray<Double>()
    var sum = 0.0
    for share in shares.dropLast() {
      sum += share
      thresholds.append(Normal.quantile(min(max(sum, 1e-12), 1 - 1e-12)))
    }
    self.thresholds = thresholds
  }

  /// The answer to a reading, from 1.
  func answer(_ reading: Double) -> Int {
    var answer = 1
    for threshold in thresholds where reading > threshold { answer += 1 }
    return answer
  }
}

extension SurveyModel {
  /// The chance that an invitation is answered (model: customers/surveys).
  func chance(age: Double, group: Int, isHelped: Bool, fatigue: Double) -> Double {
    let weight = group < weights.count ? weights[group] : 1
    let helped = isHelped ? 1 + helpedBonus : 1
    let tired = self.fatigue > 0 ? power(1 - min(self.fatigue, 0.999999), fatigue) : 1
    return min(1, response * immediacy(age) * weight * helped * tired)
  }

  /// Factor by the days since the experience: one up to an hour, then falling with the logarithm.
  func immediacy(_ age: Double) -> Double {
    let hour = 1.0 / 24
    if age <= hour { return 1 }
    if age <= 1 { return 1 + (dayLater - 1) * logarithm(age / hour) / logarithm(24) }
    let later = dayLater + (weekLater - dayLater) * logarithm(age) / logarithm(7)
    return min(1, max(0, later))
  }
}

/// The attitudes of a customer at an instant, in both fates; nil where one has ended.
struct Glimpse {
  var with: Double?
  var without: Double?
}

extension CustomerBook {
  /// Looks at a customer's attitudes without moving him on: what follows takes the course it would have taken.
  mutating func glimpse(of row: Int, at tick: Ticks) -> Glimpse {
    let customer = rows[row]
    let life = terms.isLifelong ? lives[row] : Life(joined: 0)
    let exposures = (levelExposure, shockExposure)
    let free = freeFailure
    remembered.removeAll()
    var index = customer.failures
    while index >= 0 {
      remembered.append(RememberedFailure(place: index, failure: failures[Int(index)]))
      index = failures[Int(index)].next
    }
    advance(row, to: tick)
    let seen = rows[row]
    let without = seen.diverged ? seen.without : seen.with
    let glimpse = Glimpse(
      with: seen.with.isPresent ? seen.attitude - seen.with.deficit : nil,
      without: without.isPresent ? seen.attitude - without.deficit : nil)
    rows[row] = customer
    if terms.isLifelong { lives[row] = life }
    (levelExposure, shockExposure) = exposures
    freeFailure = free
    for place in remembered.indices { failures[Int(remembered[place].place)] = remembered[place].failure }
    return glimpse
  }
}

/// A failure as it was, and where.
struct RememberedFailure: BitwiseCopyable {
  var place: Int32
  var failure: Failure
}
