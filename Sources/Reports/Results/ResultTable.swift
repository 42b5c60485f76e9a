/// Columns of a table of results, read from the bytes that the program has written.
struct ResultTable: Sendable {
  /// How many rows.
  let count: Int
  private let texts: [String: [String]]
  private let numbers: [String: [Double]]

  /// A table with the columns that are wanted; other columns are not decoded.
  ///
  /// - Parameters:
  ///   - file: the path that a problem names.
  ///   - words: columns of text that must be there.
  ///   - figures: columns of numbers that must be there; an empty cell is NaN.
  ///   - further: columns of either kind that may be missing.
  /// - Complexity: O(bytes)
  init(
    _ bytes: [UInt8], file: String, words: [String] = [], figures: [String] = [],
    further: (words: [String], figures: [String]) = ([], [])
  ) throws(ResultProblem) {
    var cells = Cells(bytes)
    let header = cells.row()?.map { cells.text($0) } ?? []
    func places(_ names: [String], mustBe: Bool) throws(ResultProblem) -> [(name: String, place: Int)] {
      var places: [(name: String, place: Int)] = []
      for name in names {
        if let place = header.firstIndex(of: name) {
          places.append((name, place))
        } else if mustBe {
          throw .column(file, name: name)
        }
      }
      return places
    }
    let wordPlaces = try places(words, mustBe: true) + places(further.words, mustBe: false)
    let figurePlaces = try places(figures, mustBe: true) + places(further.figures, mustBe: false)
    var wordColumns = [[String]](repeating: [], count: wordPlaces.count)
    var figureColumns = [[Double]](repeating: [], count: figurePlaces.count)
    var count = 0
    while let row = cells.row() {
      guard row.count == header.count else { throw .row(file, line: count + 2) }
      for (index, column) in wordPlaces.enumerated() { wordColumns[index].append(cells.text(row[column.place])) }
      for (index, column) in figurePlaces.enumerated() {
        let range = row[column.place]
        if range.isEmpty {
          figureColumns[index].append(.nan)
          continue
        }
        let text = cells.text(range)
        guard let value = Double(text), value.isFinite else {
          throw .value(file, line: count + 2, column: column.name, text: text)
        }
        figureColumns[index].append(value)
      }
      count += 1
    }
    self.count = count
    texts = Dictionary(uniqueKeysWithValues: zip(wordPlaces.map(\.name), wordColumns))
    numbers = Dictionary(uniqueKeysWithValues: zip(figurePlaces.map(\.name), figureColumns))
  }

  /// A column of text; empty texts where there is no such column.
  func words(_ name: String) -> [String] { texts[name] ?? [String](repeating: "", count: count) }

  /// A column of numbers; NaN where there is none.
  func figures(_ name: String) -> [Double] { numbers[name] ?? [Double](repeating: .nan, count: count) }

  /// Whether it has a column.
  func has(_ name: String) -> Bool { texts[name] != nil || numbers[name] != nil }

  /// A reader of rows in the form in which `CSV` writes them.
  private struct Cells {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func row() -> [Range<Int>]? {
      guard place < bytes.count else { return nil }
      var cells: [Range<Int>] = []
      var start = place
      var isQuoted = false
      while place < bytes.count {
        let byte = bytes[place]
        if byte == 0x22 { isQuoted.toggle() }
        if !isQuoted, byte == 0x2C || byte == 0x0A {
          cells.append(start..<place)
          start = place + 1
          if byte == 0x0A { break }
        }
        place += 1
      }
      if place >= bytes.count, start <= bytes.count, bytes.last != 0x0A { cells.append(start..<bytes.count) }
      place += 1
      return cells
    }

    func text(_ range: Range<Int>) -> String {
      guard let first = range.first, bytes[first] == 0x22 else { return String(decoding: bytes[range], as: UTF8.self) }
      var text: [UInt8] = []
      var wasQuote = false
      for byte in bytes[range].dropFirst().dropLast() {
        if byte == 0x22, !wasQuote {
          wasQuote = true
        } else {
          text.append(byte)
          wasQuote = false
        }
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
