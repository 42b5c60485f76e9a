/// `datapackage.json`: what every table and column means (Frictionless Data Package).
public struct DataPackage: Output {
  /// Name of the file.
  public let fileName = "datapackage.json"
  private let title: String
  private let tables: [any Table]

  /// A description of tables that lie beside it.
  public init(of tables: [any Table], title: String) {
    self.tables = tables
    self.title = title
  }

  /// Gives the text.
  public func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure) {
    let package: JSONText = .object([
      ("profile", .text("tabular-data-package")),
      ("name", .text("closedloop-run")),
      ("title", .text(title)),
      ("resources", .list(tables.map { Self.resource($0) })),
    ])
    try append(package.document)
  }

  private static func resource(_ table: any Table) -> JSONText {
    .object([
      ("name", .text(String(table.fileName.prefix { $0 != "." }))),
      ("path", .text(table.fileName)),
      ("profile", .text("tabular-data-resource")),
      ("description", .text(table.meaning)),
      ("format", .text("csv")),
      ("mediatype", .text("text/csv")),
      ("encoding", .text("utf-8")),
      ("dialect", .object([("delimiter", .text(",")), ("lineTerminator", .text("\n")), ("header", .truth(true))])),
      (
        "schema",
        .object([
          ("fields", .list(table.columns.map { field($0) })),
          ("missingValues", .list([.text("")])),
        ])
      ),
    ])
  }

  private static func field(_ column: Column) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .text(column.name)), ("type", .text(column.kind.rawValue)), ("description", .text(column.meaning)),
    ]
    if let unit = column.unit { members.append(("unit", .text(unit))) }
    return .object(members)
  }
}
