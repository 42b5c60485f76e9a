#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path or descriptor leads to.
enum FileKind: Equatable {
  case regular(permissions: UInt32)
  case directory
  case other

  init(_ status: stat) {
    let kind = mode_t(status.st_mode) & S_IFMT
    if kind == S_IFREG {
      self = .regular(permissions: UInt32(status.st_mode) & 0o777)
    } else {
      self = kind == S_IFDIR ? .directory : .other
    }
  }
}
