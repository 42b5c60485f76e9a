import PortableMath
import Testing

struct StudentTTests {
  @Test(
    arguments: [
      (1.0, [6.313751514675, 12.70620473617, 63.65674116287, 636.6192487687]),
      (2, [2.919985580354, 4.302652729749, 9.924843200918, 31.59905457644]),
      (3, [2.353363434802, 3.182446305284, 5.840909309733, 12.92397863669]),
      (4, [2.131846786327, 2.776445105198, 4.604094871350, 8.610301581379]),
      (5, [2.015048373333, 2.570581835636, 4.032142983555, 6.868826625881]),
      (9, [1.833112932656, 2.262157162798, 3.249835541592, 4.780912585931]),
      (10, [1.812461122812, 2.228138851986, 3.169272672617, 4.586893858703]),
      (19, [1.729132811521, 2.093024054408, 2.860934606465, 3.883405852592]),
      (29, [1.699127026533, 2.045229642133, 2.756385903671, 3.659405019466]),
      (99, [1.660391156017, 1.984216951586, 2.626405457281, 3.391528833364]),
      (999, [1.646380345428, 1.962341461133, 2.580759637268, 3.300292440399]),
    ] as [(Double, [Double])])
  func `the t quantile has the oracle's table`(degrees: Double, row: [Double]) {
    for (p, expected) in zip([0.95, 0.975, 0.995, 0.9995], row) {
      #expect(relativeError(StudentT.quantile(probability: p, degreesOfFreedom: degrees), expected) < 1e-12)
      #expect(relativeError(StudentT.quantile(probability: 1 - p, degreesOfFreedom: degrees), -expected) < 1e-12)
    }
  }

  @Test func `the t law of one degree is Cauchy's and of infinitely many the normal`() {
    #expect(relativeError(StudentT.cumulative(1, degreesOfFreedom: 1), 0.75) < 2e-15)
    #expect(StudentT.cumulative(0, degreesOfFreedom: 3) == 0.5)
    #expect(StudentT.cumulative(-1.5, degreesOfFreedom: .infinity) == Normal.cumulative(-1.5))
    #expect(StudentT.quantile(probability: 0.5, degreesOfFreedom: 7) == 0)
  }

  @Test func `the t quantile inverts the probability also for fractional degrees`() {
    for degrees in [0.7, 1, 2.3, 4.9, 27.9, 500, 1e6] {
      for p in [1e-9, 1e-4, 0.02, 0.3, 0.49] {
        let t = StudentT.quantile(probability: p, degreesOfFreedom: degrees)
        #expect(
          relativeError(StudentT.cumulative(t, degreesOfFreedom: degrees), p) < 1e-11, "degrees \(degrees), p \(p)")
      }
    }
  }
}
