import EventKernel

/// What the author of a scenario calls a thing, as UTF-8 bytes.
///
/// The core carries names through to the results and never compares them: comparing text would bring the Unicode tables
/// into every build of it.
public struct Name: Sendable {
  /// The bytes of the name, UTF-8.
  public var utf8: ContiguousArray<UInt8>

  /// A name from its bytes.
  public init(utf8: some Sequence<UInt8>) {
    self.utf8 = ContiguousArray(utf8)
  }

  /// The low 16 bits of FNV-1a over `kind/name`: the identity under which a thing draws its luck.
  ///
  /// It depends on nothing but the name, so that adding a channel or a team leaves the luck of all others alone.
  /// Two names of one kind that collide are an error of the scenario.
  public func identity(kind: StaticString) -> UInt16 {
    kind.withUTF8Buffer { buffer in
      unsafe NamedIdentity.number(kind: buffer, name: utf8)
    }
  }
}

extension Name: ExpressibleByStringLiteral {
  /// A name that is written down in code.
  public init(stringLiteral text: StaticString) {
    self = text.withUTF8Buffer { bytes in unsafe Name(utf8: bytes) }
  }
}
