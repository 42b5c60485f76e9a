import EventKernel
import Testing

/// A law to test, by a name for the report.
struct TestedLaw: Sendable, CustomTestStringConvertible {
  let name: String
  let law: Distribution
  /// Whether values come in steps.
  let isDiscrete: Bool
  var testDescription: String { name }

  init(_ name: String, _ law: Distribution, isDiscrete: Bool = false) {
    self.name = name
    self.law = law
    self.isDiscrete = isDiscrete
  }

  private init(_ name: String, found construction: Distribution.Construction) {
    self.init(name, construction.certain)
  }

  /// Several parameters for every law, extreme ones among them.
  static let all: [TestedLaw] = [
    TestedLaw("constant 5", .constant(5), isDiscrete: true),
    TestedLaw("uniform 0 to 1", .uniform(low: 0, high: 1)),
    TestedLaw("uniform 3 to 17", .uniform(low: 3, high: 17)),
    TestedLaw("exponential 1", .exponential(mean: 1)),
    TestedLaw("exponential 3600", .exponential(mean: 3600)),
    TestedLaw("weibull .4", .weibull(shape: 0.4, scale: 2)),
    TestedLaw("weibull 1", .weibull(shape: 1, scale: 1)),
    TestedLaw("weibull 2", .weibull(shape: 2, scale: 1)),
    TestedLaw("weibull cv 1.5", found: .weibull(mean: 300, cv: 1.5)),
    TestedLaw("weibull 20", .weibull(shape: 20, scale: 5)),
    TestedLaw("lognormal cv .1", found: .lognormal(mean: 540, cv: 0.1)),
    TestedLaw("lognormal cv .5", found: .lognormal(mean: 10, cv: 0.5)),
    TestedLaw("lognormal 9 min, p90 17 min", found: .lognormal(mean: 540, p90: 1020)),
    TestedLaw("lognormal 36 h, p90 15 d", found: .lognormal(p50: 129_600, p90: 1_296_000)),
    TestedLaw("lognormal cv 5", found: .lognormal(mean: 1, cv: 5)),
    TestedLaw("gamma .05", .gamma(shape: 0.05, scale: 1)),
    TestedLaw("gamma .5", .gamma(shape: 0.5, scale: 2)),
    TestedLaw("gamma 1", .gamma(shape: 1, scale: 2)),
    TestedLaw("gamma cv .5", found: .gamma(mean: 360, cv: 0.5)),
    TestedLaw("gamma 400", .gamma(shape: 400, scale: 0.0025)),
    TestedLaw("erlang 3", found: .erlang(mean: 6, stages: 3)),
    TestedLaw("erlang 16", found: .erlang(mean: 6, stages: 16)),
    TestedLaw("beta 2, 3", .beta(alpha: 2, beta: 3, low: 0, high: 1)),
    TestedLaw("beta .3, .5", .beta(alpha: 0.3, beta: 0.5, low: 0, high: 1)),
    TestedLaw("beta .6, cv .25", found: .beta(mean: 0.6, cv: 0.25)),
    TestedLaw("beta 40, 2 from 5 to 10", .beta(alpha: 40, beta: 2, low: 5, high: 10)),
    TestedLaw("pert 1, 3, 8", found: .pert(min: 1, mode: 3, max: 8)),
    TestedLaw("pert 0, 0, 1", found: .pert(min: 0, mode: 0, max: 1)),
    TestedLaw("triangular 1, 3, 8", .triangular(low: 1, mode: 3, high: 8)),
    TestedLaw("triangular 0, 0, 1", .triangular(low: 0, mode: 0, high: 1)),
    TestedLaw("triangular 0, 1, 1", .triangular(low: 0, mode: 1, high: 1)),
    TestedLaw("hyperexponential cv 1.05", found: .hyperexponential(mean: 4, cv: 1.05)),
    TestedLaw("hyperexponential cv 2", found: .hyperexponential(mean: 4, cv: 2)),
    TestedLaw("hyperexponential cv 5", found: .hyperexponential(mean: 4, cv: 5)),
    TestedLaw("geometric .001", .geometric(success: 0.001, unit: 1), isDiscrete: true),
    TestedLaw("geometric .4", .geometric(success: 0.4, unit: 1), isDiscrete: true),
    TestedLaw("geometric .25 days", .geometric(success: 0.25, unit: 86_400), isDiscrete: true),
    TestedLaw("geometric .99", .geometric(success: 0.99, unit: 1), isDiscrete: true),
    TestedLaw("empirical of 2", found: .empirical(values: [7, 2])),
    TestedLaw("empirical of 8", found: .empirical(values: [0, 0.5, 1, 1.25, 4, 4.5, 20, 21])),
  ]
}
