/// How wide texts are, without a browser.
///
/// Advance widths of the Helvetica family in thousandths of an em, as in the table `hmtx` of Liberation Sans 2, which
/// Arial and Helvetica share for common letters. What is unknown counts as wide, so that no text is measured too small.
public enum TextWidth {
  /// Fonts that are only similar to Helvetica need so many times more.
  static let likeness = 1.03
  private static let boldness = 1.08

  /// The width of UTF-8 text in canvas units before the allowance for similar fonts.
  ///
  /// - Complexity: O(bytes)
  public static func of(_ utf8: [UInt8], size: Int, bold: Bool = false) -> Double {
    var scalars = Scalars(utf8)
    var sum: Int64 = 0
    while let scalar = scalars.next() { sum += advance(scalar) }
    return Double(sum) * Double(size) / 1_000 * (bold ? boldness : 1)
  }

  static func cut(_ utf8: [UInt8], to room: Double, size: Int, bold: Bool) -> [UInt8] {
    let ellipsis = UTF8Text.bytes(of: 0x2026)
    guard of(utf8, size: size, bold: bold) * likeness > room else { return utf8 }
    var kept: [UInt8] = []
    var scalars = Scalars(utf8)
    while let scalar = scalars.next() {
      let longer = kept + UTF8Text.bytes(of: scalar)
      if of(longer + ellipsis, size: size, bold: bold) * likeness > room { break }
      kept = longer
    }
    while kept.last == 0x20 { kept.removeLast() }
    return kept + ellipsis
  }

  private static func advance(_ scalar: UInt32) -> Int64 {
    switch scalar {
    // space ! , . / : ; I [ \ ] f t no-break space
    case 0x20, 0x21, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x49, 0x5B...0x5D, 0x66, 0x74, 0xA0: 278
    case 0x27: 191  // '
    case 0x69, 0x6A, 0x6C: 222  // i j l
    case 0x28, 0x29, 0x2D, 0x60, 0x72, 0xB7: 333  // ( ) - ` r ·
    case 0x22: 355  // "
    case 0x2A: 389  // *
    case 0x5E: 469  // ^
    case 0x63, 0x6B, 0x73, 0x76, 0x78...0x7A, 0x4A: 500  // c k s v x y z J
    case 0x23, 0x24, 0x30...0x39, 0x3F, 0x4C, 0x5F, 0x61, 0x62, 0x64, 0x65, 0x67, 0x68, 0x6E...0x71, 0x75: 556
    case 0x2013, 0xE4, 0xF6, 0xFC: 556  // en dash ä ö ü
    case 0x2B, 0x3C...0x3E, 0x7E, 0x2212, 0xB1, 0xD7: 584  // + < = > ~ minus ± ×
    case 0x46, 0x54, 0x5A, 0xDF: 611  // F T Z ß
    case 0x26, 0x41, 0x42, 0x45, 0x4B, 0x50, 0x53, 0x56, 0x58, 0x59, 0xC4: 667  // & A B E K P S V X Y Ä
    case 0x43, 0x44, 0x48, 0x4E, 0x52, 0x55, 0x77, 0xDC: 722  // C D H N R U w Ü
    case 0x47, 0x4F, 0x51, 0xD6: 778  // G O Q Ö
    case 0x4D, 0x6D: 833  // M m
    case 0x25: 889  // %
    case 0x57: 944  // W
    case 0x7B, 0x7D: 334  // { }
    case 0x40: 1_015  // @
    case 0x7C: 260  // |
    case 0x202F: 200  // narrow no-break space
    case 0x2264, 0x2265: 549  // ≤ ≥
    case 0xE0...0xFF: 600
    case 0xC0..<0x250: 667
    default: 1_000
    }
  }
}
