/// How large a scenario may be: beyond these a run would take days or its numbers would not fit.
enum Bounds {
  static let customers = 1...20_000_000
  static let people = 0...10_000
  static let allPeople = 20_000
  /// Things that sets are made of: tiers, channels, causes, steps.
  static let masked = 64
  /// Things with a name of their own.
  static let named = 1_000
  static let calendars = 100
  /// Zones of customers.
  static let zones = 20
  /// Ranges of one day.
  static let rangesOfDay = 24
  static let offsetChanges = 200
  /// Warm-up, measurement and drain.
  static let longestRun = 20 * Units.year
  static let longestFollowUp = 20 * Units.year
  /// Days for which calendars are known beyond the run.
  static let daysBeyond = 400
  /// Days for which they are known before it, where the run begins with a backlog.
  static let daysBefore = 400
  static let items = 200_000_000.0
  /// Customers whom all incidents of a run hit.
  static let victims = 5_000_000.0
  /// Recorded items of one instant; the audits take a million events of an instant for a run that does not get on.
  static let itemsAtOnce = 300_000
  static let personDays = 40_000_000
  static let intervals = 4_000_000
  /// Failures of one customer in a year.
  static let failuresPerCustomer = 366.0
  /// Seconds that a law may have as its mean: 50 years.
  static let longestMean = 50 * 365.25 * 86_400
  /// Money that a run may move, in units of currency.
  static let money = 4e12
  /// Margin of one customer in a month.
  static let margin = 1e9
  static let csvBytes = 512 * 1024 * 1024
  static let csvProblems = 20
  /// Share of conversations after which a case may wait for its customer: ten waits of a case are the mean at most.
  static let customerWaits = 0.9
  static let observations = 100_000
  /// By how much shares may miss 1.
  static let shareTolerance = 1e-6
}
