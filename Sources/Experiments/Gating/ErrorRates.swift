/// How often the checks of a suite may err.
///
/// A false alarm concerns the suite: the chance that anything fails in it although everything truly holds is at most
/// `falseAlarm`, since each test gets an equal share of it and each look of a test an equal share of that
/// (C. E. Bonferroni), however the tests depend on one another. A false pass concerns each requirement: one that does
/// not hold is passed with a chance of at most `falsePass`. As a suite is green only if all pass, that bounds a false
/// green too (intersection-union, R. L. Berger 1982).
public struct ErrorRates: Sendable, Equatable {
  /// The chance that a suite in which everything holds fails.
  public var falseAlarm: Double
  /// The chance that a requirement that does not hold is passed.
  public var falsePass: Double

  /// One suite in 1,000 fails falsely; one false requirement in 20 is passed.
  public static let standard = ErrorRates(falseAlarm: 0.001, falsePass: 0.05)

  /// Rates above 0 and at most a half.
  public init(falseAlarm: Double, falsePass: Double) {
    precondition(falseAlarm > 0 && falseAlarm <= 0.5, "A rate of false alarms lies above 0 and not above a half")
    precondition(falsePass > 0 && falsePass <= 0.5, "A rate of false passes lies above 0 and not above a half")
    self.falseAlarm = falseAlarm
    self.falsePass = falsePass
  }

  /// What one look of one test may err, where a suite has so many tests and this one so many looks.
  public func perLook(tests: Int, looks: Int) -> ErrorRates {
    ErrorRates(
      falseAlarm: falseAlarm / Double(max(1, tests) * max(1, looks)), falsePass: falsePass / Double(max(1, looks)))
  }
}
