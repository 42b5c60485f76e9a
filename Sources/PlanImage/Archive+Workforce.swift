internal import ClosedLoop
internal import EventKernel

/// The walk over what makes people differ.
extension Archive {
  mutating func pass(_ pause: inout Break) {
    pass(&pause.name)
    pass(&pause.identity)
    pass(&pause.earliest)
    pass(&pause.latest)
    pass(&pause.length)
    pass(&pause.isPaid)
  }

  mutating func pass(_ workforce: inout Workforce) {
    let number = pass(choice: Int(workforce.shiftEnd.rawValue), below: ShiftEnd.allCases.count)
    workforce.shiftEnd = ShiftEnd.allCases[number]
    pass(&workforce.speed, blank: .blank) { $0.pass(&$1) }
    pass(&workforce.skillMean)
    pass(&workforce.skillDeviation)
    pass(&workforce.rampUp, blank: RampUp(starters: 0, speed: .none, skill: .none)) {
      $0.pass(&$1.starters)
      $0.pass(&$1.speed)
      $0.pass(&$1.skill)
    }
    pass(&workforce.attrition, blank: Attrition(hazard: 0, hiring: nil)) {
      $0.pass(&$1.hazard)
      $0.pass(&$1.hiring, blank: .blank) { $0.pass(&$1) }
      $0.pass(&$1.costPerHire)
    }
    let coaching = Coaching(activity: 0, gain: 0, halfLife: 1, fullDose: 1, peerEffect: 0)
    pass(&workforce.coaching, blank: coaching) {
      $0.pass(&$1.activity)
      $0.pass(&$1.gain)
      $0.pass(&$1.halfLife)
      $0.pass(&$1.fullDose)
      $0.pass(&$1.peerEffect)
    }
    pass(&workforce.overload, blank: Overload(ceiling: 0, memory: 1, quitFactor: 1, skillLoss: 0)) {
      $0.pass(&$1.ceiling)
      $0.pass(&$1.memory)
      $0.pass(&$1.quitFactor)
      $0.pass(&$1.skillLoss)
    }
    pass(&workforce.inbound, blank: InboundDuty(share: 0, spell: .blank)) {
      $0.pass(&$1.share)
      $0.pass(&$1.spell)
    }
    pass(&workforce.habits.cherryPicking)
    pass(&workforce.habits.sight)
    pass(&workforce.habits.slowingWithin)
    pass(&workforce.habits.slowingFactor)
    pass(&workforce.languages)
    pass(&workforce.topics)
  }

  private mutating func pass(_ learning: inout Learning) {
    var kind = 0
    var points: [(weeks: Double, value: Double)] = []
    var gap = 0.0
    var constant = 1.0
    switch learning {
    case .none: break
    case .points(let stated): (kind, points) = (1, stated)
    case .curve(let ownGap, let ownConstant): (kind, gap, constant) = (2, ownGap, ownConstant)
    }
    switch pass(choice: kind, below: 3) {
    case 0: learning = .none
    case 1:
      pass(&points, blank: (weeks: 0, value: 1)) {
        $0.pass(&$1.weeks)
        $0.pass(&$1.value)
      }
      learning = .points(points)
    default:
      pass(&gap)
      pass(&constant)
      learning = .curve(gap: gap, constant: constant)
    }
  }
}
