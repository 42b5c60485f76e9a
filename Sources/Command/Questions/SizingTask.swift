import ClosedLoop
import Experiments
import Reports
import Scenarios

/// What a search is asked to do, read from the command line and the scenario without a mistake.
struct SizingTask {
  let scenario: Scenario
  let fields: [VariedField]
  let requirements: [SizingReport.Stated]
  let space: StaffingSpace
  let theory: StaffingTheory
  /// The staffing of the scenario as it is written.
  let first: Staffing

  /// Reads all of it, and tells all mistakes of the command line at once.
  init(_ size: Size, _ scenarios: SizingScenarios, in session: Session) throws(Failure) {
    scenario = try scenarios.base(strict: size.strict, quiet: size.quiet)
    fields = size.fields
    var mistakes: [String] = []
    var own: [Int] = []
    let numbers = WholeNumbers(in: scenario.resolved)
    if fields.isEmpty {
      let people = numbers.people.prefix(20).map { "\n  --vary '\($0.path)=0..\(max(2, 2 * $0.value))'" }
      mistakes.append("what may vary is missing; people of this scenario are\(people.joined())")
    }
    for (index, field) in fields.enumerated() {
      switch numbers.field(field.path) {
      case .success(let number): own.append(number.value)
      case .failure(let remedy): mistakes.append("--vary \(field.text): \(remedy.sentence)")
      }
      if fields[..<index].contains(where: { $0.path == field.path }) {
        mistakes.append("--vary \(field.text): this field is varied twice")
      }
      if size.settings.contains(where: { $0.path == field.path }) {
        mistakes.append("--vary \(field.text): the same field is --set; leave one of them out")
      }
    }
    requirements = Self.requirements(size.requirements, of: scenario, &mistakes)
    guard mistakes.isEmpty else {
      throw Failure(.badCommandLine, mistakes.joined(separator: "\n  ") + "\n  nothing was run")
    }
    first = Staffing(own)
    let watched = requirements.map(\.watched)
    // Both ends are read before anything is simulated, and one end of each field to learn what one more costs.
    let least = try scenarios.scenario(Staffing(fields.map(\.range.lowerBound))).plan
    _ = try scenarios.scenario(Staffing(fields.map(\.range.upperBound)))
    var ends: [Plan] = []
    for index in fields.indices {
      var staffing = Staffing(fields.map(\.range.lowerBound))
      staffing.values[index] = fields[index].range.upperBound
      ends.append(try scenarios.scenario(staffing).plan)
    }
    let base = StaffedHours(least).minorUnits
    let costs = zip(fields, ends).map { field, plan in
      (StaffedHours(plan).minorUnits - base) / Int64(max(1, field.range.count - 1))
    }
    space = StaffingSpace(ranges: fields.map(\.range), unitCosts: costs)
    theory = StaffingTheory(least: least, most: ends, space: space, requirements: watched)
  }

  /// The requirements of the command line, or else the gates of the scenario that name a value and are no warnings.
  private static func requirements(
    _ texts: [String], of scenario: Scenario, _ mistakes: inout [String]
  ) -> [SizingReport.Stated] {
    var stated: [SizingReport.Stated] = []
    func add(_ text: String, _ place: String) {
      switch Requirement.parse(text, in: scenario.plan, currency: scenario.currency) {
      case .success(let requirement):
        if let watched = WatchedRequirement(requirement, of: scenario.plan) {
          stated.append(SizingReport.Stated(text, watched))
        } else {
          mistakes.append("\(place): this cannot be watched")
        }
      case .failure(let remedy): mistakes.append("\(place): \(remedy.sentence)")
      }
    }
    for text in texts { add(text, "--require \"\(text)\"") }
    guard texts.isEmpty else { return stated }
    for gate in scenario.gates where !gate.gate.isWarning {
      if case .value = gate.gate.bound { add(gate.text, "gate \(gate.name)") }
    }
    if stated.isEmpty {
      mistakes.append("what is required is missing: write --require 'METRIC >= 90%', or a gate into the scenario")
    }
    return stated
  }
}
