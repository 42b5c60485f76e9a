internal import ClosedLoop
internal import Experiments

/// `run-info.json`: where, when and how fast. It is outside every comparison.
public struct RunInfo: Output {
  /// Name of the file.
  public let fileName = "run-info.json"
  /// Name of the machine.
  public var host: String
  /// When the run ended, ISO 8601.
  public var date: String
  /// Version, system and processor of the program.
  public var program: String
  /// The command line, word by word.
  public var commandLine: [String]
  /// Replications at the same time.
  public var threads: Int
  /// How long the simulation took.
  public var seconds: Double
  /// Events handled.
  public var events: Int64
  /// Feedback items received.
  public var items: Int64

  /// Where, when and how fast.
  public init(
    host: String, date: String, program: String, commandLine: [String], threads: Int, seconds: Double,
    events: Int64, items: Int64
  ) {
    self.host = host
    self.date = date
    self.program = program
    self.commandLine = commandLine
    self.threads = threads
    self.seconds = seconds
    self.events = events
    self.items = items
  }

  /// Gives the text.
  public func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure) {
    let info: JSONText = .object([
      ("host", .text(host)),
      ("date", .text(date)),
      ("program", .text(program)),
      ("commandLine", .list(commandLine.map { .text($0) })),
      ("threads", .integer(Int64(threads))),
      ("seconds", .number(seconds)),
      ("events", .integer(events)),
      ("items", .integer(items)),
      ("eventsPerSecond", JSONText(seconds > 0 ? Double(events) / seconds : nil)),
    ])
    try append(info.document)
  }
}
