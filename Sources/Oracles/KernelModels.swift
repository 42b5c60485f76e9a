internal import EventKernel
internal import PortableMath
internal import QueueingTheory
internal import Statistics

extension OracleModel {
  /// What models written on the kernel are held against.
  static let kernelModels: [OracleModel] = [
    singleServer, impatientServer, roomForTen, finiteSource, constantGaps, erlangGaps, feedback, shiftChange,
    timeVarying, largeAbandonment, overflow, callCentre,
  ]

  /// Sights of independent replications.
  private static func sights(
    _ terms: Station.Terms, seed: UInt64, replications: Int = 20
  ) -> [Station.Sight] {
    (0..<replications).map { Station.sight(terms, seed: seed, replication: $0) }
  }

  /// A ratio of sums over replications.
  private static func finding(
    _ name: String, exact: Double, _ sights: [Station.Sight], publishedError: Double = 0,
    _ numerator: (Station.Sight) -> Double, over denominator: (Station.Sight) -> Double
  ) -> OracleFinding {
    OracleFinding(
      name, .kernel, exact: exact,
      Estimate.ratio(
        numerators: sights.map(numerator), denominators: sights.map(denominator), level: 0.95, method: .delta),
      publishedError: publishedError)
  }

  private static func mean(
    _ name: String, exact: Double, _ sights: [Station.Sight], publishedError: Double = 0,
    _ value: (Station.Sight) -> Double
  ) -> OracleFinding {
    finding(name, exact: exact, sights, publishedError: publishedError, value) { _ in 1 }
  }

  private static let singleServer = OracleModel("M/M/1, times at the station", source: "Erlang C, one server") { seed in
    var terms = Station.Terms()
    terms.gap = .exponential(mean: 1 / 0.8)
    (terms.warmUp, terms.end, terms.longStay, terms.longWait) = (500, 20_500, 5, 1)
    let exact = ErlangC(arrivalRate: 0.8, serviceRate: 1, servers: 1)
    let seen = sights(terms, seed: seed)
    return [
      finding("M/M/1: mean stay", exact: exact.meanWait + 1, seen, { $0.stayed }, over: { $0.served }),
      finding("M/M/1: stays beyond 5", exact: exact.sojournExceeds(5), seen, { $0.longStays }, over: { $0.served }),
      finding("M/M/1: waits beyond 1", exact: exact.waitExceeds(1), seen, { $0.served - $0.soon }, over: { $0.served }),
      finding("M/M/1: delayed", exact: 0.8, seen, { $0.delayed }, over: { $0.arrived }),
      finding("M/M/1: empty", exact: 0.2, seen, { $0.idle }, over: { $0.span }),
      finding("M/M/1: number present", exact: 4, seen, { $0.present }, over: { $0.span }),
    ]
  }

  private static let impatientServer = OracleModel("M/M/1+D", source: "Markov chain up to the fixed patience") { seed in
    var terms = Station.Terms()
    terms.service = .exponential(mean: 0.8)
    terms.patience = .constant(2)
    (terms.warmUp, terms.end) = (100, 20_100)
    let exact = ConstantPatience(arrivalRate: 1, serviceRate: 1.25, patience: 2)
    let seen = sights(terms, seed: seed)
    return [
      finding(
        "M/M/1+D: gave up", exact: exact.abandonmentProbability, seen, { $0.left }, over: { $0.left + $0.served }),
      finding("M/M/1+D: empty", exact: exact.idleProbability, seen, { $0.idle }, over: { $0.span }),
    ]
  }

  private static let roomForTen = OracleModel("M/M/3/10", source: "birth and death") { seed in
    var terms = Station.Terms()
    terms.gap = .exponential(mean: 0.25)
    (terms.servers, terms.capacity, terms.warmUp, terms.end) = ([(0, 3)], 10, 100, 10_100)
    let exact = FiniteCapacity(arrivalRate: 4, serviceRate: 1, servers: 3, capacity: 10)
    let seen = sights(terms, seed: seed)
    return [
      finding("M/M/3/10: turned away", exact: exact.blocking, seen, { $0.blocked }, over: { $0.arrived }),
      finding("M/M/3/10: waiting", exact: exact.meanQueue, seen, { $0.waiting }, over: { $0.span }),
      finding("M/M/3/10: mean wait", exact: exact.meanWait, seen, { $0.waited }, over: { $0.served }),
      finding("M/M/3/10: present", exact: exact.meanNumber, seen, { $0.present }, over: { $0.span }),
    ]
  }

  private static let finiteSource = OracleModel("20 sources, 3 servers", source: "birth and death") { seed in
    var terms = Station.Terms()
    terms.gap = .exponential(mean: 10)
    terms.service = .exponential(mean: 1.25)
    (terms.sources, terms.servers, terms.warmUp, terms.end) = (20, [(0, 3)], 200, 10_200)
    let exact = FiniteSource(sources: 20, servers: 3, requestRate: 0.1, serviceRate: 0.8)
    let seen = sights(terms, seed: seed)
    return [
      finding("finite source: present", exact: exact.meanNumber, seen, { $0.present }, over: { $0.span }),
      finding("finite source: waiting", exact: exact.meanQueue, seen, { $0.waiting }, over: { $0.span }),
      finding("finite source: throughput", exact: exact.throughput, seen, { $0.served }, over: { $0.span }),
      finding("finite source: mean wait", exact: exact.meanWait, seen, { $0.waited }, over: { $0.served }),
    ]
  }

  private static let constantGaps = OracleModel("D/M/1", source: "GI/M/1") { seed in
    var terms = Station.Terms()
    terms.gap = .constant(1.25)
    (terms.warmUp, terms.end, terms.longWait) = (500, 20_500, 2)
    let exact = RenewalArrivals(constantGap: 1.25, serviceRate: 1)
    let seen = sights(terms, seed: seed)
    return [
      finding("D/M/1: mean wait", exact: exact.meanWait, seen, { $0.waited }, over: { $0.served }),
      finding("D/M/1: waits beyond 2", exact: exact.waitExceeds(2), seen, { $0.served - $0.soon }, over: { $0.served }),
    ]
  }

  private static let erlangGaps = OracleModel("E2/M/1", source: "GI/M/1") { seed in
    var terms = Station.Terms()
    terms.gap = .gamma(shape: 2, scale: 0.625)
    (terms.warmUp, terms.end) = (500, 10_500)
    let exact = RenewalArrivals(arrivalRate: 0.8, phases: 2, serviceRate: 1)
    let seen = sights(terms, seed: seed)
    return [finding("E2/M/1: mean wait", exact: exact.meanWait, seen, { $0.waited }, over: { $0.served })]
  }

  private static let feedback = OracleModel("re-contact loop", source: "Jackson") { seed in
    var terms = Station.Terms()
    terms.service = .exponential(mean: 0.5)
    (terms.returns, terms.warmUp, terms.end) = (0.25, 200, 10_200)
    let exact = JacksonNetwork(stations: [.init(arrivalRate: 1, serviceRate: 2)], routing: [[0.25]])
    let seen = sights(terms, seed: seed)
    return [
      finding("feedback: present", exact: exact.meanNumbers[0], seen, { $0.present }, over: { $0.span }),
      finding("feedback: mean stay", exact: exact.meanSojourn, seen, { $0.stayed }, over: { $0.arrived }),
      finding("feedback: busy", exact: exact.utilizations[0], seen, { $0.busy }, over: { $0.span }),
    ]
  }

  private static let shiftChange = OracleModel("shift change", source: "Markov chain from the empty start") { seed in
    var terms = Station.Terms()
    terms.service = .exponential(mean: 1 / 1.5)
    terms.rate = { $0 < 4 ? 3 : 6 }
    (terms.greatestRate, terms.servers, terms.end) = (6, [(0, 2), (4, 5)], 8)
    // Just before the end, so that the last look is taken.
    terms.looks = [4, 7.999_999]
    let exact = ChangingStaff(
      [.init(arrivalRate: 3, servers: 2, length: 4), .init(arrivalRate: 6, servers: 5, length: 4)], serviceRate: 1.5)
    let seen = sights(terms, seed: seed, replications: 20_000)
    return [
      mean("shift change: present at 4 h", exact: exact.numbers[0], seen) { $0.looks[0] },
      mean("shift change: present at 8 h", exact: exact.numbers[1], seen) { $0.looks[1] },
      mean("shift change: empty at 4 h", exact: exact.emptyProbabilities[0], seen) { $0.looks[0] == 0 ? 1 : 0 },
      mean("shift change: empty at 8 h", exact: exact.emptyProbabilities[1], seen) { $0.looks[1] == 0 ? 1 : 0 },
      mean("shift change: time waited", exact: exact.queueTime, seen) { $0.waiting },
      mean("shift change: time present", exact: exact.numberTime, seen) { $0.present },
      mean("shift change: delayed", exact: exact.delayedArrivals, seen) { $0.delayed },
    ]
  }

  /// Arrivals 10 + 8 sin(2 pi t / 24) an hour, services of two hours, servers without number.
  private static let timeVarying = OracleModel("M_t/M/infinity", source: "offered load of a sinusoidal rate") { seed in
    let angular = 2 * 3.141592653589793 / 24
    var terms = Station.Terms()
    terms.service = .exponential(mean: 2)
    terms.rate = { time in
      // sin by its own quarter wave: the core has no trigonometry, and needs none elsewhere.
      10 + 8 * Wave.sine(time / 24)
    }
    (terms.greatestRate, terms.servers) = (18, [(0, 1_000_000)])
    terms.looks = [72, 78, 84, 90]
    terms.end = 96
    let points = [(0.0, 1.0), (1, 0), (0, -1), (-1, 0)]
    let seen = sights(terms, seed: seed, replications: 2000)
    return points.enumerated().map { number, point in
      mean(
        "M_t/M/infinity: present at \(6 * number) h",
        exact: OfferedLoad.sinusoidal(
          mean: 10, amplitude: 8, angularFrequency: angular, serviceRate: 0.5, sine: point.0, cosine: point.1), seen
      ) { $0.looks[number] }
    }
  }

  private static let largeAbandonment = OracleModel("M/M/50+M", source: "Erlang A (Palm)") { seed in
    var terms = Station.Terms()
    terms.gap = .exponential(mean: 1.0 / 48)
    terms.patience = .exponential(mean: 2)
    (terms.servers, terms.warmUp, terms.end, terms.longWait) = ([(0, 50)], 20, 620, 1.0 / 3)
    let exact = ErlangA(arrivalRate: 48, serviceRate: 1, abandonmentRate: 0.5, servers: 50)
    let seen = sights(terms, seed: seed)
    return [
      finding("M/M/50+M: gave up", exact: exact.abandonmentProbability, seen, { $0.left }, over: { $0.arrived }),
      finding("M/M/50+M: delayed", exact: exact.delayProbability, seen, { $0.delayed }, over: { $0.arrived }),
      finding("M/M/50+M: waiting", exact: exact.meanQueue, seen, { $0.waiting }, over: { $0.span }),
      finding(
        "M/M/50+M: served soon", exact: exact.servedWithin(1.0 / 3), seen, { $0.soonServed }, over: { $0.arrived }),
    ]
  }

  private static let overflow = OracleModel("overflow", source: "Markov chain of a loss system") { seed in
    let exact = OverflowLoss(arrivalRates: (1, 0.5), serviceRate: 1)
    var arrived: [[Double]] = []
    var lost: [[Double]] = []
    for replication in 0..<20 {
      var model = OverflowModel(rates: [1, 0.5], seed: seed, replication: UInt64(replication))
      model.run(through: 10_000 * Time.hour)
      arrived.append(model.arrived)
      lost.append(model.lost)
    }
    return [("first", exact.blocking.first), ("second", exact.blocking.second)].enumerated().map { kind, known in
      OracleFinding(
        "overflow: \(known.0) kind lost", .kernel, exact: known.1,
        Estimate.ratio(
          numerators: lost.map { $0[kind] }, denominators: arrived.map { $0[kind] }, level: 0.95, method: .delta))
    }
  }

  /// The example of SSJ (L'Ecuyer); its own results are estimates with the errors given there.
  private static let callCentre = OracleModel("SSJ call centre", source: "SSJ, CallCenter example") { seed in
    let rates: [Double] = [100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60]
    let agents = [4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4]
    let seen = (0..<4000).map { day -> Station.Sight in
      let busyness = Chance(seed: seed, replication: UInt64(day), domain: 3).uniform(entity: 0, purpose: 1)
      let factor = Distribution.gamma(shape: 400, scale: 1.0 / 400).quantile(busyness)
      var terms = Station.Terms()
      terms.rate = { rates[min(12, Int($0))] * factor }
      (terms.greatestRate, terms.arrivalsEnd, terms.end) = (200 * factor, 13, 40)
      terms.service = .exponential(mean: 100.0 / 3600)
      (terms.impatient, terms.patience) = (0.1, .exponential(mean: 1000.0 / 3600))
      terms.servers = agents.enumerated().map { (Double($0), $1) }
      terms.longWait = 20.0 / 3600
      return Station.sight(terms, seed: seed, replication: day)
    }
    return [
      mean("SSJ call centre: calls a day", exact: 1660, seen) { $0.arrived },
      mean("SSJ call centre: wait in s", exact: 4.713, seen, publishedError: 0.0201) { $0.waited * 3600 / 1660 },
      mean("SSJ call centre: waits below 20 s", exact: 0.925, seen, publishedError: 0.0005) {
        $0.soon / 1660
      },
      mean("SSJ call centre: lost", exact: 0.020, seen, publishedError: 0.0005) { $0.left / 1660 },
    ]
  }
}

/// A sine wave, from the series of a quarter of it.
enum Wave {
  /// sin(2π·turns), to 1e-12.
  static func sine(_ turns: Double) -> Double {
    var part = turns - turns.rounded(.down)
    var sign = 1.0
    if part >= 0.5 { (part, sign) = (part - 0.5, -1) }
    if part > 0.25 { part = 0.5 - part }
    let x = part * 2 * 3.141592653589793
    var term = x
    var sum = x
    for k in 1...9 {
      term *= -x * x / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return sign * sum
  }
}
