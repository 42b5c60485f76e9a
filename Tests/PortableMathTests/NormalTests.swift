import PortableMath
import Testing

struct NormalTests {
  /// From mpmath with 40 digits.
  @Test(arguments: [
    (-37.0, 5.7255712225245768e-300),
    (-30.0, 4.90671392714818706e-198),
    (-20.5, 1.07646732587909603e-93),
    (-12.25, 8.39979606363341766e-35),
    (-9.26, 1.02216105949631373e-20),
    (-6.0, 9.86587645037698141e-10),
    (-5.6568, 7.71106485697555357e-9),
    (-5.7, 5.99037140106352819e-9),
    (-4.1, 0.0000206575069125467705),
    (-3.090232306167813, 0.00100000000000000118),
    (-2.33, 0.00990307555916425021),
    (-1.5, 0.066807201268858066),
    (-0.9, 0.184060125346759483),
    (-0.6744897, 0.250000015951139098),
    (-0.67, 0.251428895095310102),
    (-0.3, 0.382088577811047367),
    (-1e-05, 0.499996010577196052),
    (0.0, 0.5),
    (0.25, 0.598706325682923724),
    (0.7, 0.758036347776926971),
    (1.959963984540054, 0.974999999999999989),
    (3.3, 0.999516575857616222),
    (8.0, 0.999999999999999378),
  ])
  func `the normal probability is accurate in both tails`(x: Double, expected: Double) {
    #expect(relativeError(Normal.cumulative(x), expected) < 1.5e-15)
    #expect(relativeError(Normal.upperTail(-x), expected) < 1.5e-15)
  }

  @Test(arguments: [
    (0.0, 0.398942280401432678), (0.3, 0.381387815460524087), (2.0, 0.053990966513188052),
    (7.7, 5.32414837225295248e-14),
    (25.1, 6.25139288159451124e-138),
  ])
  func `the normal density is accurate far out`(x: Double, expected: Double) {
    #expect(relativeError(Normal.density(x), expected) < 1e-15)
    #expect(Normal.density(-x) == Normal.density(x))
  }

  @Test func `the normal law ends at zero and one`() {
    #expect(Normal.cumulative(-.infinity) == 0)
    #expect(Normal.cumulative(.infinity) == 1)
    #expect(Normal.density(.infinity) == 0)
  }
}
