public import EventKernel

/// The four phases of a run: warm-up, measurement window, drain, follow-up.
public struct Phases: Sendable, Equatable {
  /// First tick of the measurement window.
  public var windowStart: Ticks
  /// First tick after the window.
  public var windowEnd: Ticks
  /// First tick after the drain: the desk is simulated up to here.
  public var drainEnd: Ticks
  /// The horizon of every outcome and money figure: window end plus follow-up.
  public var horizon: Ticks

  /// Phases from their lengths.
  public init(warmUp: Ticks = 0, measure: Ticks, drain: Ticks = 0, followUp: Ticks = 0) {
    windowStart = warmUp
    windowEnd = warmUp + measure
    drainEnd = windowEnd + drain
    horizon = windowEnd + followUp
  }

  /// Whether an instant lies in the measurement window.
  public func isMeasured(_ tick: Ticks) -> Bool {
    tick >= windowStart && tick < windowEnd
  }
}
