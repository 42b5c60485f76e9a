internal import ClosedLoop
public import Statistics

/// One point of the staffing curve: what a staffing achieves, costs and brings, under common random numbers.
public struct StaffingStep: Sendable {
  /// The staffing.
  public let staffing: Staffing
  /// Replications behind it; the same first ones for every step.
  public let replications: Int
  /// One for each requirement; nil where nothing was observed.
  public let estimates: [Estimate?]
  /// Scheduled hours of all teams in the window.
  public let hours: StaffedHours
  /// Discounted net benefit of the programme.
  public let netBenefit: Estimate?
  /// Its net benefit less that of the staffing it is compared with, replication by replication; nil where there is none.
  public let difference: Estimate?

  /// The steps of a curve, in its order.
  ///
  /// Each is compared with the one before; where several fields are varied, with the answer.
  ///
  /// - Parameters:
  ///   - probe: What was asked for the result.
  public static func curve<PlanFault: Error>(
    of result: SizingResult, requirements: [WatchedRequirement], probe: EngineProbe<PlanFault>
  ) -> [StaffingStep] {
    let rows = result.curve.map { probe.located[$0] ?? [] }
    guard let count = rows.map(\.count).min(), count > 0 else { return [] }
    var steps: [StaffingStep] = []
    let answer = result.answer.flatMap { result.curve.firstIndex(of: $0) }
    for (index, staffing) in result.curve.enumerated() {
      guard let plan = probe.knownPlan(of: staffing) else { continue }
      let place = Metric.instances(of: plan).firstIndex {
        $0.dimension == .all && Metric.catalogue[$0.metric].name.description == "money.net_benefit"
      }
      func benefits(_ index: Int) -> [Double] {
        place.map { place in rows[index].prefix(count).compactMap { $0[place].value } } ?? []
      }
      let other = result.space.dimensions == 1 ? index - 1 : answer ?? -1
      let own = benefits(index)
      var difference: Estimate?
      if other >= 0, other != index, own.count == count, benefits(other).count == count {
        difference = PairedDifference(own, benefits(other), level: result.level).estimate
      }
      let judged = (probe.judged[staffing] ?? []).prefix(count)
      steps.append(
        StaffingStep(
          staffing: staffing, replications: count,
          estimates: requirements.indices.map { place in
            requirements[place].criterion.estimate(of: judged.map { $0[place] }, level: result.level)
          },
          hours: StaffedHours(plan),
          netBenefit: own.isEmpty ? nil : Estimate.mean(of: own, level: result.level), difference: difference))
    }
    return steps
  }
}
