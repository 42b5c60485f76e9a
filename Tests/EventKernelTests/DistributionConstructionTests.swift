import EventKernel
import Testing

private typealias Construction = Distribution.Construction

@Suite struct DistributionConstructionTests {
  @Test("mean 10 and deviation 5 give the known lognormal law")
  func lognormal() throws {
    guard case .law(.lognormal(let mu, let sigma)) = Construction.lognormal(mean: 10, cv: 0.5) else {
      Issue.record("not a lognormal law")
      return
    }
    #expect(isClose(mu, 2.191013317337, within: 1e-12))
    #expect(isClose(sigma, 0.472380727077, within: 1e-12))
  }

  @Test("of two lognormal laws with mean and p90 the one that varies less is taken")
  func smallerSigma() throws {
    let law = try #require(Construction.lognormal(mean: 540, p90: 1020).law)
    guard case .lognormal(_, let sigma) = law else { return }
    #expect(sigma < 1.2815515655446004)
    #expect(isClose(law.quantile(0.9), 1020))
    #expect(isClose(law.mean, 540))
  }

  @Test("p90 of a lognormal law is at most 2.273 times the mean")
  func limitOfP90() {
    #expect(Construction.lognormal(mean: 1, p90: 2.273).law != nil)
    #expect(Construction.lognormal(mean: 1, p90: 2.274).law == nil)
    #expect(Construction.lognormal(mean: 1, p90: 1).law == nil)
  }

  @Test(
    "a hyperexponential law splits the total evenly",
    arguments: [(2.0.squareRoot(), 0.788675134595), (2, 0.887298334621)] as [(Double, Double)])
  func hyperexponential(cv: Double, expected: Double) throws {
    let law = try #require(Construction.hyperexponential(mean: 6, cv: cv).law)
    guard case .hyperexponential(let share, let short, let long) = law else {
      Issue.record("not a hyperexponential law")
      return
    }
    #expect(isClose(share, expected, within: 1e-12))
    #expect(isClose(share * short, 3))
    #expect(isClose((1 - share) * long, 3))
  }

  @Test("an estimate by three points is the known beta law")
  func pert() throws {
    guard case .law(.beta(let alpha, let beta, 1, 8)) = Construction.pert(min: 1, mode: 3, max: 8) else {
      Issue.record("not a beta law from 1 to 8")
      return
    }
    #expect(isClose(alpha, 2.142857142857, within: 1e-12))
    #expect(isClose(beta, 3.857142857143, within: 1e-12))
  }

  @Test("a law that does not vary is a constant")
  func constants() {
    #expect(Construction.lognormal(mean: 4, cv: 0).law?.variance == 0)
    #expect(Construction.gamma(mean: 4, cv: 0).law == .constant(4))
    #expect(Construction.weibull(mean: 4, cv: 0).law == .constant(4))
    #expect(Construction.uniform(min: 4, max: 4).law == .constant(4))
    #expect(Construction.triangular(min: 4, mode: 4, max: 4).law == .constant(4))
    #expect(Construction.pert(min: 4, mode: 4, max: 4).law == .constant(4))
    #expect(Construction.empirical(values: [4]).law == .constant(4))
    #expect(Construction.geometric(mean: 4, unit: 4).law == .constant(4))
  }

  @Test("a hyperexponential law with cv 1 is the exponential law")
  func degenerate() {
    #expect(Construction.hyperexponential(mean: 4, cv: 1).law == .exponential(mean: 4))
  }

  @Test(
    "coefficients of variation over three decades are met",
    arguments: [0.01, 0.1, 0.5, 1, 2, 5, 10])
  func variation(cv: Double) throws {
    for construction in [
      Construction.weibull(mean: 7, cv: cv), .gamma(mean: 7, cv: cv), .lognormal(mean: 7, cv: cv),
    ] {
      let law = try #require(construction.law)
      #expect(isClose(law.mean, 7, within: 1e-9))
      #expect(isClose(law.coefficientOfVariation, cv, within: 1e-8))
    }
  }

  @Test("facts that contradict each other are refused")
  func contradictions() {
    #expect(Construction.uniform(mean: 1, cv: 0.6).law == nil)
    #expect(Construction.uniform(min: 2, max: 1).law == nil)
    #expect(Construction.hyperexponential(mean: 1, cv: 0.9).law == nil)
    #expect(Construction.beta(mean: 0.5, cv: 1).law == nil)
    #expect(Construction.beta(mean: 1.5, cv: 0.1).law == nil)
    #expect(Construction.pert(min: 1, mode: 9, max: 8).law == nil)
    #expect(Construction.triangular(min: 1, mode: 0, max: 8).law == nil)
    #expect(Construction.erlang(mean: 1, stages: 2.5).law == nil)
    #expect(Construction.geometric(mean: 0.5).law == nil)
    #expect(Construction.geometric(success: 0).law == nil)
    #expect(Construction.empirical(values: [] as [Double]).law == nil)
    #expect(Construction.lognormal(p50: 5, p90: 5).law == nil)
    #expect(Construction.gamma(p50: 1, p90: 1.0001).law == nil)
  }
}
