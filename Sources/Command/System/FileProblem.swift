/// Why a file could not be read or written.
package enum FileProblem: Error, Equatable, CustomStringConvertible {
  case missing(String)
  case directory(String)
  case unreadable(String, reason: String)
  case tooLarge(String, limit: Int)
  case cannotCreate(String, reason: String)
  case readError(String, reason: String)
  case writeError(String, reason: String)

  package var status: ExitStatus {
    switch self {
    case .missing, .directory, .unreadable, .tooLarge: .unreadableFile
    case .cannotCreate: .cannotCreate
    case .readError, .writeError: .readOrWriteError
    }
  }

  /// A sentence for the user.
  package var description: String {
    switch self {
    case .missing(let path): "\(path): no such file"
    case .directory(let path): "\(path): is a folder, not a file"
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .tooLarge(let path, let limit): "\(path): is larger than \(limit >> 20) MB"
    case .cannotCreate(let path, let reason): "\(path): cannot be created: \(reason)"
    case .readError(let path, let reason): "\(path): reading failed: \(reason)"
    case .writeError(let path, let reason): "\(path): writing failed: \(reason)"
    }
  }
}
