extension Normal {
  /// The value below which a standard normal variate lies with probability `p`.
  ///
  /// The relative error is about 1e-16; the bits are the same on every platform.
  ///
  /// - Parameter p: A probability above 0 and below 1. For a small upper tail `q`, use `-quantile(q)`.
  /// - Complexity: O(1): two polynomials of degree seven; beyond 0.075 and 0.925 one logarithm and one root more.
  /// - Note: Algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988).
  @inlinable
  public static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "A normal quantile needs a probability above 0 and below 1")
    let q = p - 0.5
    if q.magnitude <= 0.425 {
      let r = 0.180625 - q * q
      return q * centralNumerator(r) / centralDenominator(r)
    }
    let logarithmOfTail = logarithm(q < 0 ? p : 1.0 - p)
    let r = (-logarithmOfTail).squareRoot()
    let value = r <= 5.0 ? near(r - 1.6) : far(r - 5.0)
    return q < 0 ? -value : value
  }

  @inlinable
  static func centralNumerator(_ r: Double) -> Double {
    var sum = 2509.0809287301226727
    sum = sum * r + 33430.575583588128105
    sum = sum * r + 67265.770927008700853
    sum = sum * r + 45921.953931549871457
    sum = sum * r + 13731.693765509461125
    sum = sum * r + 1971.5909503065514427
    sum = sum * r + 133.14166789178437745
    return sum * r + 3.3871328727963666080
  }

  @inlinable
  static func centralDenominator(_ r: Double) -> Double {
    var sum = 5226.4952788528545610
    sum = sum * r + 28729.085735721942674
    sum = sum * r + 39307.895800092710610
    sum = sum * r + 21213.794301586595867
    sum = sum * r + 5394.1960214247511077
    sum = sum * r + 687.18700749205790830
    sum = sum * r + 42.313330701600911252
    return sum * r + 1.0
  }

  @inlinable
  static func near(_ r: Double) -> Double {
    var numerator = 7.74545014278341407640e-4
    numerator = numerator * r + 0.0227238449892691845833
    numerator = numerator * r + 0.241780725177450611770
    numerator = numerator * r + 1.27045825245236838258
    numerator = numerator * r + 3.64784832476320460504
    numerator = numerator * r + 5.76949722146069140550
    numerator = numerator * r + 4.63033784615654529590
    numerator = numerator * r + 1.42343711074968357734
    var denominator = 1.05075007164441684324e-9
    denominator = denominator * r + 5.47593808499534494600e-4
    denominator = denominator * r + 0.0151986665636164571966
    denominator = denominator * r + 0.148103976427480074590
    denominator = denominator * r + 0.689767334985100004550
    denominator = denominator * r + 1.67638483018380384940
    denominator = denominator * r + 2.05319162663775882187
    denominator = denominator * r + 1.0
    return numerator / denominator
  }

  @inlinable
  static func far(_ r: Double) -> Double {
    var numerator = 2.01033439929228813265e-7
    numerator = numerator * r + 2.71155556874348757815e-5
    numerator = numerator * r + 0.00124266094738807843860
    numerator = numerator * r + 0.0265321895265761230930
    numerator = numerator * r + 0.296560571828504891230
    numerator = numerator * r + 1.78482653991729133580
    numerator = numerator * r + 5.46378491116411436990
    numerator = numerator * r + 6.65790464350110377720
    var denominator = 2.04426310338993978564e-15
    denominator = denominator * r + 1.42151175831644588870e-7
    denominator = denominator * r + 1.84631831751005468180e-5
    denominator = denominator * r + 7.86869131145613259100e-4
    denominator = denominator * r + 0.0148753612908506148525
    denominator = denominator * r + 0.136929880922735805310
    denominator = denominator * r + 0.599832206555887937690
    denominator = denominator * r + 1.0
    return numerator / denominator
  }
}
