import EventKernel
import PortableMath

/// Days of a stretch of ticks.
@inline(__always) func days(_ ticks: Ticks) -> Double { Double(ticks) / 86_400_000_000 }

/// One of a customer's two fates: with the programme, or without it.
///
/// Churn is decided by a budget (model: customers/budgets): the customer leaves when the hazard met so far has used up
/// a threshold drawn at birth. A change of state changes the hazard from then on and draws nothing anew.
struct Fate: BitwiseCopyable {
  /// Hazard of failures, per day: the sum of all that is left of them (model: customers/hazard).
  var shock = 0.0
  /// Drop of attitude below its base, standard deviations.
  var deficit = 0.0
  /// What is left of the budget of controllable churn.
  var budget = Double.infinity
  /// When this fate ended, or `Time.never` while the customer is present in it.
  var exit = Time.never

  var isPresent: Bool { exit == Time.never }
}

/// The laws by which hazard and attitude move between events: constants of a plan.
struct FateLaws: BitwiseCopyable {
  /// Time constants in days.
  let shockConstant: Double
  let attitudeConstant: Double
  /// Both, in this order.
  let constants: SIMD2<Double>
  /// Distances of the group borders from the attitude's base, in its own standard deviations.
  let detractorBorder: Double
  let promoterBorder: Double
  /// Level of *without* by group of *without*; of *with* by group of *with*, then of *without*.
  let levels: (Double, Double, Double)
  let programmeLevels: (Double, Double, Double, Double, Double, Double, Double, Double, Double)
  /// No level of either kind is above it.
  let greatestLevel: Double
  /// Expected deficit and expected shock hazard of the failures that go on after the window.
  var meanDeficit = 0.0
  var meanShockHazard = 0.0

  init(_ model: OutcomeModel) {
    shockConstant = model.shockTimeConstant
    attitudeConstant = model.attitudeTimeConstant
    constants = SIMD2(shockConstant, attitudeConstant)
    let scale = model.reliability.squareRoot()
    detractorBorder = model.detractorThreshold * scale
    promoterBorder = model.promoterThreshold * scale
    let ratios = model.groupHazardRatios
    levels = (ratios[0], ratios[1], ratios[2])
    func level(_ with: Int, _ without: Int) -> Double {
      with == without ? ratios[without] : ratios[without] * power(ratios[with] / ratios[without], model.causalShare)
    }
    programmeLevels = (
      level(0, 0), level(0, 1), level(0, 2), level(1, 0), level(1, 1), level(1, 2), level(2, 0), level(2, 1),
      level(2, 2)
    )
    var greatest = 0.0
    for with in 0..<3 {
      for without in 0..<3 { greatest = max(greatest, level(with, without)) }
    }
    greatestLevel = greatest
  }

  /// The group of an attitude, by `Band.rawValue`.
  @inline(__always) func group(base: Double, deficit: Double) -> Int {
    let attitude = base - deficit
    if attitude < detractorBorder { return 0 }
    return attitude > promoterBorder ? 2 : 1
  }

  /// Level of the hazard without the programme (model: customers/level).
  @inline(__always) func level(_ group: Int) -> Double {
    group == 0 ? levels.0 : group == 1 ? levels.1 : levels.2
  }

  /// Level of the hazard with it.
  @inline(__always) func level(with: Int, without: Int) -> Double {
    switch with * 3 + without {
    case 0: programmeLevels.0
    case 1: programmeLevels.1
    case 2: programmeLevels.2
    case 3: programmeLevels.3
    case 4: programmeLevels.4
    case 5: programmeLevels.5
    case 6: programmeLevels.6
    case 7: programmeLevels.7
    default: programmeLevels.8
    }
  }

  /// The days after which a deficit that relaxes towards a floor passes a border, or infinity.
  @inline(__always) func crossing(from deficit: Double, floor: Double, border: Double) -> Double {
    let span = deficit - floor
    let rest = border - floor
    // The border lies strictly between where the deficit is and where it goes.
    guard span != 0, rest / span > 0, rest / span < 1 else { return .infinity }
    return -attitudeConstant * logarithm(rest / span)
  }

  /// Days until a budget is used up at a constant level and a decaying shock (model: customers/budgets), from below by
  /// Newton.
  ///
  /// The integrated hazard is increasing and concave, so that iterates rise to the root; they stop when a step is below
  /// a quarter of a microsecond, or none.
  @inline(__always) func daysUntil(budget: Double, level: Double, shock: Double) -> Double {
    Self.daysUntil(budget: budget, level: level, shock: shock, constant: shockConstant)
  }

  // The laws are many words, and handing them over would copy all.
  private static func daysUntil(budget: Double, level: Double, shock: Double, constant: Double) -> Double {
    var elapsed = budget / (level + shock)
    for _ in 0..<64 {
      let left = exponential(-elapsed / constant)
      let used = level * elapsed + shock * constant * (1 - left)
      let slope = level + shock * left
      guard slope > 0 else { return .infinity }
      let step = (budget - used) / slope
      if !(step > 2.9e-12) { break }
      elapsed += step
    }
    return elapsed
  }
}

/// The borders at which a stretch of time changes its level: at most two for each fate's attitude.
struct LevelBorders {
  var count = 0
  var first = Double.infinity
  var second = Double.infinity
  var third = Double.infinity
  var fourth = Double.infinity

  /// Inserts a border in order.
  mutating func insert(_ border: Double) {
    var value = border
    if value < first { swap(&value, &first) }
    if value < second { swap(&value, &second) }
    if value < third { swap(&value, &third) }
    if value < fourth { swap(&value, &fourth) }
    count += 1
  }

  /// The earliest border after a point, or infinity.
  func next(after point: Double) -> Double {
    if first > point { return first }
    if second > point { return second }
    if third > point { return third }
    return fourth > point ? fourth : .infinity
  }
}
