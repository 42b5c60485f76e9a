/// The name of a file while it is being written: it says which process on which machine writes it.
struct TemporaryName {
  let host: String
  let process: Int32
  let number: Int

  /// A name for this process.
  init(number: Int) {
    host = OperatingSystem.hostName
    process = OperatingSystem.processNumber
    self.number = number
  }

  /// Reads a name; nil when it is not one of ours.
  init?(_ name: String) {
    guard name.hasPrefix(Self.start), name.hasSuffix(Self.end) else { return nil }
    let parts = name.dropFirst(Self.start.count).dropLast(Self.end.count).split(separator: "~")
    guard parts.count == 3, let process = Int32(parts[1]), process > 0, let number = Int(parts[2]) else { return nil }
    host = String(parts[0])
    self.process = process
    self.number = number
  }

  var text: String { "\(Self.start)\(host)~\(process)~\(number)\(Self.end)" }

  private static let start = ".closedloop~"
  private static let end = ".partial"
}
