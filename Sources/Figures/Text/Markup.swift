/// Bytes of HTML or SVG that are built piece by piece, with all foreign text escaped.
///
/// One function escapes for texts and attributes alike, so that no place can take the wrong one. What the program writes
/// itself is a `StaticString`, so that no text of a user can come in unescaped.
public struct Markup: Sendable, Equatable {
  /// What has been written, UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Markup without content.
  public init() {}

  /// Appends what the program writes itself, as it is.
  public mutating func raw(_ text: StaticString) { bytes += UTF8Text.bytes(text) }

  /// Appends finished markup.
  public mutating func append(_ other: Markup) { bytes += other.bytes }

  /// Appends foreign text: what could end a text or an attribute as numeric references; controls, marks that turn the
  /// direction of writing and broken UTF-8 as U+FFFD.
  ///
  /// - Complexity: O(bytes)
  public mutating func text(_ utf8: [UInt8]) {
    var scalars = Scalars(utf8)
    while let scalar = scalars.next() {
      switch scalar {
      case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x60, 0x3D:
        raw("&#")
        integer(Int64(scalar))
        raw(";")
      case 0x09, 0x0A: bytes.append(UInt8(scalar))
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: raw("\u{FFFD}")
      default: bytes += UTF8Text.bytes(of: scalar)
      }
    }
  }

  /// Appends a text in the languages that are wanted, each in an element that says so; equal texts once and bare.
  mutating func text(_ text: Bilingual, in languages: Languages, element: StaticString) {
    switch languages {
    case .english: self.text(text.english)
    case .german: self.text(text.german)
    case .both:
      if text.isSame {
        self.text(text.english)
      } else {
        for (words, code) in [(text.english, "en" as StaticString), (text.german, "de")] {
          raw("<")
          raw(element)
          raw(" class=\"")
          raw(code)
          raw("\" lang=\"")
          raw(code)
          raw("\">")
          self.text(words)
          raw("</")
          raw(element)
          raw(">")
        }
      }
    }
  }

  /// Appends a text for a page: both languages in `span`.
  public mutating func text(_ text: Bilingual) { self.text(text, in: .both, element: "span") }

  /// Appends letters, digits and `+/=` alone, as base64 has them; other bytes are left out.
  public mutating func base64(_ utf8: [UInt8]) {
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: bytes.append(byte)
      default: break
      }
    }
  }

  /// Appends a whole number.
  public mutating func integer(_ value: Int64) { bytes += UTF8Text.digits(value) }

  /// Appends a place on a canvas in tenths: 12, 12.5, -3.1.
  ///
  /// - Precondition: none; what is no place a canvas can have becomes the nearest that it can.
  public mutating func place(_ value: Double) {
    let most = 1e6
    let inside = value.isNaN ? 0 : min(max(value, -most), most)
    let tenths = Int64(inside * 10 + (inside < 0 ? -0.5 : 0.5))
    if tenths < 0 { bytes.append(0x2D) }
    integer(Int64(tenths.magnitude / 10))
    if tenths.magnitude % 10 != 0 {
      bytes.append(0x2E)
      integer(Int64(tenths.magnitude % 10))
    }
  }
}
