import EventKernel
import PortableMath

/// What it is worth on average to keep a failure from a customer of whom nobody ever hears.
///
/// Most of those whom a fix helps never write: they are not followed one by one, so their gain is expected failures
/// kept away times what one is worth. That is found once for a plan, from customers of the pilot at some instants
/// between window start and horizon, and is true to first order in the share of failures that is kept away: who is
/// there to be helped is taken from the fate without fixes.
struct AvoidedValue: Sendable {
  /// As of window start: discounted, for each customer present then.
  struct Worth: BitwiseCopyable, Sendable {
    var margin = 0.0
    var terminal = 0.0
    var presence = 0.0

    static func + (a: Worth, b: Worth) -> Worth {
      Worth(margin: a.margin + b.margin, terminal: a.terminal + b.terminal, presence: a.presence + b.presence)
    }

    static func * (a: Worth, factor: Double) -> Worth {
      Worth(margin: a.margin * factor, terminal: a.terminal * factor, presence: a.presence * factor)
    }
  }

  /// Instants of the table, ascending.
  private let instants: ContiguousArray<Ticks>
  /// By tier, instant, and kind: a failure of each severity, then presence itself, that is a whole prospect.
  private var worths: ContiguousArray<Worth> = []
  /// Share of those present at window start who are present at window end, by tier.
  private(set) var staying: ContiguousArray<Double> = []
  /// Mean margin of a day, by tier.
  private(set) var meanMargin: ContiguousArray<Double> = []

  private static let kinds = 4
  private static let customers = 256

  init(_ plan: Plan, mix: FailureMix, calibration: Calibration) {
    let phases = plan.phases
    let horizon = max(phases.horizon, phases.windowEnd)
    var instants = ContiguousArray<Ticks>()
    for part in 0..<5 {
      instants.append(phases.windowStart + (phases.windowEnd - phases.windowStart) * Int64(part) / 4)
    }
    if horizon > phases.windowEnd {
      for part in 1..<5 { instants.append(phases.windowEnd + (horizon - phases.windowEnd) * Int64(part) / 4) }
    }
    self.instants = instants
    var alone = plan
    alone.population.replacement = .none
    alone.macro = nil
    let hours = Int(phases.windowEnd / Time.hour) + 1
    let silence = SilentIntensity(
      voicedByHour: ContiguousArray(repeating: mix.voicedPerDay / 24, count: hours),
      silentPerVoiced: mix.silentPerVoiced)
    let terms = CustomerTerms(alone, mix: mix, calibration: calibration, hasSlots: false)
    var book = CustomerBook(terms, chance: Chance(seed: 2, replication: 0, domain: 1), silence: silence)
    let tiers = plan.population.tiers.count
    worths = ContiguousArray(repeating: Worth(), count: tiers * instants.count * Self.kinds)
    meanMargin = ContiguousArray(plan.population.tiers.map { $0.margin.mean * 12 / 365.25 })
    var started = ContiguousArray(repeating: 0.0, count: tiers)
    var stayed = started
    for number in 0..<Self.customers {
      let place = (Double(number) + 0.5) / Double(Self.customers)
      book.startPilotCustomer(stratum: place, number: UInt32(number))
      // A second coordinate that fills the square evenly beside the first (van der Corput).
      var reversed = 0.0
      var digit = 0.5
      var rest = number
      while rest > 0 {
        if rest & 1 == 1 { reversed += digit }
        digit /= 2
        rest >>= 1
      }
      let frailty = terms.frailty(of: min(reversed + 0.5 / Double(Self.customers), 1 - 0x1p-20))
      for (index, instant) in instants.enumerated() {
        book.advance(0, to: instant)
        let elapsed = days(instant)
        let discounted = exponential(-terms.discount * days(horizon - instant))
        let factor = exponential(-terms.discount * days(instant - phases.windowStart))
        for tier in 0..<tiers {
          let hazard = calibration.hazards[tier]
          let weight = exponential(
            -frailty * hazard.level * book.levelExposure - book.shockExposure - hazard.uncontrollable * elapsed)
          if index == 0 { started[tier] += weight }
          if index == 4 { stayed[tier] += weight }
          book.rows[0].tier = UInt8(tier)
          book.rows[0].level = frailty * hazard.level
          book.rows[0].margin = meanMargin[tier]
          let customer = book.rows[0]
          let whole = book.prospect(of: 0, discounted: discounted)
          let first = (tier * instants.count + index) * Self.kinds
          func add(_ prospect: Prospect, less other: Prospect, to kind: Int) {
            worths[first + kind].margin += weight * factor * (prospect.margin - other.margin)
            worths[first + kind].terminal += weight * factor * (prospect.terminal - other.terminal)
            worths[first + kind].presence += weight * (prospect.presence - other.presence)
          }
          add(whole, less: Prospect(), to: 3)
          for severity in 0..<3 {
            book.rows[0].with.shock += terms.amplitude(severity)
            book.rows[0].with.deficit += terms.drop(severity)
            add(whole, less: book.prospect(of: 0, discounted: discounted), to: severity)
            book.rows[0] = customer
          }
        }
      }
    }
    for tier in 0..<tiers {
      for place in (tier * instants.count * Self.kinds)..<((tier + 1) * instants.count * Self.kinds) {
        worths[place] = worths[place] * (started[tier] > 0 ? 1 / started[tier] : 0)
      }
      staying.append(started[tier] > 0 ? stayed[tier] / started[tier] : 0)
    }
  }

  /// What is kept by keeping away a failure of a severity at an instant, for each customer present at window start.
  func worth(ofFailure severity: Int, tier: Int, at tick: Ticks) -> Worth { worth(severity, tier, tick) }

  /// What customers are worth from an instant on, for each present at window start.
  func worth(ofPresenceIn tier: Int, at tick: Ticks) -> Worth { worth(3, tier, tick) }

  private func worth(_ kind: Int, _ tier: Int, _ tick: Ticks) -> Worth {
    var place = 0
    while place + 2 < instants.count && instants[place + 1] <= tick { place += 1 }
    let span = Double(instants[place + 1] - instants[place])
    let part = span > 0 ? min(max(Double(tick - instants[place]) / span, 0), 1) : 0
    let first = (tier * instants.count + place) * Self.kinds + kind
    return worths[first] * (1 - part) + worths[first + Self.kinds] * part
  }
}
