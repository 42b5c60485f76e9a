internal import ClosedLoop
internal import EventKernel

/// Why a formula of queueing theory does not describe a plan.
public enum TheoryDoubt: String, Sendable, CaseIterable {
  case changingLoad = "feedback varies over the week, from day to day or in bursts"
  case closes = "the desk closes, and cases wait overnight"
  case changingStaff = "people at the desk vary over the day, with shrinkage or with absence"
  case severalTeams = "several teams share the work"
  case attempts = "customers are rung more than once, and not all are reached"
  case comesBack = "cases come back: escalated, approved, re-opened or returned by automation"
  case severalKinds = "kinds of work differ"
  case service = "work does not take an exponential time"
  case giveUp = "giving up does not follow an exponential time"
  case priorities = "urgent cases go first, so others wait longer than the law of all says"
  case overload = "more work is offered than people can do"
  case noStaff = "there is no staff"

  /// Whether what theory says is at least a bound in spite of it.
  fileprivate func leavesBound(_ quantity: TheoryRow.Quantity) -> Bool {
    switch (self, quantity) {
    // With less varied work waits are shorter than the exponential law says.
    case (.service, .wait), (.service, .inTime), (.service, .waiting), (.attempts, .waiting), (.comesBack, .waiting):
      true
    default: false
    }
  }
}

/// Whether theory describes what was simulated.
public enum TheoryFit: Sendable, Equatable {
  /// It does.
  case applies
  /// It gives a bound, for these reasons.
  case boundsOnly([TheoryDoubt])
  /// It does not, for these reasons.
  case doesNotApply([TheoryDoubt])

  init(_ doubts: [TheoryDoubt], for quantity: TheoryRow.Quantity) {
    if doubts.isEmpty {
      self = .applies
    } else if doubts.allSatisfy({ $0.leavesBound(quantity) }) {
      self = .boundsOnly(doubts)
    } else {
      self = .doesNotApply(doubts)
    }
  }
}
