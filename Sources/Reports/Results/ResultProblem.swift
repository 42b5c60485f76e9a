/// Why a folder of results cannot be drawn.
public enum ResultProblem: Error, Sendable, Equatable {
  /// It holds no manifest.
  case noManifest(String)
  /// Its manifest cannot be read.
  case manifest(String)
  /// It is of another version of the program; the versions of the format found and read.
  case format(String, found: String, read: Int)
  /// A table has no column of a name that it is described with.
  case column(String, name: String)
  /// A cell is no number, or one that nobody can draw; the line, from 1.
  case value(String, line: Int, column: String, text: String)
  /// A file cannot be read; why.
  case unreadable(String)
  /// A file is not the one that the manifest lists.
  case digest(String, listed: String, found: String)
  /// A table's rows do not fit its header; the line, from 1.
  case row(String, line: Int)

  /// A sentence for the user that begins with its code.
  public var message: String {
    switch self {
    case .noManifest(let folder):
      "error[result-folder]  \(folder): no manifest.json; name a folder that run, compare, size or stress wrote"
    case .manifest(let file): "error[result-folder]  \(file): is not a manifest that closedloop wrote"
    case .format(let file, let found, let read):
      "error[format]  \(file): format \(found); this program reads \(read): made by an earlier version; run it again"
    case .column(let file, let name): "error[column]  \(file): no column \"\(name)\"; datapackage.json promises it"
    case .value(let file, let line, let column, let text):
      "error[value]  \(file): line \(line): \(column) is \"\(text)\", which is no number that can be drawn"
    case .unreadable(let reason): reason
    case .digest(let file, let listed, let found):
      "error[digest]  \(file): is not what manifest.json lists (sha256 \(listed.prefix(12)), found \(found.prefix(12))); "
        + "run it again, or draw it with --unchecked, which says so on the page"
    case .row(let file, let line): "error[row]  \(file): line \(line): has not as many cells as the header"
    }
  }
}
