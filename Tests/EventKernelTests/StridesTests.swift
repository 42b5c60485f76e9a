import EventKernel
import Testing

@Suite struct StridesTests {
  @Test("what lies in large numbers in memory has the size that is promised")
  func strides() {
    #expect(MemoryLayout<Moment>.stride == 16)
    #expect(MemoryLayout<RowHandle>.stride == 8)
    #expect(MemoryLayout<Draws>.stride == 32)
    #expect(MemoryLayout<Chance>.stride == 32)
    #expect(MemoryLayout<Tally>.stride == 48)
    #expect(MemoryLayout<TimeAverage>.stride == 64)
    #expect(MemoryLayout<RatePiece>.stride == 32)
    #expect(MemoryLayout<Distribution>.stride == 40)
  }
}
