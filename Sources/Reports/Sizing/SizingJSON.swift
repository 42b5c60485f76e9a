internal import ClosedLoop
internal import Experiments
internal import Statistics

/// A search for the least staffing as one JSON object on one line.
public struct SizingJSON: Sendable {
  private let report: SizingReport

  /// A search.
  public init(_ report: SizingReport) { self.report = report }

  /// The object, ending in a line break.
  public var text: String {
    let result = report.result
    let words = SizingWords(report: report)
    var verdict: [(String, JSONText)] = [("decision", .text(result.verdict.keyword))]
    if case .undecided(let doubt) = result.verdict { verdict.append(("doubt", .text(doubt.rawValue))) }
    let sentences =
      result.certificate != nil
      ? [words.certified, words.below, SizingWords.caveat] : words.unanswered + [SizingWords.caveat]
    verdict.append(("sentences", .list(sentences.map { .text($0) })))
    let object: JSONText = .object([
      ("scenario", .text(report.scenario)),
      ("variant", report.variant.isEmpty ? .null : .text(report.variant)),
      ("title", .text(report.title)),
      ("currency", .text(report.currency)),
      ("digest", .text(report.digest)),
      ("seed", .text(String(report.plan.seed))),
      ("level", .number(result.level)),
      ("vary", .list(zip(report.fields, result.space.ranges).map { Self.field($0, $1) })),
      ("require", .list(report.requirements.map { .text($0.text) })),
      ("verdict", .object(verdict)),
      ("answer", result.answer.map { values($0) } ?? .null),
      ("certified", result.certificate.map { values($0.staffing) } ?? .null),
      ("monotone", .truth(result.isMonotone)),
      ("complete", .truth(result.isComplete)),
      ("replications", .integer(Int64(result.replications))),
      ("fingerprint", .text(ExactNumber.hexadecimal(report.course))),
      ("descents", .list(result.descents.map { descent($0) })),
      ("located", .list(result.located.map { located($0) })),
      ("theory", theory),
      ("load", load),
      ("curve", .list(report.steps.map { step($0) })),
    ])
    return object.line
  }

  private static func field(_ path: String, _ range: ClosedRange<Int>) -> JSONText {
    .object([
      ("path", .text(path)), ("low", .integer(Int64(range.lowerBound))), ("high", .integer(Int64(range.upperBound))),
    ])
  }

  private func values(_ staffing: Staffing) -> JSONText {
    .object(zip(report.fields, staffing.values).map { ($0, .integer(Int64($1))) })
  }

  private func descent(_ descent: Descent) -> JSONText {
    .object([
      ("set", .integer(Int64(descent.draws.number))), ("alpha", .number(descent.alpha)),
      ("tests", .list(descent.tests.map { test($0) })),
    ])
  }

  private func test(_ test: SizingTest) -> JSONText {
    .object([
      ("staffing", values(test.staffing)), ("passed", .truth(test.isPassed)), ("refuted", .truth(test.isRefuted)),
      ("replications", .integer(Int64(test.replications))),
      ("certificates", .list(test.certificates.map { Self.certificate($0) })),
    ])
  }

  private static func certificate(_ certificate: Certificate) -> JSONText {
    var members: [(String, JSONText)] = [
      ("value", JSONText(certificate.value)), ("low", JSONText(certificate.low)), ("high", JSONText(certificate.high)),
      ("confidence", .number(certificate.confidence)), ("met", .truth(certificate.isMet)),
    ]
    if let occasions = certificate.occasions {
      members += [("occasionsMet", .integer(Int64(occasions.met))), ("occasions", .integer(Int64(occasions.all)))]
    }
    return .object(members)
  }

  private func located(_ located: LocatedStaffing) -> JSONText {
    .object([
      ("staffing", values(located.staffing)), ("replications", .integer(Int64(located.replications))),
      ("seemsEnough", .truth(located.seemsEnough)),
      ("estimates", .list(located.estimates.map { Self.estimate($0) })),
    ])
  }

  private static func estimate(_ estimate: Estimate?) -> JSONText {
    .object([
      ("value", JSONText(estimate?.value)), ("low", JSONText(estimate?.interval?.low)),
      ("high", JSONText(estimate?.interval?.high)),
    ])
  }

  private var theory: JSONText {
    .object([
      ("formula", report.theory.formula.map { .text($0.rawValue) } ?? .null),
      ("staffing", report.result.guess.map { values($0) } ?? .null),
      ("applies", .truth(report.theory.formula != nil && report.theory.doubts.isEmpty)),
      ("doubts", .list(report.theory.doubts.map { .text($0) })),
    ])
  }

  private var load: JSONText {
    guard let load = report.load else { return .null }
    return .object([
      ("casesPerWeek", .number(load.cases)), ("minutesPerCase", .number(load.minutesPerCase)),
      ("offeredHoursPerWeek", .number(load.offeredHours)),
      (
        "teams",
        .list(
          load.teams.map { team in
            .object([
              ("team", .text(report.plan.teams[team.team].name.text)), ("paidHours", .number(team.paid)),
              ("offDesk", .number(team.offDesk)), ("absent", .number(team.absent)),
              ("hoursAtDesk", .number(team.atDesk)), ("busyHours", .number(team.busy)),
              ("occupancy", .number(team.occupancy)),
            ])
          })
      ),
    ])
  }

  private func step(_ step: StaffingStep) -> JSONText {
    .object([
      ("staffing", values(step.staffing)), ("standing", .text(report.standing(of: step.staffing).rawValue)),
      ("replications", .integer(Int64(step.replications))),
      ("estimates", .list(step.estimates.map { Self.estimate($0) })),
      ("paidHours", .number(step.hours.hours)), ("costMinor", .integer(step.hours.minorUnits)),
      ("netBenefit", Self.estimate(step.netBenefit)), ("stepBenefit", Self.estimate(step.difference)),
    ])
  }
}
