internal import ClosedLoop
internal import Experiments
internal import Statistics

/// Staffings and certificates in words (model: intervals/certificates).
struct SizingWords {
  let report: SizingReport

  // MARK: Staffings

  /// `3 people`, `contact.attempts = 3`, or `2 in recovery late and 1 in recovery early`.
  func staffing(_ staffing: Staffing) -> String {
    let pairs = Array(zip(report.fields, staffing.values))
    if pairs.count == 1, pairs[0].0.hasSuffix(".people") {
      return pairs[0].1 == 1 ? "1 person" : "\(pairs[0].1) people"
    }
    let words = pairs.map { path, value in
      Self.shift(path).map { "\(value) in \($0)" } ?? "\(path) = \(value)"
    }
    return Self.list(words)
  }

  /// The same, as short as a label of a table has to be.
  func label(_ staffing: Staffing) -> String {
    if report.fields.count == 1 { return self.staffing(staffing) }
    return staffing.values.map { String($0) }.joined(separator: " + ")
  }

  /// Whether the words for a staffing are one thing: `1 person meets`, `3 people meet`.
  func isSingular(_ staffing: Staffing) -> Bool {
    report.fields.count == 1 && (staffing.values[0] == 1 || !report.fields[0].hasSuffix(".people"))
  }

  /// `recovery late` of `teams.recovery.shifts.late.people`; nil for another path.
  static func shift(_ path: String) -> String? {
    let names = path.split(separator: ".")
    guard names.count == 5, names[0] == "teams", names[2] == "shifts", names[4] == "people" else { return nil }
    return "\(names[1]) \(names[3])"
  }

  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: Numbers

  /// A value of a requirement's metric, or a share of its occasions.
  func amount(_ value: Double?, of requirement: SizingReport.Stated) -> String {
    guard let value else { return "nothing observed" }
    let metric = Metric.catalogue[requirement.watched.instance.metric]
    let unit: Metric.Unit = requirement.watched.requirement.chance == nil ? metric.unit : .share
    switch unit {
    case .share: return Self.percent(value)
    case .hours: return "\(ReadableNumber.text(value, decimals: 2)) h"
    case .money: return "\(ReadableNumber.text(value, decimals: value.magnitude < 100 ? 2 : 0)) \(report.currency)"
    case .count, .points: return ReadableNumber.text(value, decimals: 1)
    case .rate: return ReadableNumber.text(value, decimals: 3)
    }
  }

  /// A share with two decimals at most: `98.52 %`, `95 %`.
  static func percent(_ share: Double) -> String {
    let hundredths = (share * 10_000).rounded()
    let whole = Int64(hundredths)
    let decimals = whole % 100 == 0 ? 0 : whole % 10 == 0 ? 1 : 2
    return "\(ReadableNumber.text(share * 100, decimals: decimals)) %"
  }

  // MARK: Certificates

  /// What was seen: `142 of 150 simulated weeks`, or `99.1 % over 24 replications`.
  func evidence(_ certificate: Certificate, _ requirement: SizingReport.Stated) -> String {
    guard let occasions = certificate.occasions, let chance = requirement.watched.requirement.chance else {
      let made = ReadableNumber.count(certificate.replications, "replication")
      return "\(amount(certificate.value, of: requirement)) over \(made)"
    }
    let counts = "\(ReadableNumber.text(Double(occasions.met))) of \(ReadableNumber.text(Double(occasions.all)))"
    switch chance.occasion {
    case .replications: return "\(counts) replications"
    case .weeks:
      let made = certificate.replications == occasions.all ? "" : " in \(certificate.replications) replications"
      return "\(counts) simulated weeks\(made)"
    }
  }

  /// `lower bound 90.3 %`, or the upper bound where less is asked for; `other` takes the other one.
  func limit(_ certificate: Certificate, _ requirement: SizingReport.Stated, other: Bool = false) -> String {
    let relation = requirement.watched.criterion.relation
    let isLower = (relation == .atLeast || relation == .above) != other
    guard let limit = isLower ? certificate.low : certificate.high else { return "no bound" }
    return "\(isLower ? "lower" : "upper") bound \(amount(limit, of: requirement))"
  }

  /// The sentences for a certified staffing and what is below it.
  var certified: String {
    guard let test = report.result.certificate else { return "" }
    let requirements = report.requirements.map { "\"\($0.text)\"" }
    let verb = isSingular(test.staffing) ? "meets" : "meet"
    let evidence = zip(test.certificates, report.requirements).map { certificate, requirement in
      "\(self.evidence(certificate, requirement)); \(limit(certificate, requirement))"
    }
    let spent = Self.percent(test.certificates[0].confidence)
    let jointly = report.requirements.count > 1 ? ", each, so that all hold together" : ""
    return
      "Under this scenario file (digest \(report.digest.prefix(12))), \(staffing(test.staffing)) \(verb) "
      + "\(Self.list(requirements)), with \(Self.percent(report.result.level)) confidence "
      + "(with fresh random numbers \(evidence.joined(separator: "; ")) at the \(spent) level spent\(jointly))."
  }

  /// What is known of one less than the answer.
  var below: String {
    let result = report.result
    guard let certificate = result.certificate else { return "" }
    if result.space.dimensions > 1 {
      return
        "Feasible with that confidence; minimality is heuristic: cutting planes and local search found nothing cheaper "
        + "that seems enough."
    }
    let value = certificate.staffing.values[0]
    guard value > result.space.ranges[0].lowerBound else {
      return "Fewer were not tried: \(value) is the least that --vary allows."
    }
    guard let test = result.below else { return "Fewer were not tried within the budget." }
    return "\(capitalised(staffing(test.staffing))): \(failed(test))."
  }

  /// What fresh draws said of a staffing that is not certified.
  func failed(_ test: SizingTest) -> String {
    if let place = test.refutations.firstIndex(where: \.isBroken) {
      let requirement = report.requirements[place]
      let about = report.requirements.count > 1 ? " of \"\(requirement.text)\"" : ""
      let verb = isSingular(test.staffing) ? "does" : "do"
      return
        "\(evidence(test.refutations[place], requirement))\(about), "
        + "\(limit(test.refutations[place], requirement, other: true)): \(verb) not suffice "
        + "(\(Self.percent(report.result.level)))"
    }
    let place = test.certificates.firstIndex { !$0.isMet } ?? 0
    let requirement = report.requirements[place]
    let about = report.requirements.count > 1 ? " of \"\(requirement.text)\"" : ""
    return
      "\(evidence(test.certificates[place], requirement))\(about), \(limit(test.certificates[place], requirement)), "
      + "not certified either way"
  }

  static let caveat = "This covers sampling error of the simulation only, not errors of the model or its inputs."

  func capitalised(_ text: String) -> String { "\(text.prefix(1).uppercased())\(text.dropFirst())" }

  // MARK: No answer

  /// Why there is no answer, and what would be needed.
  var unanswered: [String] {
    let result = report.result
    switch result.verdict {
    case .certified: return []
    case .infeasible: return [infeasible] + needed
    case .undecided(.timeIsUp):
      let best = result.answer.map { "; best so far: \(staffing($0))\(bestRemark)" } ?? ""
      return [
        "Undecided: the budget was used up after \(ReadableNumber.count(result.replications, "replication"))\(best)."
      ]
    case .undecided(.notCertified):
      let test = result.descents.last?.tests.last
      let words = test.map { ": \(staffing($0.staffing)): \(failed($0))" } ?? ""
      return ["Undecided: no staffing could be certified\(words)."] + effort
    }
  }

  private var bestRemark: String {
    report.result.certificate != nil
      ? ", certified; fewer were not decided" : ", not certified"
  }

  private var infeasible: String {
    let most = report.result.space.most
    let test = report.result.descents.flatMap(\.tests).last { $0.staffing == most }
    let verb = isSingular(most) ? "does" : "do"
    let words = test.map { failed($0) } ?? "\(verb) not suffice"
    return "Infeasible: no staffing within the bounds suffices. Even \(staffing(most)): \(words)."
  }

  /// What would be needed, as theory and the slope of the curve have it.
  private var needed: [String] {
    var words: [String] = []
    if let guess = report.result.guess, let formula = report.theory.formula, !report.result.space.contains(guess) {
      words.append("\(formula.rawValue) expects \(staffing(guess))")
    }
    if report.fields.count == 1, let more = extrapolation { words.append("the slope of the curve leads to \(more)") }
    if words.isEmpty { return ["What would be needed lies beyond what was simulated: widen --vary."] }
    let guesses = words.count == 1 ? "This is a guess" : "Both are guesses"
    return ["What would be needed: \(words.joined(separator: "; ")). \(guesses); widen --vary to be told."]
  }

  private var extrapolation: String? {
    guard report.steps.count > 1 else { return nil }
    let last = report.steps[report.steps.count - 1]
    let previous = report.steps[report.steps.count - 2]
    var most: Double?
    for (place, requirement) in report.requirements.enumerated() {
      guard let here = last.estimates[place]?.value, let before = previous.estimates[place]?.value else { return nil }
      let bound = requirement.watched.criterion.bound
      if requirement.watched.criterion.holds(of: here) { continue }
      let slope = (here - before) / Double(last.staffing.values[0] - previous.staffing.values[0])
      guard slope != 0, (bound - here) / slope > 0, (bound - here) / slope < 10_000 else { return nil }
      most = max(most ?? 0, (bound - here) / slope)
    }
    guard let most else { return nil }
    return "at least \(staffing(Staffing([last.staffing.values[0] + Int(most) + 1])))"
  }

  /// How many replications a certificate would take.
  private var effort: [String] {
    [
      "A staffing whose truth lies barely on the good side takes very many replications to certify: require a little "
        + "less, or allow one more."
    ]
  }
}
