public import ClosedLoop
public import Experiments

/// A search for the least staffing as outputs see it: what was asked, under which names, and what came of it.
public struct SizingReport: Sendable {
  /// A requirement as it was written.
  public struct Stated: Sendable {
    /// The words.
    public let text: String
    /// What they mean.
    public let watched: WatchedRequirement

    /// A requirement and its words.
    public init(_ text: String, _ watched: WatchedRequirement) {
      self.text = text
      self.watched = watched
    }
  }

  /// Identity of the scenario.
  public var scenario: String
  /// Variant of the scenario; empty where none was taken.
  public var variant: String
  /// What the scenario is about, in a line.
  public var title: String
  /// In which money is counted.
  public var currency: String
  /// Digest of the resolved scenario before anything was varied, 64 hexadecimal digits.
  public var digest: String
  /// Paths of the varied fields.
  public var fields: [String]
  /// What was required.
  public var requirements: [Stated]
  /// What came of it.
  public var result: SizingResult
  /// The staffing curve around the answer.
  public var steps: [StaffingStep]
  /// The answer's work and time, where it was simulated.
  public var load: LoadArithmetic?
  /// The plan of the answer.
  public var plan: Plan
  /// What theory says.
  public var theory: StaffingTheory
  /// A number that tells two searches apart whose replications took different courses.
  public var course: UInt64

  /// A report on a search.
  public init(
    scenario: String, variant: String, title: String, currency: String, digest: String, fields: [String],
    requirements: [Stated], result: SizingResult, steps: [StaffingStep], load: LoadArithmetic?, plan: Plan,
    theory: StaffingTheory, course: UInt64
  ) {
    self.scenario = scenario
    self.variant = variant
    self.title = title
    self.currency = currency
    self.digest = digest
    self.fields = fields
    self.requirements = requirements
    self.result = result
    self.steps = steps
    self.load = load
    self.plan = plan
    self.theory = theory
    self.course = course
  }

  /// How a staffing is judged by what was learnt of it.
  enum Standing: String {
    case certified
    case refuted = "does not suffice"
    case notCertified = "not certified"
    case notTested = "not tested"
  }

  /// What fresh draws said of a staffing.
  func standing(of staffing: Staffing) -> Standing {
    let tests = result.descents.flatMap(\.tests).filter { $0.staffing == staffing }
    if tests.contains(where: \.isPassed) { return .certified }
    if tests.contains(where: \.isRefuted) { return .refuted }
    return tests.isEmpty ? .notTested : .notCertified
  }
}
