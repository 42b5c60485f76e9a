/// What the process tells its caller: below 64 the tool worked and this is its answer, from 64 up it could not answer.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  case gateFailed = 1
  case undecided = 2
  case goldenDiffers = 3
  case sizingInfeasible = 4
  case badCommandLine = 64
  case invalidInput = 65
  case unreadableFile = 66
  case internalFault = 70
  case cannotCreate = 73
  case readOrWriteError = 74
  case interrupted = 130
  case terminated = 143

  /// What it means, for help.
  package var meaning: String {
    switch self {
    case .done: "done; all gates passed"
    case .gateFailed: "a gate failed"
    case .undecided: "undecided within the budget"
    case .goldenDiffers: "a golden differs"
    case .sizingInfeasible: "no staffing within the bounds meets the requirements"
    case .badCommandLine: "the command line is wrong"
    case .invalidInput: "a scenario or data file is invalid"
    case .unreadableFile: "a file is missing or unreadable"
    case .internalFault: "a fault of closedloop itself"
    case .cannotCreate: "an output cannot be created"
    case .readOrWriteError: "reading or writing failed midway"
    case .interrupted: "interrupted (Ctrl-C)"
    case .terminated: "terminated"
    }
  }
}
