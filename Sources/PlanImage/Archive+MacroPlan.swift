internal import ClosedLoop

/// The walk over the macro loop.
extension Archive {
  mutating func pass(_ macro: inout MacroPlan) {
    macro.order =
      MacroPlan.Order.allCases[
        pass(choice: Int(macro.order.rawValue), below: MacroPlan.Order.allCases.count)]
    macro.priority =
      MacroPlan.Priority.allCases[
        pass(choice: Int(macro.priority.rawValue), below: MacroPlan.Priority.allCases.count)]
    pass(&macro.switchesAt)
    pass(&macro.budget, blank: 0) { $0.pass(&$1) }
    pass(&macro.codedShare)
    pass(&macro.codingAccuracy)
    pass(&macro.confusions, blank: []) { $0.pass(&$1) }
    pass(&macro.team, blank: 0) { $0.pass(&$1) }
    pass(&macro.hoursPerWeek)
    pass(&macro.hourlyCost)
    pass(&macro.minCases)
    pass(&macro.shareAbove)
    pass(&macro.confidence)
    pass(&macro.reviewEvery)
    pass(&macro.approval)
    pass(&macro.slots)
    pass(&macro.cancelled)
    pass(&macro.tellsCustomers)
    pass(&macro.toldRelief)
    pass(&macro.toldResponse)
    pass(&macro.toldFor)
    pass(&macro.asksTold)
    pass(&macro.fixes, blank: MacroPlan.Fix()) {
      $0.pass(&$1.hoursNeeded)
      $0.pass(&$1.hoursToFind)
      $0.pass(&$1.leadTime)
      $0.pass(&$1.success)
      $0.pass(&$1.effect)
      $0.pass(&$1.cost)
      $0.pass(&$1.runningCost)
      $0.pass(&$1.ramp)
      $0.pass(&$1.erosionHalfLife, blank: 0) { $0.pass(&$1) }
    }
  }
}
