internal import ClosedLoop

/// A column of a table: what files and their description say about it.
public struct Column: Sendable {
  /// What its values are.
  public enum Kind: String, Sendable {
    case string
    case number
    case integer
    case date
    case datetime
    case boolean
  }

  /// Name in the header.
  public let name: String
  /// What its values are.
  public let kind: Kind
  /// What it means, in a sentence.
  public let meaning: String
  /// In what it is counted, where all rows share a unit.
  public let unit: String?

  init(_ name: String, _ kind: Kind, _ meaning: String, unit: String? = nil) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.unit = unit
  }
}

/// A file of rows under named columns (RFC 4180).
public protocol Table: Output {
  /// What the table holds, in a sentence.
  var meaning: String { get }
  /// Its columns, in order.
  var columns: [Column] { get }

  /// Gives the rows in order, each with one cell for each column.
  func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure)
}

extension Table {
  /// Gives the header and the rows.
  public func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure) {
    try append(CSV.line(columns.map(\.name)))
    try rows { row throws(Failure) in try append(CSV.line(row)) }
  }
}

/// Columns that say what a row is about.
enum ContextColumns {
  static let run = [
    Column("scenario", .string, "identity of the scenario"),
    Column("variant", .string, "variant of the scenario; empty where none was taken"),
  ]

  static let groups = [
    Column("tier", .string, "value tier the row is about; empty for all"),
    Column("channel", .string, "channel the row is about; empty for all"),
    Column("team", .string, "team the row is about; empty for all"),
    Column("treatment", .string, "treatment the row is about; empty for all"),
    Column("sla", .string, "response promise the row is about; empty for all"),
    Column("severity", .string, "severity of the failure, none where the item carries none; empty for all"),
    Column("cause", .string, "root cause the row is about; empty for all"),
    Column("fate", .string, "without for the twin without the programme; else empty"),
    Column("period", .string, "window: things of the measurement window; horizon: their outcome up to the horizon"),
  ]
}

extension InstanceLabel {
  /// The cells under `ContextColumns.groups`.
  var cells: [String] {
    [
      cell(.tier), cell(.channel), cell(.team), cell(.treatment), cell(.sla), cell(.severity), cell(.cause), fate,
      period,
    ]
  }
}
