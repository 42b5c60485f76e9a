import EventKernel

/// A customer who was touched by feedback: one row, two fates.
struct Customer: BitwiseCopyable {
  var slot: UInt32
  var generation: UInt16
  var tier: UInt8
  /// Whether the fates may differ; while false, *without* is *with*.
  var diverged = false
  /// When the customer came; tick 0 for those who were there from the start.
  var born: Ticks
  /// The instant that the fates are advanced to.
  var time: Ticks
  /// Frailty times the tier's level, per day.
  var level: Double
  /// Margin per day in currency units.
  var margin: Double
  /// Base of the attitude (b).
  var attitude: Double
  var with = Fate()
  var without = Fate()
  /// Exit for uncontrollable reasons: the same in both fates.
  var uncontrollableExit = Time.never
  /// Position of the next silent failure in the replication's integrated silent intensity, and its ordinal.
  var silentMass = Double.infinity
  var silentCount: UInt32 = 0
  /// How severe it will be.
  var silentSeverity: UInt8 = 0
  /// Group of the attitude at the window's end in either fate; 3 where the customer was gone.
  var groupAtEnd: UInt8 = 3
  var groupAtEndWithout: UInt8 = 3
  /// Instant of that failure, and its draws of a cause and of whether a fix keeps it away.
  var nextSilent = Time.never
  var silentCauseDraw = 0.0
  var silentThinningDraw = 0.0
  /// Prior failures, each weighted by its age, at an instant of their own.
  var memory = 0.0
  var memorySince: Ticks = 0
  /// First of the customer's voiced failures that something may still happen to, or -1.
  var failures: Int32 = -1
  /// The open case, or -1.
  var openCase: Int32 = -1
  /// The earlier customer of this slot who is still present without the programme, or -1.
  var previous: Int32 = -1
  /// When the last case was closed.
  var lastClosed = Ticks.min
  /// Share of the customer's value that no failure of the window has put at risk.
  var notAtRisk = 1.0
  /// What the programme's moves were worth, as booked: discounted margin and terminal value in millionths.
  var uplift: Int64 = 0

  @inline(__always) var entity: UInt64 { customerEntity(slot: slot, generation: generation) }
}

/// What the programme or its absence has made of a failure so far: factors on its shock, and relief of attitude.
struct FailureFactors: BitwiseCopyable {
  /// W: waiting.
  var waiting = 1.0
  /// C: closing.
  var closing = 1.0
  /// psi: share of the drop that is removed.
  var relief = 0.0
  /// Whether the customer has recovered from it.
  var isRecovered = false
  /// When patience ends if nobody answers, or `Time.never`.
  var patienceEnds = Time.never
}

/// A voiced failure that something may still happen to.
struct Failure: BitwiseCopyable {
  /// Next of the same customer, or -1.
  var next: Int32 = -1
  /// The case that answers it, or -1.
  var caseRow: Int32 = -1
  /// Whether it came before the window: then both fates change alike (model: customers/two-fates).
  var isCommon: Bool
  /// Whether *with* meets it, too: a fix keeps it from that fate.
  var occursWith = true
  /// When the feedback came.
  var time: Ticks
  /// Shock per day and drop of attitude at that time.
  var amplitude: Double
  var drop: Double
  /// When ordinary service recovers the customer, or `Time.never`.
  var ordinaryRecovery = Time.never
  var with = FailureFactors()
  var without = FailureFactors()

  /// The next instant at which something happens to it by itself.
  var nextChange: Ticks { min(ordinaryRecovery, min(with.patienceEnds, without.patienceEnds)) }
}

/// What a customer is expected to be worth from now to the horizon if the programme does nothing further.
struct Prospect: BitwiseCopyable, Equatable {
  /// Discounted margin to the horizon.
  var margin = 0.0
  /// Discounted value beyond it.
  var terminal = 0.0
  /// Chance to be present at the horizon.
  var presence = 0.0
}
