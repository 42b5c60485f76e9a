/// The part of a source line around a position, and the carets to put below it.
///
/// A long line is cut around the position, tabs become two spaces, what would not show is escaped, and carets are
/// counted in the columns that a terminal uses, so that they stand where they should.
struct Excerpt {
  /// The line, or the part of it that matters.
  let line: String
  /// Spaces and carets below it.
  let carets: String

  private static let widest = 100
  private static let before = 50
  private static let reach = 512

  init(of bytes: [UInt8], at position: Position) {
    let offset = min(max(0, position.offset), bytes.count)
    let start = Self.start(of: bytes, around: offset)
    let end = Self.end(of: bytes, around: offset)
    let middle = min(offset + max(0, position.length), end)
    var left = Self.cells(bytes[start..<offset])
    var marked = Self.cells(bytes[offset..<middle])
    var right = Self.cells(bytes[middle..<end])

    var cutLeft = start > 0 && bytes[start - 1] != 0x0A
    var cutRight = end < bytes.count && bytes[end] != 0x0A && bytes[end] != 0x0D
    if cutLeft || Self.width(left) + Self.width(marked) + Self.width(right) > Self.widest {
      cutLeft = Self.drop(&left, toWidth: Self.before, fromFront: true) || cutLeft
    }
    var room = Self.widest - Self.width(left)
    let markedWasCut = Self.drop(&marked, toWidth: room, fromFront: false)
    room -= Self.width(marked)
    if markedWasCut { right = [] }
    cutRight = Self.drop(&right, toWidth: room, fromFront: false) || markedWasCut || cutRight

    line = (cutLeft ? "…" : "") + (left + marked + right).map(\.shown).joined() + (cutRight ? "…" : "")
    let indent = Self.width(left) + (cutLeft ? 1 : 0)
    carets = String(repeating: " ", count: indent) + String(repeating: "^", count: max(1, Self.width(marked)))
  }

  private struct Cell {
    let shown: String
    let width: Int
  }

  private static func start(of bytes: [UInt8], around offset: Int) -> Int {
    var start = offset
    while start > 0, offset - start < reach, bytes[start - 1] != 0x0A { start -= 1 }
    while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return start
  }

  private static func end(of bytes: [UInt8], around offset: Int) -> Int {
    var end = offset
    while end < bytes.count, end - offset < reach, bytes[end] != 0x0A { end += 1 }
    while end < bytes.count, end > offset, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    if end > offset, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  private static func cells(_ bytes: ArraySlice<UInt8>) -> [Cell] {
    String(decoding: bytes, as: UTF8.self).map { character in
      if character == "\t" { return Cell(shown: "  ", width: 2) }
      let shown = Shown.text(String(character), limit: 16)
      return Cell(shown: shown, width: shown == String(character) ? width(character) : shown.count)
    }
  }

  private static func width(_ cells: [Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  private static func drop(_ cells: inout [Cell], toWidth limit: Int, fromFront: Bool) -> Bool {
    var width = width(cells)
    guard width > limit else { return false }
    var dropped = 0
    while width > limit, dropped < cells.count {
      width -= fromFront ? cells[dropped].width : cells[cells.count - 1 - dropped].width
      dropped += 1
    }
    cells = Array(fromFront ? cells.dropFirst(dropped) : cells.dropLast(dropped))
    return true
  }

  /// Terminal columns of a character: 2 for East Asian wide ones and pictographs.
  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    return switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
