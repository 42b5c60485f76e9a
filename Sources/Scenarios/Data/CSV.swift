/// The rows of a file of comma-separated values (RFC 4180): quotes, doubled quotes, CRLF or LF.
struct CSV {
  /// A cell of a row.
  struct Cell {
    var range: Range<Int>
    var isQuoted: Bool
  }

  /// What is wrong with the file's form, and where.
  struct Problem: Error {
    let message: String
    let offset: Int
  }

  private let bytes: [UInt8]
  private var place: Int
  /// The line, counted from 1, and where it begins.
  private(set) var line = 0
  private(set) var lineStart = 0
  private var nextLine = 1
  /// The cells of the present row.
  private(set) var cells: [Cell] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Goes on to the next row that is not empty; false at the end.
  mutating func next() throws(Problem) -> Bool {
    while place < bytes.count {
      cells.removeAll(keepingCapacity: true)
      line = nextLine
      lineStart = place
      try readRow()
      if cells.count > 1 || cells.first.map({ !$0.range.isEmpty || $0.isQuoted }) == true { return true }
    }
    return false
  }

  /// The text of a cell.
  func text(_ index: Int) -> String {
    let cell = cells[index]
    let text = String(decoding: bytes[cell.range], as: UTF8.self)
    guard cell.isQuoted, text.utf8.contains(0x22) else { return text }
    var result = ""
    var wasQuote = false
    for scalar in text.unicodeScalars {
      if scalar == "\"", wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = scalar == "\""
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private mutating func readRow() throws(Problem) {
    while true {
      try readCell()
      guard place < bytes.count else { return }
      let byte = bytes[place]
      place += 1
      if byte == 0x2C {
        if place == bytes.count { cells.append(Cell(range: place..<place, isQuoted: false)) }
        continue
      }
      if byte == 0x0D, place < bytes.count, bytes[place] == 0x0A { place += 1 }
      nextLine += 1
      return
    }
  }

  private mutating func readCell() throws(Problem) {
    let start = place
    if place < bytes.count, bytes[place] == 0x22 {
      place += 1
      while true {
        guard place < bytes.count else { throw Problem(message: "a quote is not closed", offset: start) }
        if bytes[place] == 0x22 {
          if place + 1 < bytes.count, bytes[place + 1] == 0x22 {
            place += 1
          } else {
            break
          }
        } else if bytes[place] == 0x0A {
          nextLine += 1
        }
        place += 1
      }
      cells.append(Cell(range: (start + 1)..<place, isQuoted: true))
      place += 1
      guard place == bytes.count || bytes[place] == 0x2C || bytes[place] == 0x0A || bytes[place] == 0x0D else {
        throw Problem(message: "after a closing quote stands a comma or the end of the line", offset: place)
      }
      return
    }
    while place < bytes.count, bytes[place] != 0x2C, bytes[place] != 0x0A, bytes[place] != 0x0D {
      guard bytes[place] != 0x22 else {
        throw Problem(message: "a cell with a quote in it stands in quotes, and the quote is doubled", offset: place)
      }
      place += 1
    }
    cells.append(Cell(range: start..<place, isQuoted: false))
  }
}

extension Draft {
  /// Reads some columns of a file row by row. `take` gets the cells in the order of `columns` and the number of the row,
  /// and throws what is wrong with one; it returns false for a row that it drops.
  ///
  /// - Returns: the number of dropped rows.
  @discardableResult
  mutating func readRows(
    _ written: String, at place: Place, columns: [(name: String, place: Place)], limit: Int,
    take: (_ cells: [String], _ row: Int) throws(Remedy) -> Bool
  ) -> Int {
    guard let file = file(written, at: place) else { return 0 }
    var csv = CSV(file.bytes)
    var problems = 0
    var dropped = 0
    func position(_ offset: Int, length: Int = 1) -> Position {
      let column = String(decoding: file.bytes[min(csv.lineStart, offset)..<offset].suffix(4_096), as: UTF8.self).count
      return Position(source: file.source, offset: offset, line: csv.line, column: column + 1, length: length)
    }
    do throws(CSV.Problem) {
      guard try csv.next() else {
        diagnostics.error("csv", at: place, "the file has no rows; the first one names the columns")
        return 0
      }
      let header = csv.cells.indices.map { csv.text($0) }
      var indices: [Int] = []
      for column in columns {
        if let index = header.firstIndex(of: column.name) {
          indices.append(index)
        } else {
          diagnostics.error(
            "csv", at: column.place, "the file has no such column; it has \(Shown.choices(header))",
            suggestion: NearestWord.to(column.name, among: header))
        }
      }
      guard indices.count == columns.count else { return 0 }
      var row = 0
      while try csv.next() {
        row += 1
        guard row <= limit else {
          diagnostics.error(.limit, at: place, "at most \(limit) rows are read")
          return dropped
        }
        var fault: (remedy: Remedy, offset: Int, length: Int)?
        if csv.cells.count != header.count {
          let remedy = Remedy("csv", "this row has \(csv.cells.count) cells, the first one \(header.count)")
          fault = (remedy, csv.lineStart, 1)
        } else {
          let cells = indices.map { csv.text($0) }
          do throws(Remedy) {
            if try !take(cells, row) { dropped += 1 }
          } catch {
            let cell = csv.cells[indices[0]].range
            fault = (error, cell.lowerBound, max(1, cell.count))
          }
        }
        if let fault {
          problems += 1
          guard problems <= Bounds.csvProblems else {
            diagnostics.error("csv", at: place, "and more rows of this file cannot be read")
            return dropped
          }
          diagnostics.error(
            fault.remedy.code, at: Place(path: place.path, position: position(fault.offset, length: fault.length)),
            fault.remedy.text, suggestion: fault.remedy.suggestion)
        }
      }
    } catch {
      diagnostics.error("csv", at: Place(path: place.path, position: position(error.offset)), error.message)
    }
    return dropped
  }
}
