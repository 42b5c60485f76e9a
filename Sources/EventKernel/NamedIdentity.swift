/// Numbers for named things that do not depend on how many others there are or in which order they are listed.
public enum NamedIdentity {
  /// The 64-bit FNV-1a hash of bytes.
  ///
  /// - Complexity: O(*length*).
  /// - Source: Fowler, Noll and Vo; `draft-eastlake-fnv`.
  @inlinable public static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    continued(0xCBF2_9CE4_8422_2325, with: bytes)
  }

  /// The identity of a named thing in addresses of chance: the low 16 bits of FNV-1a over `kind/name`.
  ///
  /// Two names may meet in one number; whoever collects names refuses that.
  ///
  /// - Complexity: O(*length*).
  @inlinable public static func number(kind: some Sequence<UInt8>, name: some Sequence<UInt8>) -> UInt16 {
    let separated = continued(fnv1a(kind), with: CollectionOfOne(UInt8(ascii: "/")))
    return UInt16(truncatingIfNeeded: continued(separated, with: name))
  }

  @inlinable static func continued(_ hash: UInt64, with bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = hash
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
