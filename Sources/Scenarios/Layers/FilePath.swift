/// Paths as texts; no file is looked at.
enum FilePath {
  /// A path as seen from the folder of a file, without `.` and with `..` resolved as far as it goes.
  static func resolve(_ path: String, besideFile file: String) -> String {
    path.utf8.first == UInt8(ascii: "/") ? normal(path) : normal(folder(of: file) + path)
  }

  /// A path without `.`, doubled `/`, and with `..` resolved as far as it goes.
  static func normal(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  private static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return String(file[...slash])
  }
}
