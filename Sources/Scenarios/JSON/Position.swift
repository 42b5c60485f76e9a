/// Names one text in `Sources`.
public struct SourceID: Hashable, Comparable, Sendable {
  let index: Int32
  /// Whether the text was typed on the command line, where numbers may stand for texts.
  public let isSetting: Bool

  init(index: Int, isSetting: Bool = false) {
    self.index = Int32(clamping: index)
    self.isSetting = isSetting
  }

  /// The source of what nobody wrote: the defaults of the program.
  public static let standard = SourceID(index: 0)

  /// Sources are ordered as they were met.
  public static func < (left: SourceID, right: SourceID) -> Bool { left.index < right.index }
}

/// Where something is written: a text, a place in it, and how long it is.
public struct Position: Hashable, Comparable, Sendable {
  /// The text.
  public let source: SourceID
  private let offset32: Int32
  private let line32: Int32
  private let column32: Int32
  private let length32: Int32

  /// A place in a text. Documents are bounded (`JSONLimits`), so 32 bits hold every count.
  public init(source: SourceID, offset: Int, line: Int, column: Int, length: Int) {
    self.source = source
    offset32 = Int32(clamping: offset)
    line32 = Int32(clamping: line)
    column32 = Int32(clamping: column)
    length32 = Int32(clamping: length)
  }

  /// The position of what nobody wrote.
  public static let standard = Position(source: .standard, offset: 0, line: 0, column: 0, length: 0)

  /// Bytes before it.
  public var offset: Int { Int(offset32) }
  /// Its line, counted from 1.
  public var line: Int { Int(line32) }
  /// Its column, counted in characters from 1.
  public var column: Int { Int(column32) }
  /// Its length in bytes, for the caret.
  public var length: Int { Int(length32) }
  /// Whether somebody wrote it.
  public var isWritten: Bool { source != .standard }

  /// Positions are ordered by source, then place, then length.
  public static func < (left: Position, right: Position) -> Bool {
    if left.source != right.source { return left.source < right.source }
    if left.offset32 != right.offset32 { return left.offset32 < right.offset32 }
    return left.length32 < right.length32
  }

  func with(length: Int) -> Position {
    Position(source: source, offset: offset, line: line, column: column, length: length)
  }

  func with(source: SourceID) -> Position {
    Position(source: source, offset: offset, line: line, column: column, length: length)
  }
}
