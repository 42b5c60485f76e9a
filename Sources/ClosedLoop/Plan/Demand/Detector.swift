/// What finds unhappy customers by what they do rather than by what they say.
///
/// A true event is a failure that shows in behaviour. The detector sees some of them; beside, it sees some where nothing
/// was. What it does not see stays a silent failure.
public struct Detector: Sendable, Equatable {
  /// Share of the true events that it sees.
  public var sensitivity: Double
  /// Share of its detections behind which there is no failure.
  public var falseAlarms: Double

  /// A detector; one that sees all and nothing else where nothing is said.
  public init(sensitivity: Double = 1, falseAlarms: Double = 0) {
    self.sensitivity = sensitivity
    self.falseAlarms = falseAlarms
  }

  /// True events, seen or not, and false alarms, for each true event.
  public var signalsPerEvent: Double { 1 + sensitivity * falseAlarms / (1 - falseAlarms) }

  /// Detections for each true event.
  public var detectionsPerEvent: Double { sensitivity / (1 - falseAlarms) }
}
