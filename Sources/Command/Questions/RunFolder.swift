/// Where the files of a run go.
package enum RunFolder {
  /// `outputs/id`, `outputs/id@variant`, with `+` and eight digits where values were changed on the command line.
  package static func path(id: String, variant: String?, settings: [String], under folder: String = "outputs") -> String
  {
    var path = "\(folder)/\(id)"
    if let variant { path += "@\(variant)" }
    if !settings.isEmpty {
      let text = settings.map { $0 + "\n" }.joined()
      path += "+\(SHA256.hexadecimal(of: Array(text.utf8)).prefix(8))"
    }
    return path
  }
}

/// Paths as manifests write them: from the folder of the scenario, so that they hold on every machine.
package enum RelativePath {
  /// A file's path as seen from the folder of another; a path that has no such form stays as it is.
  package static func of(_ path: String, besideFile file: String) -> String {
    guard path.hasPrefix("/") == file.hasPrefix("/") else { return path }
    let target = path.split(separator: "/").filter { $0 != "." }
    let folder = file.split(separator: "/").filter { $0 != "." }.dropLast()
    let shared = zip(target.dropLast(), folder).prefix { $0 == $1 }.count
    let up = folder.dropFirst(shared)
    guard !up.contains("..") else { return path }
    return (up.map { _ in ".." } + target.dropFirst(shared)).joined(separator: "/")
  }
}
