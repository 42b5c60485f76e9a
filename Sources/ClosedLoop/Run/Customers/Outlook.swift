import EventKernel
import PortableMath

/// What a customer under a contract or with a moving hazard is expected to give: a weight for each state he can be in.
struct Outlook {
  let contract: Contract?
  let joined: Ticks
  /// Discount and uncontrollable churn per day.
  let rate: Double
  /// Margin per day.
  let flow: Double
  /// Chance not to have decided to leave, to be under contract still, and to be so beyond the next end of it.
  var undecided = 1.0
  var present = 1.0
  private var staying = 1.0
  /// The next last day of notice, and the end of contract that belongs to the last one that passed.
  private var gate = Time.never
  private var due = Time.never
  /// Discount and uncontrollable churn so far.
  var weight = 1.0
  var margin = 0.0

  init(contract: Contract?, joined: Ticks, rate: Double, flow: Double, from time: Ticks) {
    self.contract = contract
    self.joined = joined
    self.rate = rate
    self.flow = flow
    guard let contract else { return }
    gate = contract.leaving(decidedAt: time, joined: joined) - contract.notice
    while gate <= time { gate += contract.renews }
  }

  /// The next instant at which the contract changes something.
  var nextTurn: Ticks { min(gate, due) }

  /// Lets a stretch pass in which the chance to decide is even.
  ///
  /// - Parameters:
  ///   - hazard: integrated hazard of deciding over the stretch, without the shock.
  ///   - series: ∫ exp(−r·u − shock) du over the stretch at a rate r, by the series of model: money/customer-value.
  ///   - shock: integrated hazard of the shock over the stretch.
  mutating func pass(_ days: Double, hazard: Double, shock: Double, series: (_ rate: Double) -> Double) {
    guard days > 0 else { return }
    if contract == nil {
      margin += weight * undecided * flow * series(hazard / days + rate)
    } else {
      margin += weight * present * flow * annuity(days, rate: rate)
    }
    undecided *= exponential(-hazard - shock)
    if contract == nil { present = undecided }
    weight *= exponential(-rate * days)
  }

  /// What the contract does at an instant: notice can be given no longer, or those who gave it go.
  mutating func turn(at time: Ticks) {
    guard let contract else { return }
    if due <= time {
      present = staying
      due = Time.never
    }
    if gate <= time {
      staying = undecided
      due = gate + contract.notice
      gate += contract.renews
      if due <= time { turn(at: time) }
    }
  }

  /// Value at an instant of those who have decided and wait for the end of their contract, for each of one customer.
  func waiting(at time: Ticks) -> Double {
    guard contract != nil else { return 0 }
    func value(until end: Ticks) -> Double { flow * annuity(max(0, days(end - time)), rate: rate) }
    let next = due < Time.never ? due : gate + (contract?.notice ?? 0)
    let later = gate + (contract?.notice ?? 0)
    let leavingNext = due < Time.never ? present - staying : present - undecided
    let leavingLater = due < Time.never ? staying - undecided : 0
    return leavingNext * value(until: next) + leavingLater * value(until: later)
  }
}

extension CustomerBook {
  /// The prospect of a customer whose tenure, contract or burden matters; see `prospect(of:discounted:)`.
  mutating func prospectThroughLife(of row: Int, discounted: Double) -> Prospect {
    let customer = rows[row]
    let life = lives[row]
    let hazard = terms.calibration.hazards[Int(customer.tier)]
    let horizon = terms.phases.horizon
    let rate = hazard.uncontrollable + terms.discount
    var result = Prospect()
    if life.withLeaving < Time.never {
      // Decided: the margin flows until the contract ends, and nothing that is done now changes it.
      let span = days(min(life.withLeaving, horizon) - customer.time)
      result.margin = customer.margin * annuity(span, rate: rate)
      guard life.withLeaving > horizon else { return result }
      result.presence = exponential(-rate * span) / discounted
      if terms.countsTerminalValue {
        let rest = days(life.withLeaving - horizon)
        result.terminal =
          exponential(-rate * span) * customer.margin * annuity(rest, rate: rate)
      }
      return result
    }
    pending.removeAll()
    var index = customer.failures
    while index >= 0 {
      if failures[Int(index)].nextChange < Time.never { pending.append(failures[Int(index)]) }
      index = failures[Int(index)].next
    }
    let floor = terms.laws.meanDeficit
    let base = customer.attitude
    var outlook = Outlook(
      contract: terms.plan.population.contract, joined: life.joined, rate: rate, flow: customer.margin,
      from: customer.time)
    var with = customer.with
    var without = customer.diverged ? customer.without : customer.with
    var time = customer.time
    while time < horizon {
      let tenure = days(time - life.joined)
      var next = min(horizon, time + ticksUp(terms.model.baseline.knot(after: max(tenure, 0)) - max(tenure, 0)))
      next = min(next, outlook.nextTurn)
      if life.burdenedUntil > time { next = min(next, life.burdenedUntil) }
      for place in pending.indices { next = min(next, max(pending[place].nextChange, time)) }
      let span = days(next - time)
      var borders = LevelBorders()
      for deficit in [with.deficit, without.deficit] {
        borders.insert(terms.laws.crossing(from: deficit, floor: floor, border: base - terms.laws.detractorBorder))
        borders.insert(terms.laws.crossing(from: deficit, floor: floor, border: base - terms.laws.promoterBorder))
      }
      let burden = life.burdenedUntil > time ? terms.model.overContact.factor : 1
      var position = 0.0
      while position < span {
        let end = min(span, borders.next(after: position))
        let stretch = end - position
        let middle = exponential(-(position + end) / 2 / terms.laws.attitudeConstant)
        let ratio =
          burden
          * terms.laws.level(
            with: terms.laws.group(base: base, deficit: floor + (with.deficit - floor) * middle),
            without: terms.laws.group(base: base, deficit: floor + (without.deficit - floor) * middle))
        let level = Hazard(
          baseline: terms.model.baseline, level: customer.level * ratio, background: terms.laws.meanShockHazard,
          shock: 0, shockConstant: terms.laws.shockConstant, tenure: tenure + position)
        let left = exponential(-stretch / terms.laws.shockConstant)
        let amount = with.shock * terms.laws.shockConstant
        outlook.pass(stretch, hazard: level.integral(stretch), shock: amount * (1 - left)) { rate in
          exponential(-amount)
            * series(rate: rate, amount: amount, span: stretch, left: left, plain: exponential(-rate * stretch))
        }
        with.shock *= left
        position = end
      }
      let left = exponential(-span / terms.laws.attitudeConstant)
      with.deficit = floor + (with.deficit - floor) * left
      without.deficit = floor + (without.deficit - floor) * left
      time = next
      outlook.turn(at: time)
      if time >= horizon { break }
      for place in pending.indices where pending[place].nextChange <= time {
        Self.letPass(&pending[place], at: time, terms: terms, with: &with, without: &without)
      }
    }
    result.margin = outlook.margin
    result.presence = outlook.present * outlook.weight / discounted
    if terms.countsTerminalValue {
      result.terminal =
        outlook.weight
        * (outlook.undecided * terminalValueThroughLife(of: customer, joined: life.joined)
          + outlook.waiting(at: horizon))
    }
    return result
  }

  /// Value at the horizon of a customer who has not decided, with mean deficit and no failure pending.
  func terminalValueThroughLife(of customer: Customer, joined: Ticks) -> Double {
    let hazard = terms.calibration.hazards[Int(customer.tier)]
    let ratio = terms.laws.level(terms.laws.group(base: customer.attitude, deficit: terms.laws.meanDeficit))
    let horizon = terms.phases.horizon
    let rate = hazard.uncontrollable + terms.discount
    var outlook = Outlook(
      contract: terms.plan.population.contract, joined: joined, rate: rate, flow: customer.margin, from: horizon)
    func level(_ tenure: Double) -> Hazard {
      Hazard(
        baseline: terms.model.baseline, level: customer.level * ratio, background: terms.laws.meanShockHazard, shock: 0,
        shockConstant: terms.laws.shockConstant, tenure: tenure)
    }
    var time = horizon
    // Sixty years, in steps that keep the hazard even; what is left then hardly counts.
    let end = horizon + Int64(60 * 365.25) * Time.day
    while time < end && outlook.present * outlook.weight > 1e-9 {
      let tenure = max(0, days(time - joined))
      let next = min(
        min(end, outlook.nextTurn), time + ticksUp(min(terms.model.baseline.knot(after: tenure) - tenure, 36_525)))
      let span = days(next - time)
      outlook.pass(span, hazard: level(tenure).integral(span), shock: 0) { rate in
        annuity(span, rate: rate)
      }
      time = next
      outlook.turn(at: time)
    }
    let last = level(days(time - joined)).value(after: 0) + rate
    return outlook.margin + (last > 0 ? outlook.weight * outlook.present * customer.margin / last : 0)
  }

  /// Value at the horizon of a customer who is present in a fate, as of then.
  func terminalValue(of row: Int, leaving: Ticks) -> Double {
    guard terms.isLifelong else { return terminalValue(of: row) }
    let customer = rows[row]
    guard leaving < Time.never else { return terminalValueThroughLife(of: customer, joined: lives[row].joined) }
    let rate = terms.calibration.hazards[Int(customer.tier)].uncontrollable + terms.discount
    let rest = days(leaving - terms.phases.horizon)
    return customer.margin * annuity(rest, rate: rate)
  }
}
