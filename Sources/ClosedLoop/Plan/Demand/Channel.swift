public import EventKernel

/// Bands of the score a feedback item carries.
public enum Band: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// 0 to 6.
  case detractor
  /// 7 and 8.
  case passive
  /// 9 and 10.
  case promoter
}

/// Severity of a failure.
public enum Severity: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// A nuisance.
  case low
  /// A real problem.
  case mid
  /// A grave one.
  case high
}

/// A stretch in which a channel's volume is multiplied.
public struct Burst: Sendable {
  /// First tick.
  public var start: Ticks
  /// First tick after it.
  public var end: Ticks
  /// Factor on the volume.
  public var factor: Double

  /// A burst.
  public init(start: Ticks, end: Ticks, factor: Double) {
    self.start = start
    self.end = end
    self.factor = factor
  }
}

/// When the feedback of a channel arrives.
public enum ArrivalPattern: Sendable {
  /// A Poisson process whose rate follows a weekly shape, day factors and bursts.
  ///
  /// `perWeek` is the stated volume; `shape` holds 168 relative intensities with mean 1, from Monday midnight.
  case weekly(perWeek: Double, shape: ContiguousArray<Double>)
  /// Expected counts for each day of the run (index 0 is the first day), spread over the day by the weekly shape.
  case daily(counts: ContiguousArray<Double>, shape: ContiguousArray<Double>)
  /// Recorded times, ascending, in ticks of the run.
  case trace(ContiguousArray<Ticks>)

  /// A Poisson process whose rate is the same at every hour.
  public static func evenly(perWeek: Double) -> ArrivalPattern {
    .weekly(perWeek: perWeek, shape: ContiguousArray(repeating: 1, count: 168))
  }
}

/// A way in which customers give feedback.
public struct Channel: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Under which it draws its luck; see `Name.identity(kind:)`.
  public var identity: UInt16
  /// When feedback arrives.
  public var arrivals: ArrivalPattern
  /// Coefficient of variation of the gamma factor of a day.
  public var dayFactorVariation: Double
  /// Stretches of multiplied volume.
  public var bursts: [Burst]
  /// Share of items whose sender is known.
  public var identified: Double
  /// Share that may be rung.
  public var phoneConsent: Double
  /// Share that may be written to.
  public var mailConsent: Double
  /// Share of addresses and numbers that work.
  public var validContact: Double
  /// Shares of the score bands, by `Band.rawValue`.
  public var bands: [Double]
  /// Time from the experience to the feedback in seconds, if it matters.
  public var delay: Distribution?
  /// Time after which an unanswered failure counts as ignored, in seconds.
  public var patience: Distribution
  /// Share of senders who expect an answer.
  public var expectsAnswer: Double
  /// Whether its senders would rather be rung (true), written to (false), or do not mind (nil).
  public var prefersPhone: Bool?
  /// Whether its items are behaviour that a detector has noticed rather than words: they carry no score, and nobody
  /// expects an answer to them.
  public var isIndirect = false
  /// What notices them; of indirect channels only.
  public var detector = Detector()
  /// Factor on the volume of each local day of the run, by season and growth; empty where every day is alike.
  public var dayProfile: ContiguousArray<Double> = []
  /// Coefficient of variation of the gamma factor of an hour, beside that of the day.
  public var hourFactorVariation = 0.0
  /// Share of senders who ask to be contacted; they expect an answer, and say how.
  public var contactRequested = 0.0

  /// A channel; what is not said is plain: detractors who are all known and may all be rung and written to.
  public init(
    name: Name, arrivals: ArrivalPattern, dayFactorVariation: Double = 0, bursts: [Burst] = [], identified: Double = 1,
    phoneConsent: Double = 1, mailConsent: Double = 1, validContact: Double = 1, bands: [Double] = [1, 0, 0],
    delay: Distribution? = nil, patience: Distribution = .constant(86_400), expectsAnswer: Double = 0,
    prefersPhone: Bool? = nil
  ) {
    self.name = name
    identity = name.identity(kind: "source")
    self.arrivals = arrivals
    self.dayFactorVariation = dayFactorVariation
    self.bursts = bursts
    self.identified = identified
    self.phoneConsent = phoneConsent
    self.mailConsent = mailConsent
    self.validContact = validContact
    self.bands = bands
    self.delay = delay
    self.patience = patience
    self.expectsAnswer = expectsAnswer
    self.prefersPhone = prefersPhone
  }
}

/// A root cause of failures, as coded in voiced feedback.
public struct Cause: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Share of voiced failures.
  public var share: Double
  /// Shares of severity within it, by `Severity.rawValue`.
  public var severities: [Double]
  /// Customer's loss in millionths of a currency unit, by severity.
  public var losses: [Int64]
  /// Whether a remedy repays in kind what was lost.
  public var isRepaidInKind = true

  /// A cause.
  public init(name: Name, share: Double, severities: [Double], losses: [Int64]) {
    self.name = name
    self.share = share
    self.severities = severities
    self.losses = losses
  }
}

/// A step of the customer's journey.
public struct JourneyStep: Sendable {
  /// What the scenario calls it.
  public var name: Name
  /// Share of feedback about it.
  public var share: Double

  /// A step.
  public init(name: Name, share: Double) {
    self.name = name
    self.share = share
  }
}
