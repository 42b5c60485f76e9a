import PortableMath
import Testing

struct LogarithmTests {
  @Test(
    arguments: [
      (0x1p-53, 0xC042_5E4F_7B27_37FA), (0.1, 0xC002_6BB1_BBB5_5515), (0.5, 0xBFE6_2E42_FEFA_39EF),
      (0.6451561646571452, 0xBFDC_0C7F_BB97_CEBE), (0.75, 0xBFD2_6962_1134_DB92), (1 - 0x1p-53, 0xBCA0_0000_0000_0000),
      (1, 0), (1.5, 0x3FD9_F323_ECBF_984C), (3, 0x3FF1_93EA_7AAD_030A), (10, 0x4002_6BB1_BBB5_5516),
      (1e300, 0x4085_9634_47F8_7FB5), (.leastNonzeroMagnitude, 0xC087_4385_446D_71C3),
    ] as [(Double, UInt64)])
  func `the logarithm has the bits of the oracle`(x: Double, bits: UInt64) {
    #expect(logarithm(x).bitPattern == bits)
  }

  @Test func `the logarithm has the checksum of the oracle`() {
    #expect(checksum(logarithm) == 0x6C45_068C_F30D_57B8)
  }

  @Test func `two logarithms at once have the bits of each`() {
    var source = TestSource(state: 7)
    var differences = 0
    for index in 0..<100_000 {
      let x = source.unit()
      let y = index % 100 == 0 ? Double(bitPattern: source.next() >> 12) : 1e5 * source.unit()
      let both = logarithms(x, y)
      if both[0].bitPattern != logarithm(x).bitPattern || both[1].bitPattern != logarithm(y).bitPattern {
        differences += 1
      }
    }
    #expect(differences == 0)
  }

  @Test(arguments: [
    (1e-20, 1e-20), (1e-10, 9.999999999500000e-11), (-1e-5, -1.0000050000333336e-5), (0.1, 0.09531017980432487),
    (1e17, 39.14394658089878), (-0.75, -1.3862943611198906),
  ])
  func `the logarithm of one plus keeps its digits near zero`(x: Double, expected: Double) {
    #expect(relativeError(logarithmOfOnePlus(x), expected) < 4e-16)
  }
}
