/// The priority classes of each queue: first those of the order of work, then one for raised cases if there can be any,
/// last one for approvals.
struct PriorityClasses: BitwiseCopyable, Sendable {
  /// Classes that the order of work has; they come first.
  let ordered: Int
  /// All of them.
  let count: Int
  /// Whether the first case of an earlier class of the order goes before all of a later one.
  let isRanked: Bool
  /// How many classes, from the first, are kept with the last that came in front.
  let newestFirst: Int

  init(_ plan: Plan) {
    let order = plan.triage.discipline.terms
    ordered = order.classes.count(in: plan)
    count = ordered + (plan.raisesPriority ? 1 : 0) + 1
    isRanked = plan.triage.starvationLimit == nil && (ordered == 1 || order.urgency.ranksClasses)
    newestFirst = order.takesNewest ? ordered : 0
  }

  /// That of cases which go before all others.
  var raised: Int { ordered }
  /// That of remedies that wait for approval.
  var approval: Int { count - 1 }
}

extension Plan {
  /// Whether cases may be raised before all others.
  var raisesPriority: Bool {
    chasers?.raisesPriority == true
      || promises.contains { $0.onAlert.raisesPriority || $0.onBreach.raisesPriority }
  }
}
