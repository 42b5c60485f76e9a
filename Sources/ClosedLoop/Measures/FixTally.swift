/// What fixes of root causes kept away, what that is worth, and what they cost: of one group.
///
/// Money is millionths of a currency unit, presence millionths of a customer.
struct FixTally: CounterRow, Sendable {
  typealias Counter = Int64

  /// Failures kept away that would have been told of, and others; of customers of whom nobody hears as expected.
  var voiced: Int64 = 0
  var silent: Int64 = 0
  /// Of the values saved, those by fixes and by the news of them.
  var margin: Int64 = 0
  var terminal: Int64 = 0
  var presence: Int64 = 0
  /// Of that presence, of customers of whom nobody hears: expected, since they are not followed one by one.
  var untouchedPresence: Int64 = 0
  /// Failures that carry the code of the cause.
  var coded: Int64 = 0
  var cost: Int64 = 0
  var analysisCost: Int64 = 0
  var costDiscounted: Int64 = 0
}

/// What the root-cause programme did in a run.
struct LoopTally: BitwiseCopyable, Sendable {
  /// Seconds of analysis.
  var seconds = 0.0
  /// Analyses closed, and those of them that named a wrong cause.
  var analyses: Int64 = 0
  var missed: Int64 = 0
  /// Fixes approved, stopped on their way, at work, and at work with an effect.
  var approved: Int64 = 0
  var stopped: Int64 = 0
  var live: Int64 = 0
  var working: Int64 = 0
  /// Customers who heard that what they told of is fixed, and all who had told of something.
  var told: Int64 = 0
  var tellers: Int64 = 0
  /// Those who were asked about the fix, who answered, and with which scores; their twins without a fix beside them.
  var asked: Int64 = 0
  var answered: Int64 = 0
  var promoters: Int64 = 0
  var detractors: Int64 = 0
  var twinAnswered: Int64 = 0
  var twinPromoters: Int64 = 0
  var twinDetractors: Int64 = 0
}
