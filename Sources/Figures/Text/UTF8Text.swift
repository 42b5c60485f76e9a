/// UTF-8 written and read without the Unicode tables.
enum UTF8Text {
  /// The bytes of a text of ours.
  static func bytes(_ text: StaticString) -> [UInt8] {
    var bytes: [UInt8] = []
    text.withUTF8Buffer { buffer in
      for index in buffer.indices { unsafe bytes.append(buffer[index]) }
    }
    return bytes
  }

  /// A whole number in decimal digits.
  static func digits(_ value: Int64) -> [UInt8] {
    var rest = value.magnitude
    var reversed: [UInt8] = []
    repeat {
      reversed.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if value < 0 { reversed.append(0x2D) }
    return reversed.reversed()
  }

  /// The bytes of a Unicode scalar.
  static func bytes(of scalar: UInt32) -> [UInt8] {
    switch scalar {
    case ..<0x80: [UInt8(scalar)]
    case ..<0x800: [0xC0 | UInt8(scalar >> 6), continuation(scalar)]
    case ..<0x10000: [0xE0 | UInt8(scalar >> 12), continuation(scalar >> 6), continuation(scalar)]
    default:
      [
        0xF0 | UInt8(scalar >> 18 & 7), continuation(scalar >> 12), continuation(scalar >> 6), continuation(scalar),
      ]
    }
  }

  private static func continuation(_ scalar: UInt32) -> UInt8 { 0x80 | UInt8(scalar & 0x3F) }
}

/// The Unicode scalars of UTF-8 bytes in order; U+FFFD for each byte that belongs to none.
struct Scalars: IteratorProtocol {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> UInt32? {
    guard place < bytes.count else { return nil }
    let first = bytes[place]
    let (length, start): (Int, UInt32) =
      switch first {
      case ..<0x80: (1, UInt32(first))
      case 0xC2...0xDF: (2, UInt32(first & 0x1F))
      case 0xE0...0xEF: (3, UInt32(first & 0x0F))
      case 0xF0...0xF4: (4, UInt32(first & 0x07))
      default: (1, 0xFFFD)
      }
    var scalar = start
    for index in place + 1..<max(place + length, place + 1) {
      guard index < bytes.count, bytes[index] & 0xC0 == 0x80 else {
        place += 1
        return 0xFFFD
      }
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
    }
    let isBroken =
      length == 3 && scalar < 0x800 || length == 4 && (scalar < 0x10000 || scalar > 0x10FFFF)
      || (0xD800...0xDFFF).contains(scalar)
    place += isBroken ? 1 : length
    return isBroken ? 0xFFFD : scalar
  }
}
