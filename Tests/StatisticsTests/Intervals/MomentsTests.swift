import Statistics
import Testing

struct MomentsTests {
  @Test func `the variance is exact far from zero`() {
    #expect(Moments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance == 30)
  }

  @Test func `merging gives the moments of both samples`() {
    var left = Moments([1e9 + 4, 1e9 + 7])
    left.merge(Moments([1e9 + 13, 1e9 + 16]))
    #expect(left.variance == 30)
    #expect(left.mean == 1e9 + 10)
    #expect(left.count == 4)
    var empty = Moments()
    empty.merge(left)
    #expect(empty == left)
  }

  @Test func `one value has no variance`() {
    #expect(Moments([3]).variance == nil)
    #expect(Moments([3]).standardError == nil)
  }
}
