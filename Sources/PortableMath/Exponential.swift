/// e to the power `x`, with the same bits on every platform and at every optimisation level.
///
/// The argument is reduced by a multiple of ln 2 in two parts, and the Taylor series to x¹³ is summed in two
/// halves. The order of the operations is part of the contract.
///
/// - Parameter x: Any number. Above 709.78 the result is infinite, below −745.2 it is 0, of a NaN it is a NaN.
/// - Returns: eˣ, within 0.86 units in the last place (one more where the result is subnormal).
/// - Complexity: O(1), about 25 additions and multiplications, no division.
@inlinable
public func exponential(_ x: Double) -> Double {
  if !(x <= 709.782712893384) { return x.isNaN ? x : .infinity }
  if x < -745.2 { return 0 }
  let scaled = x * Constant.inverseLogarithmOfTwo + 0.5
  // Adding 1.5·2^52 and taking it away leaves the nearest whole number; one less where that is above `scaled`.
  let nearest = (scaled + 0x1.8p52) - 0x1.8p52
  let whole = nearest - (nearest > scaled ? 1.0 : 0.0)
  let upper = x - whole * Constant.upperLogarithmOfTwo
  let lower = whole * Constant.lowerLogarithmOfTwo
  let r = upper - lower
  let c = (upper - r) - lower
  let q = r * r
  let even =
    1.0 / 2.0
    + q * (1.0 / 24.0 + q * (1.0 / 720.0 + q * (1.0 / 40320.0 + q * (1.0 / 3628800.0 + q * (1.0 / 479001600.0)))))
  let odd =
    1.0 / 6.0
    + q
    * (1.0 / 120.0 + q * (1.0 / 5040.0 + q * (1.0 / 362880.0 + q * (1.0 / 39916800.0 + q * (1.0 / 6227020800.0)))))
  let y = 1.0 + (r + (c + q * (even + r * odd)))
  let exponent = Int64(bitPattern: (whole + 0x1.8p52).bitPattern) &- 0x4338_0000_0000_0000
  if exponent >= -1021 && exponent <= 1022 { return y * powerOfTwo(exponent) }
  if exponent > 1022 { return y * powerOfTwo(exponent &- 1) * 2.0 }
  return y * powerOfTwo(exponent &+ 1000) * 0x1p-1000
}

/// e to the powers `x` and `y` together, in little more time than one takes: see ``exponentials(_:)``.
@inlinable
@inline(__always)
public func exponentials(_ x: Double, _ y: Double) -> SIMD2<Double> { exponentials(SIMD2(x, y)) }

/// e to the powers of two numbers together, in little more time than one takes.
///
/// Each lane has exactly the bits of ``exponential(_:)``.
///
/// - Complexity: O(1); the polynomial runs on both lanes of a vector register where neither power is extreme.
@inlinable
public func exponentials(_ argument: SIMD2<Double>) -> SIMD2<Double> {
  let (x, y) = (argument.x, argument.y)
  guard x > -700 && x < 700 && y > -700 && y < 700 else { return SIMD2(exponential(x), exponential(y)) }
  let scaled = argument * Constant.inverseLogarithmOfTwo + 0.5
  let shifted: SIMD2<Double> = scaled + (0x1.8p52 as Double)
  let nearest: SIMD2<Double> = shifted - (0x1.8p52 as Double)
  let whole = nearest.replacing(with: nearest - (1.0 as Double), where: nearest .> scaled)
  let upper = argument - whole * Constant.upperLogarithmOfTwo
  let lower = whole * Constant.lowerLogarithmOfTwo
  let r = upper - lower
  let c = (upper - r) - lower
  let q = r * r
  var even: SIMD2<Double> = (1.0 / 3628800.0 as Double) + q * (1.0 / 479001600.0 as Double)
  even = (1.0 / 40320.0 as Double) + q * even
  even = (1.0 / 720.0 as Double) + q * even
  even = (1.0 / 24.0 as Double) + q * even
  even = (1.0 / 2.0 as Double) + q * even
  var odd: SIMD2<Double> = (1.0 / 39916800.0 as Double) + q * (1.0 / 6227020800.0 as Double)
  odd = (1.0 / 362880.0 as Double) + q * odd
  odd = (1.0 / 5040.0 as Double) + q * odd
  odd = (1.0 / 120.0 as Double) + q * odd
  odd = (1.0 / 6.0 as Double) + q * odd
  let tail = q * (even + r * odd)
  let result = 1.0 + (r + (c + tail))
  // The low bits of each sum are the whole number; those above are shifted out.
  let powers: SIMD2<Double> = whole + (0x1.8p52 as Double)
  return result
    * SIMD2(
      Double(bitPattern: (powers.x.bitPattern &+ 1023) &<< 52), Double(bitPattern: (powers.y.bitPattern &+ 1023) &<< 52)
    )
}

/// eˣ − 1, accurate to a few units in the last place where `x` is near 0.
///
/// - Parameter x: Any number; the result is infinite above 709.78 and −1 far below 0.
/// - Complexity: O(1).
/// - Note: Method of W. Kahan: the rounding of eˣ is divided out again.
public func exponentialMinusOne(_ x: Double) -> Double {
  let y = exponential(x)
  if !(x > -1 && x < 1) { return y - 1.0 }
  if y == 1.0 { return x }
  return (y - 1.0) * (x / logarithm(y))
}

/// `base` to the power `exponent`, as `exponential(exponent * logarithm(base))`.
///
/// The relative error is about `|exponent · ln base|`·2^−53. Of base 0 the result is 0 for a positive exponent, 1 for
/// exponent 0 and infinite for a negative one.
///
/// - Parameters:
///   - base: A finite number, 0 or above.
///   - exponent: A finite number.
/// - Complexity: O(1).
@inlinable
public func power(_ base: Double, _ exponent: Double) -> Double {
  precondition(base >= 0 && base.isFinite, "A power needs a finite base of 0 or above")
  if exponent == 0 { return 1 }
  if base == 0 { return exponent > 0 ? 0 : .infinity }
  return exponential(exponent * logarithm(base))
}

/// 2 to the power `exponent`, for an exponent in −1022...1023.
@inlinable
@inline(__always)
func powerOfTwo(_ exponent: Int64) -> Double {
  Double(bitPattern: UInt64(bitPattern: exponent &+ 1023) << 52)
}
