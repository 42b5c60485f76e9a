extension Distribution {
  /// A kind of law as scenarios, help and tests see it: its name, what it is for, and from which facts it is found.
  public struct Form: Sendable {
    /// The name in files.
    public let name: StaticString
    /// When to choose it, in one phrase.
    public let summary: StaticString
    /// The sets of facts from which a law of this form is found; each set has other names.
    public let ways: ContiguousArray<Way>
  }

  /// One set of facts from which a law is found.
  public struct Way: Sendable {
    /// The facts, in the order in which `build` takes them.
    public let parameters: ContiguousArray<Parameter>
    /// Finds the law from one number per parameter; from any count of numbers where the only parameter is a list.
    ///
    /// The numbers of all `amount` parameters have one unit, which is that of the law.
    public let build: @Sendable (ContiguousArray<Double>) -> Construction
  }

  /// A fact about a law.
  public struct Parameter: Sendable {
    /// What a number means.
    public enum Kind: Sendable {
      /// An amount in the unit of the law: a duration, money, a share.
      case amount
      /// Any count of such amounts.
      case amounts
      /// A pure number.
      case number
    }

    /// The name in files.
    public let name: StaticString
    /// Whether it has the unit of the law.
    public let kind: Kind
    /// What it says, in one phrase.
    public let meaning: StaticString
  }

  /// All kinds of law, in the order of help.
  public static let forms: ContiguousArray<Form> = [
    Form(
      name: "constant", summary: "always the same value",
      ways: [Way([.value]) { .constant(value: $0[0]) }]),
    Form(
      name: "uniform", summary: "every value between two limits alike",
      ways: [
        Way([.min, .max]) { .uniform(min: $0[0], max: $0[1]) },
        Way([.mean, .cv]) { .uniform(mean: $0[0], cv: $0[1]) },
      ]),
    Form(
      name: "exponential", summary: "without memory: times between independent events; cv 1",
      ways: [
        Way([.mean]) { .exponential(mean: $0[0]) },
        Way([.p50]) { .exponential(p50: $0[0]) },
        Way([.p90]) { .exponential(p90: $0[0]) },
      ]),
    Form(
      name: "lognormal", summary: "skewed durations and amounts: talk time, customer value",
      ways: [
        Way([.mean, .cv]) { .lognormal(mean: $0[0], cv: $0[1]) },
        Way([.mean, .p90]) { .lognormal(mean: $0[0], p90: $0[1]) },
        Way([.p50, .p90]) { .lognormal(p50: $0[0], p90: $0[1]) },
        Way([.p50, .cv]) { .lognormal(p50: $0[0], cv: $0[1]) },
        Way([.mu, .sigma]) { .lognormal(mu: $0[0], sigma: $0[1]) },
      ]),
    Form(
      name: "gamma", summary: "moderately skewed durations: desk work",
      ways: [
        Way([.mean, .cv]) { .gamma(mean: $0[0], cv: $0[1]) },
        Way([.p50, .p90]) { .gamma(p50: $0[0], p90: $0[1]) },
        Way([.mean, .shape]) { .gamma(mean: $0[0], shape: $0[1]) },
        Way([.shape, .scale]) { .gamma(shape: $0[0], scale: $0[1]) },
      ]),
    Form(
      name: "erlang", summary: "a sum of equal memoryless stages",
      ways: [Way([.mean, .stages]) { .erlang(mean: $0[0], stages: $0[1]) }]),
    Form(
      name: "weibull", summary: "times until something gives way: patience, lifetimes",
      ways: [
        Way([.mean, .cv]) { .weibull(mean: $0[0], cv: $0[1]) },
        Way([.mean, .shape]) { .weibull(mean: $0[0], shape: $0[1]) },
        Way([.p50, .p90]) { .weibull(p50: $0[0], p90: $0[1]) },
        Way([.shape, .scale]) { .weibull(shape: $0[0], scale: $0[1]) },
      ]),
    Form(
      name: "hyperexponential", summary: "many short ones and few long ones; cv above 1",
      ways: [Way([.mean, .cv]) { .hyperexponential(mean: $0[0], cv: $0[1]) }]),
    Form(
      name: "pert", summary: "an expert's estimate of least, most likely and greatest, smooth",
      ways: [Way([.min, .mode, .max]) { .pert(min: $0[0], mode: $0[1], max: $0[2]) }]),
    Form(
      name: "triangular", summary: "an expert's estimate of least, most likely and greatest, with straight sides",
      ways: [Way([.min, .mode, .max]) { .triangular(min: $0[0], mode: $0[1], max: $0[2]) }]),
    Form(
      name: "beta", summary: "a share that varies, or an amount between two limits",
      ways: [
        Way([.shareMean, .cv]) { .beta(mean: $0[0], cv: $0[1]) },
        Way([.alpha, .beta]) { .beta(alpha: $0[0], beta: $0[1]) },
        Way([.alpha, .beta, .min, .max]) { .beta(alpha: $0[0], beta: $0[1], min: $0[2], max: $0[3]) },
      ]),
    Form(
      name: "geometric", summary: "trials up to the first success, or a whole number of units",
      ways: [
        Way([.success]) { .geometric(success: $0[0]) },
        Way([.mean]) { .geometric(mean: $0[0]) },
        Way([.mean, .unit]) { .geometric(mean: $0[0], unit: $0[1]) },
      ]),
    Form(
      name: "empirical", summary: "values that were observed, with straight lines between neighbours",
      ways: [Way([.values]) { .empirical(values: $0) }]),
  ]
}

extension Distribution.Way {
  fileprivate init(
    _ parameters: ContiguousArray<Distribution.Parameter>,
    build: @escaping @Sendable (ContiguousArray<Double>) -> Distribution.Construction
  ) {
    self.init(parameters: parameters, build: build)
  }
}

extension Distribution.Parameter {
  private init(_ name: StaticString, _ kind: Kind, _ meaning: StaticString) {
    self.init(name: name, kind: kind, meaning: meaning)
  }

  fileprivate static let value = Self("value", .amount, "the value")
  fileprivate static let mean = Self("mean", .amount, "the average")
  fileprivate static let p50 = Self("p50", .amount, "the median: half lie below")
  fileprivate static let p90 = Self("p90", .amount, "nine of ten lie below")
  fileprivate static let min = Self("min", .amount, "the least value")
  fileprivate static let mode = Self("mode", .amount, "the most likely value")
  fileprivate static let max = Self("max", .amount, "the greatest value")
  fileprivate static let scale = Self("scale", .amount, "the factor of the standard law")
  fileprivate static let unit = Self("unit", .amount, "the size of a step")
  fileprivate static let values = Self("values", .amounts, "what was observed, in any order")
  fileprivate static let cv = Self("cv", .number, "standard deviation divided by mean")
  fileprivate static let shape = Self("shape", .number, "the exponent of the law")
  fileprivate static let stages = Self("stages", .number, "how many stages, a whole number")
  fileprivate static let mu = Self("mu", .number, "mean of the logarithm of the value in the base unit")
  fileprivate static let sigma = Self("sigma", .number, "standard deviation of the logarithm of the value")
  fileprivate static let shareMean = Self("mean", .number, "the average share, between 0 and 1")
  fileprivate static let alpha = Self("alpha", .number, "the weight towards the greatest value")
  fileprivate static let beta = Self("beta", .number, "the weight towards the least value")
  fileprivate static let success = Self("success", .number, "the probability that a trial succeeds")
}
