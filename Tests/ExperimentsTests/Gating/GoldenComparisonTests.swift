import ClosedLoop
import EventKernel
import Experiments
import Statistics
import Testing

@Suite("An outcome within tolerance of the accepted one")
struct GoldenComparisonTests {
  private let instances: [MetricInstance]
  private let names: [String]
  /// Undivided metrics that are counted in numbers of things: their tolerance is 1 %.
  private let counts: [Int]

  init() {
    let instances = Metric.instances(of: Given.plan())
    self.instances = instances
    names = instances.indices.map { "metric \($0)" }
    counts = Array(
      instances.indices.filter {
        instances[$0].dimension == .all && Metric.catalogue[instances[$0].metric].unit == .count
      }.prefix(20))
  }

  /// Figures of mean 100 and standard deviation 2 against others that are shifted by so many tolerances of 1.
  private func compare(
    _ law: Distribution, _ count: Int, shift: Double, _ drawn: inout Drawn, rates: ErrorRates
  ) -> GoldenComparison {
    func values(_ law: Distribution, _ shift: Double) -> [Observation] {
      law == Drawn.skewed
        ? drawn.values(law, count, times: 2, plus: 98 + shift) : drawn.values(law, count, times: 100, plus: shift)
    }
    let golden = GoldenRecord(
      contracts: .current, seed: 1, fingerprints: Array(repeating: 0, count: count), digests: [],
      figures: counts.map { GoldenRecord.Figure(name: names[$0], observations: values(law, 0)) })
    let now = Dictionary(uniqueKeysWithValues: counts.map { ($0, values(law, shift)) })
    return GoldenComparison(
      golden, instances: instances, names: names, count: count, paired: false,
      rates: rates.perLook(tests: GoldenComparison.tests(golden), looks: 1)
    ) { now[$0] ?? [] }
  }

  /// A table that was computed outside: δ is half a standard deviation, 1 % of 100 against 2.
  @Test("Both errors are as stated", arguments: [Drawn.nearlyNormal, Drawn.skewed])
  func errors(law: Distribution) {
    var drawn = Drawn(seed: 11)
    let rates = ErrorRates(falseAlarm: 0.01, falsePass: 0.05)
    let uses = 50
    var different = 0
    var equivalent = 0
    var beyond = 0
    for _ in 0..<uses {
      let atTolerance = compare(law, 50, shift: 1, &drawn, rates: rates)
      different += atTolerance.verdict == .different ? 1 : 0
      equivalent += atTolerance.findings.count { $0.verdict == .equivalent }
      beyond += compare(law, 50, shift: 3, &drawn, rates: rates).verdict == .different ? 1 : 0
    }
    #expect(BinomialTest.atLeast(different, of: uses, rate: 0.01) > 0.001)
    #expect(BinomialTest.atLeast(equivalent, of: uses * counts.count, rate: 0.05) > 0.001)
    #expect(beyond == uses)
  }

  @Test("Where nothing changed, enough replications say so, and too few do not hold up the verdict")
  func unchanged() {
    var drawn = Drawn(seed: 12)
    let enough = compare(Drawn.nearlyNormal, 250, shift: 0, &drawn, rates: .standard)
    #expect(enough.verdict == .equivalent)
    #expect(enough.findings.allSatisfy { $0.isJudged && $0.needed == nil })
    let few = compare(Drawn.nearlyNormal, 20, shift: 0, &drawn, rates: .standard)
    #expect(few.verdict == .inconclusive)
    // 2 · 25 · (2/1)² = 200, known to the spread of twenty values.
    #expect(few.findings.allSatisfy { !$0.isJudged && (60...500).contains($0.needed ?? 0) })
  }

  @Test("Bits that did not change are equivalent, also where the accepted value is 0")
  func same() {
    let values = Array(repeating: Observation(0), count: 20)
    let golden = GoldenRecord(
      contracts: .current, seed: 1, fingerprints: Array(repeating: 0, count: 20), digests: [],
      figures: [GoldenRecord.Figure(name: names[counts[0]], observations: values)])
    func compared(_ now: [Observation]) -> GoldenComparison {
      GoldenComparison(
        golden, instances: instances, names: names, count: 20, paired: true, rates: .standard
      ) { _ in now }
    }
    #expect(compared(values).findings.map(\.verdict) == [.equivalent])
    // What never happened and now always does is beyond a tolerance of nothing.
    #expect(compared(Array(repeating: Observation(1), count: 20)).verdict == .different)
  }

  @Test("A figure that the run does not have any more is a difference")
  func missing() {
    let golden = GoldenRecord(
      contracts: .current, seed: 1, fingerprints: [0], digests: [],
      figures: [GoldenRecord.Figure(name: "gone", observations: [Observation(1)])])
    let compared = GoldenComparison(
      golden, instances: instances, names: names, count: 1, paired: true, rates: .standard
    ) { _ in [] }
    #expect(compared.missing == ["gone"])
    #expect(compared.verdict == .different)
  }

  @Test("A figure that only one side observes is a difference, unless that may be luck; one that nobody does is none")
  func oneSided() {
    let figure = counts[0]
    /// Replications that observe 7, and then so many that observe nothing.
    func seen(_ times: Int) -> [Observation] {
      Array(repeating: Observation(7), count: times) + Array(repeating: .nothing, count: 40 - times)
    }
    func compared(_ accepted: [Observation], _ now: [Observation]) -> GoldenComparison {
      let golden = GoldenRecord(
        contracts: .current, seed: 1, fingerprints: Array(repeating: 0, count: 40), digests: [],
        figures: [
          GoldenRecord.Figure(name: names[figure], observations: accepted),
          GoldenRecord.Figure(name: names[counts[1]], observations: Array(repeating: Observation(5), count: 40)),
        ])
      return GoldenComparison(
        golden, instances: instances, names: names, count: 40, paired: true, rates: .standard
      ) { $0 == figure ? now : Array(repeating: Observation(5), count: 40) }
    }
    for (accepted, now) in [(40, 0), (0, 40), (20, 0)] {
      let difference = compared(seen(accepted), seen(now))
      #expect(difference.oneSided == [names[figure]] && difference.rarelySeen.isEmpty)
      #expect(difference.verdict == .different)
    }
    // Once in forty replications here and not there is luck one time in two.
    for (accepted, now) in [(1, 0), (0, 5)] {
      let luck = compared(seen(accepted), seen(now))
      #expect(luck.oneSided.isEmpty && luck.rarelySeen == [names[figure]])
      #expect(luck.verdict == .equivalent)
    }
    for times in [0, 40] {
      let same = compared(seen(times), seen(times))
      #expect(same.oneSided.isEmpty && same.rarelySeen.isEmpty && same.verdict == .equivalent)
    }
  }

  @Test("Tolerances are by kind, and rates and points are only noticed")
  func tolerances() throws {
    func tolerance(_ name: String) throws -> Double? {
      let metric = try #require(Metric.catalogue.first { $0.name.description == name })
      return Tolerance(of: metric).amount(around: -200)
    }
    #expect(try tolerance("sla.first_response.met") == 0.01)
    #expect(try tolerance("response.time.mean") == 4)
    #expect(try tolerance("money.net_benefit") == 2)
    #expect(try tolerance("cases.solved") == 2)
    #expect(try tolerance("money.roi") == nil)
    #expect(try tolerance("nps.observed") == nil)
  }
}
