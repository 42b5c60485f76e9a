import PortableMath

/// A mixture of two exponential laws, and the inverse of its distribution function.
struct Hyperexponential {
  let share: Double
  let short: Double
  let long: Double

  /// The share of values above x.
  func upperTail(_ x: Double) -> Double {
    share * exponential(-x / short) + (1 - share) * exponential(-x / long)
  }

  /// The value below which a share `u` of all values lie.
  ///
  /// The logarithm of the upper tail is convex and falls, so Newton's steps from a point before the solution never pass
  /// it. Each of the two parts alone gives such a point.
  func quantile(_ u: Double) -> Double {
    let tail = 1 - u
    var x = max(0, short * logarithm(share / tail))
    if share < 1 { x = max(x, long * logarithm((1 - share) / tail)) }
    for _ in 0..<100 {
      let first = share * exponential(-x / short)
      let second = (1 - share) * exponential(-x / long)
      let step = logarithm((first + second) / tail) * (first + second) / (first / short + second / long)
      x += step
      if step <= x * 0x1p-50 { break }
    }
    return x
  }
}
