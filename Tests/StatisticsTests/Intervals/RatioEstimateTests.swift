import Statistics
import Testing

struct RatioEstimateTests {
  func ratio(_ method: RatioMethod, isShare: Bool = false) -> Estimate? {
    Estimate.ratio(numerators: inTime, denominators: all, level: 0.95, method: method, isShare: isShare)
  }

  @Test func `the delta method has the oracle's error and interval`() {
    let estimate = ratio(.delta)
    #expect(relativeError(estimate?.value, 0.805837563452) < 1e-12)
    #expect(relativeError(estimate?.standardError, 0.017029681760) < 1e-10)
    #expect(relativeError(estimate?.interval?.low, 0.765568764966) < 1e-12)
    #expect(relativeError(estimate?.interval?.high, 0.846106361938) < 1e-12)
  }

  @Test func `the jackknife has the oracle's value and error`() {
    let estimate = ratio(.jackknife)
    #expect(relativeError(estimate?.value, 0.806348258897) < 1e-12)
    #expect(relativeError(estimate?.standardError, 0.016973184134) < 1e-10)
  }

  @Test func `Fieller's interval is the oracle's`() {
    let estimate = ratio(.fieller)
    #expect(relativeError(estimate?.interval?.low, 0.762471273090) < 1e-11)
    #expect(relativeError(estimate?.interval?.high, 0.843448413478) < 1e-11)
  }

  @Test func `the logit interval is the oracle's`() {
    let estimate = ratio(.logit, isShare: true)
    #expect(relativeError(estimate?.interval?.low, 0.762388312487) < 1e-12)
    #expect(relativeError(estimate?.interval?.high, 0.842978128574) < 1e-12)
    #expect(estimate?.method == .logit)
  }

  @Test func `the method follows the sample`() {
    #expect(ratio(.automatic)?.method == .jackknife)
    let many = Array(repeating: 80.0, count: 12) + inTime
    let manyAll = Array(repeating: 100.0, count: 12) + all
    #expect(Estimate.ratio(numerators: many, denominators: manyAll, level: 0.95)?.method == .delta)
    let nearlyAll = Estimate.ratio(
      numerators: [99, 97, 100], denominators: [100, 100, 100], level: 0.95, isShare: true)
    #expect(nearlyAll?.method == .logit)
    #expect((nearlyAll?.interval?.high ?? 2) < 1)
  }

  @Test func `degenerate samples give no NaN`() {
    let one = Estimate.ratio(numerators: [3], denominators: [4], level: 0.95)
    #expect(one?.value == 0.75)
    #expect(one?.standardError == nil)
    #expect(one?.interval == nil)
    let certain = Estimate.ratio(numerators: [4, 5], denominators: [4, 5], level: 0.95, isShare: true)
    #expect(certain?.value == 1)
    #expect(certain?.interval == Interval(low: 1, high: 1))
    #expect(Estimate.ratio(numerators: [0, 0], denominators: [0, 0], level: 0.95) == nil)
    let oneBusyDay = Estimate.ratio(numerators: [4, 0], denominators: [5, 0], level: 0.95)
    #expect(oneBusyDay?.value == 0.8)
    #expect(oneBusyDay?.method == .delta)
  }

  @Test func `linearised values keep the ratio and its error`() {
    let values = Estimate.linearizedRatio(numerators: inTime, denominators: all) ?? []
    let estimate = Estimate.mean(of: values, level: 0.95)
    #expect(relativeError(estimate.value, 0.805837563452) < 1e-12)
    #expect(relativeError(estimate.standardError, 0.017029681760) < 1e-10)
  }
}
