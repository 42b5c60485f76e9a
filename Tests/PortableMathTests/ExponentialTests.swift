import PortableMath
import Testing

struct ExponentialTests {
  @Test(
    arguments: [
      (-745.0, 0x0000_0000_0000_0001), (-708, 0x0017_C8AB_2288_C9AC), (-20, 0x3E21_B486_55F3_7267),
      (-1, 0x3FD7_8B56_362C_EF38), (-0.1, 0x3FEC_F46D_99D5_2B3A), (0.1, 0x3FF1_AEC7_B35A_00D4),
      (0.5, 0x3FFA_6129_8E1E_069C), (1, 0x4005_BF0A_8B14_576A), (2.5, 0x4028_5D6F_D931_E0BB),
      (10, 0x40D5_829D_CF95_0560), (700, 0x7F0D_945D_F4F8_EC8E), (1e-10, 0x3FF0_0000_0006_DF38),
    ] as [(Double, UInt64)])
  func `the exponential has the bits of the oracle`(x: Double, bits: UInt64) {
    #expect(exponential(x).bitPattern == bits)
  }

  @Test func `the exponential has the checksum of the oracle`() {
    #expect(checksum { exponential(80 * $0 - 40) } == 0x1DB9_E7AB_7D4F_543A)
  }

  @Test func `the exponential saturates outside the range of doubles`() {
    #expect(exponential(710) == .infinity)
    #expect(exponential(.infinity) == .infinity)
    #expect(exponential(-746) == 0)
    #expect(exponential(-.infinity) == 0)
    #expect(exponential(.nan).isNaN)
    #expect(exponential(0) == 1)
    #expect(exponential(709.78).isFinite)
  }

  @Test func `two exponentials at a time have the bits of each`() {
    for index in 0..<200_000 {
      let x = Double(index) * 0.0161 - 1600
      let y = 17 - Double(index) * 0.00037
      let both = exponentials(x, y)
      guard both.x.bitPattern == exponential(x).bitPattern, both.y.bitPattern == exponential(y).bitPattern else {
        Issue.record("\(x), \(y)")
        return
      }
    }
    #expect(exponentials(.nan, 1).x.isNaN)
    #expect(exponentials(0, -.infinity) == SIMD2(1, 0))
  }

  @Test func `two exponentials at a time have the bits of each at the ends of their range`() {
    let ends = [
      -745.2, -745.1, -709, -708.4, -700, -699.99, -1e-300, -0.0, 0, .leastNonzeroMagnitude, 0.34657359027997264, 0.5,
      699.99, 700, 709.78, 709.79,
    ]
    for x in ends {
      for y in ends {
        let both = exponentials(SIMD2(x, y))
        #expect(both.x.bitPattern == exponential(x).bitPattern, "\(x) beside \(y)")
        #expect(both.y.bitPattern == exponential(y).bitPattern, "\(y) beside \(x)")
      }
    }
    // A million pairs over the whole range, by a multiplicative walk that comes back to no point.
    var state: UInt64 = 1
    var wrong = 0
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 12) * 0x1p-52 - 0.5) * 1400
    }
    for _ in 0..<1_000_000 {
      let pair = SIMD2(next(), next())
      let both = exponentials(pair)
      if both.x.bitPattern != exponential(pair.x).bitPattern || both.y.bitPattern != exponential(pair.y).bitPattern {
        wrong += 1
      }
    }
    #expect(wrong == 0)
  }

  @Test(arguments: [
    (1e-20, 1e-20), (1e-10, 1.00000000005e-10), (-1e-5, -9.999950000166666e-6), (0.1, 0.10517091807564763),
    (3, 19.085536923187668), (-50, -1),
  ])
  func `the exponential minus one keeps its digits near zero`(x: Double, expected: Double) {
    #expect(relativeError(exponentialMinusOne(x), expected) < 5e-16)
  }

  @Test func `a power is the exponential of the scaled logarithm`() {
    #expect(power(2.5, 1.75) == exponential(1.75 * logarithm(2.5)))
    #expect(relativeError(power(2, 10), 1024) < 1e-14)
    #expect(power(0, 2) == 0)
    #expect(power(0, -1) == .infinity)
    #expect(power(0, 0) == 1)
    #expect(power(7, 0) == 1)
  }
}
