/// The survey that follows a closed case: who is asked, who answers, and how scores read the attitude.
///
/// It watches and steers nothing: a run with it takes the same course as one without.
public struct SurveyModel: Sendable {
  /// Share of closed cases that are asked; 0 for no survey.
  public var invited = 0.0
  /// Days from closing to the invitation.
  public var delay = 3.0
  /// Share of invitations that are answered, before what follows changes it (model: customers/surveys).
  public var response = 0.15
  /// Median and sigma of the lognormal time from invitation to answer, days.
  public var answerMedian = 1.5
  /// See `answerMedian`.
  public var answerSigma = 1.8
  /// Factor on the response of an invitation a day and a week after the experience; between them it falls with the
  /// logarithm of the delay, up to an hour it is one.
  public var dayLater = 0.8
  /// See `dayLater`.
  public var weekLater = 0.6
  /// Factors on the response by the customer's group, by `Band.rawValue`.
  public var weights = [0.9, 0.8, 1.2]
  /// By how much more somebody answers who was helped before (model: customers/surveys).
  public var helpedBonus = 0.15
  /// Share of the response lost with each invitation of the last 90 days.
  public var fatigue = 0.0
  /// What a first failure that was recovered adds to satisfaction, and to nothing else.
  public var paradox = 0.3
  /// Weights of the observed score and of chance in satisfaction.
  public var satisfactionScore = 0.65
  /// Weights of attitude, a further contact, a change of channel and a doubling of the time to the solution in ease.
  public var easeAttitude = 0.5
  /// See `easeAttitude`.
  public var easeContact = 0.45
  /// See `easeAttitude`.
  public var easeSwitch = 0.35
  /// See `easeAttitude`.
  public var easeDelay = 0.20
  /// Shares of the answers 1 to 5 to the question of satisfaction in an undisturbed population.
  public var satisfactionShares = [0.03, 0.04, 0.11, 0.34, 0.48]
  /// Shares of the answers 1 to 7 to the question of ease.
  public var easeShares = [0.03, 0.05, 0.08, 0.13, 0.20, 0.28, 0.23]

  /// The defaults, without a survey.
  public init() {}

  /// Whether anybody is asked.
  public var isAsked: Bool { invited > 0 }
}

/// What thanked promoters give: explicit values, off by default (trap T15).
public struct Advocacy: Sendable {
  /// Chance that a thanked promoter agrees to a reference story.
  public var acceptance = 0.0
  /// What a story is worth, in millionths of a currency unit.
  public var storyValue: Int64 = 0
  /// Minutes of work for a story that is agreed to.
  public var storyMinutes = 0.0
  /// Customers whom a thanked promoter refers, on average.
  public var referrals = 0.0
  /// What a referred customer is worth, in millionths of a currency unit: the cost of winning one, not a CLV.
  public var referralValue: Int64 = 0

  /// The defaults: nothing.
  public init() {}

  /// Whether anything is given.
  public var isOn: Bool { acceptance > 0 || referrals > 0 }
}
