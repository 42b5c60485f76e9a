import EventKernel
import Testing

@Suite struct NamedIdentityTests {
  @Test(
    "bytes have their published hash",
    arguments: [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
      as [(String, UInt64)])
  func hashes(text: String, expected: UInt64) {
    #expect(NamedIdentity.fnv1a(text.utf8) == expected)
  }

  @Test("a name's number is the low 16 bits of the hash of kind/name")
  func numbers() {
    let number = NamedIdentity.number(kind: "team".utf8, name: "callback".utf8)
    #expect(UInt64(number) == NamedIdentity.fnv1a("team/callback".utf8) & 0xFFFF)
    #expect(number != NamedIdentity.number(kind: "shift".utf8, name: "callback".utf8))
  }
}
