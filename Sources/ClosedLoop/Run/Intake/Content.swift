/// What went wrong for a customer: the cause and how severe it was.
public struct FailureKind: BitwiseCopyable, Sendable, Equatable {
  private var causeIndex: Int16
  /// How severe it was.
  public var severity: Severity

  /// The cause, as its index in the plan.
  public var cause: Int { Int(causeIndex) }

  /// A failure of a cause of the plan.
  public init(cause: Int, severity: Severity) {
    causeIndex = Int16(cause)
    self.severity = severity
  }
}

/// What an item is about.
struct Content {
  var tier: Int
  var channel: Int
  /// The score, by its band; nil where the item is behaviour that was noticed.
  var band: Band?
  /// The failure that it carries.
  var failure: FailureKind?
  var step = -1
  /// Days since the experience.
  var delay = 0.0
  /// Whether the sender asks to be contacted.
  var isRequest = false

  init(tier: Int, channel: Int, band: Band?) {
    self.tier = tier
    self.channel = channel
    self.band = band
  }
}

/// How a sender may be contacted.
struct ContactWays {
  var phone: Bool
  var mail: Bool

  /// Whether there is a way at all.
  var isAny: Bool { phone || mail }
}

/// A rule that takes an item, and the work it makes.
struct Decision {
  var rule: Int
  var work: Int
}

/// Why an item becomes no case of its own.
enum NoCase {
  /// Its sender is unknown or may not be contacted, or has left.
  case notContactable
  /// Its sender has an open case, to which it is added.
  case attached
  /// Its sender had a case a short while ago.
  case filtered
  /// No rule of triage takes it.
  case untreated
}

extension Optional where Wrapped == Band {
  /// Index of a score's band where items without a score stand behind all bands.
  @inline(__always) var index: Int {
    switch self {
    case .detractor: 0
    case .passive: 1
    case .promoter: 2
    case nil: 3
    }
  }
}

extension Severity {
  /// Index among the severities.
  @inline(__always) var index: Int { Int(rawValue) }

  /// The severity at an index of a table of all three.
  @inline(__always) init(index: Int) {
    switch index {
    case 0: self = .low
    case 1: self = .mid
    default: self = .high
    }
  }
}

extension Optional where Wrapped == FailureKind {
  /// Index of the severity where items without a failure stand behind all severities.
  @inline(__always) var severityIndex: Int {
    switch self?.severity {
    case .low: 0
    case .mid: 1
    case .high: 2
    case nil: 3
    }
  }

  /// How grave it is: a failure of high severity most, none least.
  @inline(__always) var gravity: Int {
    switch self?.severity {
    case nil: 0
    case .low: 1
    case .mid: 2
    case .high: 3
    }
  }
}

extension Membership {
  /// The groups of an item of which it is known what it is about.
  @inline(__always) init(_ content: Content, promise: Int, treatment: Treatment) {
    self.init(
      tier: content.tier, channel: content.channel, sla: promise, treatment: Int(treatment.rawValue),
      severity: content.failure.severityIndex, cause: content.failure?.cause ?? -1)
  }
}
