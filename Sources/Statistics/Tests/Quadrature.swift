internal import PortableMath

/// Points and weights of the trapezoidal rule, which is very exact where the function vanishes smoothly at both ends.
struct Quadrature {
  let points: [Double]
  let weights: [Double]

  init(from low: Double, to high: Double, count: Int, weight: (Double) -> Double) {
    let step = (high - low) / Double(count)
    var points: [Double] = []
    var weights: [Double] = []
    for index in 0...count {
      let point = low + Double(index) * step
      points.append(point)
      weights.append(step * weight(point))
    }
    self.points = points
    self.weights = weights
  }

  /// The standard normal law.
  static var normal: Quadrature {
    Quadrature(from: -8.5, to: 8.5, count: 136, weight: Normal.density)
  }

  /// The law of √(χ²/ν), the standard deviation of a normal sample.
  static func deviation(degreesOfFreedom: Double) -> Quadrature {
    if degreesOfFreedom == .infinity {
      return Quadrature(from: 1, to: 2, count: 1) { $0 == 1 ? 1 : 0 }
    }
    let half = degreesOfFreedom / 2
    let low = (ChiSquared.quantile(probability: 1e-14, degreesOfFreedom: degreesOfFreedom) / degreesOfFreedom)
    let high = (ChiSquared.quantile(probability: 1 - 1e-14, degreesOfFreedom: degreesOfFreedom) / degreesOfFreedom)
    let scale = half * logarithm(half) - Gamma.logarithm(half)
    return Quadrature(from: low.squareRoot(), to: high.squareRoot(), count: 120) { s in
      2 * exponential(scale + (degreesOfFreedom - 1) * logarithm(s) - half * s * s)
    }
  }

  /// The law of χ².
  static func chiSquared(degreesOfFreedom: Double) -> Quadrature {
    let half = degreesOfFreedom / 2
    let low = ChiSquared.quantile(probability: 1e-14, degreesOfFreedom: degreesOfFreedom)
    let high = ChiSquared.quantile(probability: 1 - 1e-14, degreesOfFreedom: degreesOfFreedom)
    let scale = -half * logarithm(2) - Gamma.logarithm(half)
    return Quadrature(from: low, to: high, count: 240) { x in
      exponential(scale + (half - 1) * logarithm(x) - x / 2)
    }
  }

  func integral(_ function: (Double) -> Double) -> Double {
    var sum = 0.0
    for index in points.indices where weights[index] > 0 { sum += weights[index] * function(points[index]) }
    return sum
  }

  /// Where a rising function reaches `level`, to 12 digits.
  static func root(of level: Double, _ function: (Double) -> Double) -> Double {
    var low = 0.0
    var high = 1.0
    while function(high) < level { high *= 2 }
    while high - low > 1e-12 * high {
      let middle = (low + high) / 2
      if function(middle) < level { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}

/// A number to a whole power, by multiplication.
func wholePower(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<exponent { result *= base }
  return result
}
