import EventKernel
import Testing

@Suite struct BlockTests {
  @Test("a block keeps what is put into it")
  func access() {
    var block = Block(repeating: 7, count: 3)
    block[1] = 8
    #expect(block.count == 3)
    #expect((block[0], block[1], block[2]) == (7, 8, 7))
  }

  @Test("growing keeps the old and fills the new, shrinking keeps what fits")
  func resizing() {
    var block = Block(repeating: 1, count: 2)
    block.resize(to: 4, filler: 9)
    #expect((block[0], block[1], block[2], block[3]) == (1, 1, 9, 9))
    block.resize(to: 1, filler: 0)
    #expect(block.count == 1)
    #expect(block[0] == 1)
  }

  @Test("filling sets every element")
  func filling() {
    var block = Block(repeating: 1, count: 2)
    block.fill(5)
    #expect((block[0], block[1]) == (5, 5))
  }

  @Test("an empty block grows like any other")
  func empty() {
    var block = Block<UInt16>()
    #expect(block.count == 0)
    block.resize(to: 1, filler: 3)
    #expect(block[0] == 3)
  }

  @Test("an index outside stops the program, on either side")
  func bounds() async {
    await #expect(processExitsWith: .failure) {
      let block = Block(repeating: 1, count: 2)
      print(block[2])
    }
    await #expect(processExitsWith: .failure) {
      var block = Block(repeating: 1, count: 2)
      block[-1] = 0
      print(block[0])
    }
  }
}
