import PortableMath
import Testing

struct NormalQuantileTests {
  @Test(
    arguments: [
      (0.001, 0xC008_B8CB_B720_4470), (0.025, 0xBFFF_5C03_31EE_FF83), (0.25, 0xBFE5_956B_8752_8A49),
      (0.9, 0x3FF4_813C_36E2_6D34), (1e-10, 0xC019_7203_597A_2154), (0x1p-53, 0xC020_6B48_528C_EA51),
    ] as [(Double, UInt64)])
  func `the normal quantile has the bits of the oracle`(p: Double, bits: UInt64) {
    #expect(Normal.quantile(p).bitPattern == bits)
  }

  @Test func `the normal quantile has the checksum of the oracle`() {
    #expect(checksum(Normal.quantile) == 0x12C8_64DB_25FD_1B05)
  }

  @Test(arguments: [
    (0.975, 1.9599639845400542), (0.995, 2.5758293035489008), (0.999, 3.0902323061678135), (1e-20, -9.26234008979841),
  ])
  func `the normal quantile agrees with tables`(p: Double, expected: Double) {
    #expect(relativeError(Normal.quantile(p), expected) < 1e-15)
  }

  @Test func `the normal quantile inverts the probability`() {
    for p in [1e-300, 1e-12, 0.03, 0.4, 0.77, 0.999] {
      #expect(relativeError(Normal.cumulative(Normal.quantile(p)), p) < 1e-12)
    }
  }
}
