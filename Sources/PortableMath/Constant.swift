/// Numbers that several functions of this module share; each is the nearest `Double`.
@usableFromInline
enum Constant {
  /// The upper 32 bits of ln 2: a product with a whole number below 2^20 is exact.
  @inlinable static var upperLogarithmOfTwo: Double { Double(bitPattern: 0x3FE6_2E42_FEE0_0000) }

  /// ln 2 less its upper 32 bits.
  @inlinable static var lowerLogarithmOfTwo: Double { Double(bitPattern: 0x3DEA_39EF_3579_3C76) }

  /// 1 / ln 2.
  @inlinable static var inverseLogarithmOfTwo: Double { Double(bitPattern: 0x3FF7_1547_652B_82FE) }

  /// π.
  static var pi: Double { 3.141592653589793238462643 }

  /// ½ ln 2π.
  static var halfLogarithmOfTwoPi: Double { 0.9189385332046727417803297 }

  /// 1 / √2π.
  static var inverseRootOfTwoPi: Double { 0.3989422804014326779399461 }
}
