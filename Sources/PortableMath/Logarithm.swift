/// The natural logarithm of `x`, with the same bits on every platform and at every optimisation level.
///
/// The argument is scaled to `m` in [√½, √2) without a branch; `ln m` follows from a polynomial in
/// `(f / (2 + f))²` with `f = m − 1`. The order of the operations is part of the contract.
///
/// - Parameter x: A finite number above 0; subnormal numbers are allowed. Any other argument gives a meaningless
///   number (never a trap), so that the hot path carries no test: check at the boundary.
/// - Returns: `ln x`, within 0.78 units in the last place.
/// - Complexity: O(1), about 20 additions and multiplications and one division.
@inlinable
public func logarithm(_ x: Double) -> Double {
  assert(x > 0 && x.isFinite, "The logarithm needs a finite number above 0")
  let (f, scale) = reduced(x)
  let s = f / (2.0 + f)
  let z = s * s
  let w = z * z
  let t1 = w * (2.0 / 5.0 + w * (2.0 / 9.0 + w * (2.0 / 13.0 + w * (2.0 / 17.0 + w * (2.0 / 21.0)))))
  let t2 = z * (2.0 / 3.0 + w * (2.0 / 7.0 + w * (2.0 / 11.0 + w * (2.0 / 15.0 + w * (2.0 / 19.0)))))
  let r = t1 + t2
  let h = 0.5 * f * f
  return scale * Constant.upperLogarithmOfTwo - ((h - (s * (h + r) + scale * Constant.lowerLogarithmOfTwo)) - f)
}

/// The natural logarithms of `x` and `y` together, in little more time than one takes.
///
/// Each lane has exactly the bits of ``logarithm(_:)``.
///
/// - Parameters:
///   - x: A finite number above 0.
///   - y: A finite number above 0.
/// - Complexity: O(1); the polynomial runs on both lanes of a vector register.
@inlinable
@inline(__always)
public func logarithms(_ x: Double, _ y: Double) -> SIMD2<Double> {
  assert(x > 0 && x.isFinite && y > 0 && y.isFinite, "The logarithm needs a finite number above 0")
  let (fx, scaleX) = reduced(x)
  let (fy, scaleY) = reduced(y)
  let f = SIMD2(fx, fy)
  let scale = SIMD2(scaleX, scaleY)
  let s = f / (2.0 + f)
  let z = s * s
  let w = z * z
  var t1: SIMD2<Double> = w * (2.0 / 21.0 as Double)
  t1 = w * ((2.0 / 17.0 as Double) + t1)
  t1 = w * ((2.0 / 13.0 as Double) + t1)
  t1 = w * ((2.0 / 9.0 as Double) + t1)
  t1 = w * ((2.0 / 5.0 as Double) + t1)
  var t2: SIMD2<Double> = w * (2.0 / 19.0 as Double)
  t2 = w * ((2.0 / 15.0 as Double) + t2)
  t2 = w * ((2.0 / 11.0 as Double) + t2)
  t2 = w * ((2.0 / 7.0 as Double) + t2)
  t2 = z * ((2.0 / 3.0 as Double) + t2)
  let r = t1 + t2
  let h = 0.5 * f * f
  let correction = s * (h + r) + scale * Constant.lowerLogarithmOfTwo
  return scale * Constant.upperLogarithmOfTwo - ((h - correction) - f)
}

/// The natural logarithm of 1 + x, accurate to a few units in the last place where `x` is near 0.
///
/// - Parameter x: A finite number above −1.
/// - Complexity: O(1).
/// - Note: Method of W. Kahan: the rounding of 1 + x is divided out again.
public func logarithmOfOnePlus(_ x: Double) -> Double {
  precondition(x > -1 && x.isFinite, "The logarithm of 1 + x needs a finite x above -1")
  let sum = 1.0 + x
  if sum == 1.0 { return x }
  if x > 0x1p53 { return logarithm(x) }
  return logarithm(sum) * (x / (sum - 1.0))
}

/// `m − 1` and the exponent of two that `x` = `m`·2^exponent splits into, with `m` in [√½, √2).
@inlinable
@inline(__always)
func reduced(_ x: Double) -> (fraction: Double, exponent: Double) {
  var scaled = x
  var exponent: Int64 = 0
  if scaled < Double.leastNormalMagnitude {
    scaled *= 0x1p54
    exponent = -54
  }
  let bits = Int64(bitPattern: scaled.bitPattern)
  let shift = (bits &- 0x3FE6_A09E_667F_3BCD) >> 52  // The bits of √½.
  let mantissa = Double(bitPattern: UInt64(bitPattern: bits &- (shift << 52)))
  exponent &+= shift
  return (mantissa - 1.0, Double(exponent))
}
