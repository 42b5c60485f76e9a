import EventKernel
import PortableMath

/// What triage may know of an item and its sender (model: desk/customer-file): tier and margin, the coded severity,
/// known complaints.
extension Replication {
  /// Whether a rule that takes an item by its masks also takes it by what the sender asks and the file says.
  mutating func takes(_ rule: Int, _ content: Content, customer: Int) -> Bool {
    let match = prepared.rules[rule].match
    let source: UInt64 = prepared.plan.channels[content.channel].isIndirect ? 2 : 1
    guard match.sources & source != 0 && match.requests & (content.isRequest ? 2 : 1) != 0 else { return false }
    guard match.asksCustomerFile else { return true }
    guard customer >= 0 else { return false }
    if match.repeats.isLimited {
      let known = customers.complaintCount(of: customer, since: agenda.now - match.repeats.period)
      guard known >= match.repeats.least && known <= match.repeats.greatest else { return false }
    }
    if match.valueAtRisk.isLimited {
      guard match.valueAtRisk.contains(valueAtRisk(of: content, customer: customer)) else { return false }
    }
    guard match.expectedUplift.isLimited else { return true }
    return match.expectedUplift.contains(expectedUplift(of: content, customer: customer, rule: rule))
  }

  /// CLV at risk: what the customer is worth by the file, times the chance that this failure alone drives him away.
  mutating func valueAtRisk(of content: Content, customer: Int) -> Double {
    guard let failure = content.failure else { return 0 }
    return customers.book.estimatedValue(of: customer, band: content.band)
      * prepared.plan.outcome.leaveProbabilities[failure.severity.index]
  }

  /// Expected uplift: the value that an answer now by a person would save, less the remedy that it would cost
  /// (model: desk/customer-file).
  private mutating func expectedUplift(of content: Content, customer: Int, rule: Int) -> Double {
    guard let failure = content.failure else { return 0 }
    var row = Case(
      item: 0, serial: 0, received: agenda.now, customer: Int32(customer), rule: Int16(rule),
      channel: UInt8(content.channel), tier: UInt8(content.tier), band: content.band, failure: failure, promise: -1,
      treatment: Treatment.personal.rawValue, isMeasured: false)
    row.workType = Int16(prepared.upliftWork[rule])
    let work = prepared.plan.work[Int(row.workType)]
    var reach = 1.0
    if work.isCall, let law = prepared.plan.contact.reach { reach = law.alpha / (law.alpha + law.beta) }
    let resolution = prepared.plan.resolution
    let loss = prepared.loss(of: failure)
    let remedy = min(
      millionths(resolution.remedyShareOfLoss * Double(loss) / 1e6), prepared.rules[rule].remedyBudget)
    let cost =
      reach * resolution.solvedAtContact * resolution.remedyOffered * resolution.remedyRedeemed
      * resolution.remedyCostShare * Double(remedy) / 1e6
    return customers.book.estimatedValue(of: customer, band: content.band)
      * prepared.expectedGain(row, reach: reach, days: 0)
      - cost
  }

  /// A sender may ask to be contacted: whoever does expects an answer, and says how to reach him.
  ///
  /// The request shares its draw with the expectation of an answer, so that those who ask are among those who expect.
  mutating func noteRequest(of item: UInt64, _ contact: inout ContactWays, _ content: inout Content) {
    let terms = prepared.channels[content.channel]
    guard chance.block(entity: item, purpose: Purpose.attitude).u1 < terms.contactRequested else { return }
    content.isRequest = true
    if terms.reachesAll { return }
    let isValid = chance.block(entity: item, purpose: Purpose.contactability).u3 < terms.validContact
    contact = ContactWays(phone: isValid, mail: isValid)
  }

  /// Writes a complaint into the customer file, where its sender is known.
  mutating func noteComplaint(_ item: UInt64, _ content: Content, row: Int) {
    let terms = prepared.channels[content.channel]
    guard !prepared.plan.channels[content.channel].isIndirect else { return }
    if !terms.reachesAll && !content.isRequest {
      guard chance.block(entity: item, purpose: Purpose.contactability).u0 < terms.identified else { return }
    }
    customers.noteComplaint(of: row, at: agenda.now)
  }
}
