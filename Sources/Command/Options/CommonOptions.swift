import Arguments
import ClosedLoop
import Scenarios

/// Where an option keeps its value.
typealias Field<Options, Value> = any WritableKeyPath<Options, Value> & Sendable

/// Beyond these nothing gets faster on any machine.
private let mostThreads = 1_024

/// Options that several verbs share: one spelling, one meaning, one help.
extension Option where Options: Sendable {
  /// `--set PATH=VALUE`
  static func settings(
    _ path: Field<Options, [Setting]>, help: String = "Change one value of the scenario."
  ) -> Option {
    Option("set", value: "PATH=VALUE", help: help, repeats: true) {
      guard let setting = Setting($1) else { return "write --set PATH=VALUE" }
      $0[keyPath: path].append(setting)
      return nil
    }
  }

  /// `--seed N`
  static func seed(_ path: Field<Options, UInt64?>) -> Option {
    Option("seed", value: "N", help: "The seed of all chance; the same seed gives the same results.") {
      $0[keyPath: path] = UInt64($1)
      return $0[keyPath: path] == nil ? "write a whole number from 0 up, as in --seed 42" : nil
    }
  }

  /// `--replications N`
  static func replications(_ path: Field<Options, Int?>, help: String) -> Option {
    Option("replications", short: "n", value: "N", help: help) {
      $0[keyPath: path] = count($1, upTo: ReplicationRule.most)
      let range = "from 1 to \(ReplicationRule.most)"
      return $0[keyPath: path] == nil ? "write a whole number \(range), as in --replications 200" : nil
    }
  }

  /// `--replication N`
  static func replication(_ path: Field<Options, Int?>, help: String) -> Option {
    Option("replication", value: "N", help: help) {
      let number = Int($1)
      $0[keyPath: path] = number.flatMap { $0 >= 0 && $0 < ReplicationRule.most ? $0 : nil }
      return $0[keyPath: path] == nil
        ? "write a whole number from 0 to \(ReplicationRule.most - 1), as in --replication 0" : nil
    }
  }

  /// `--threads N`
  static func threads(_ path: Field<Options, Int?>) -> Option {
    Option("threads", short: "j", value: "N", help: "Use so many threads; results do not depend on it.") {
      $0[keyPath: path] = count($1, upTo: mostThreads)
      return $0[keyPath: path] == nil ? "write a whole number from 1 to \(mostThreads), as in --threads 4" : nil
    }
  }

  /// `--level SHARE`
  static func level(_ path: Field<Options, Double?>, help: String) -> Option {
    Option("level", value: "SHARE", help: help) {
      guard let level = share($1), level > 0.5, level <= 0.9999 else {
        return "write a share above 50% and up to 99.99%, as in --level 90%"
      }
      $0[keyPath: path] = level
      return nil
    }
  }

  /// `--out DIR`
  static func folder(_ path: Field<Options, String?>, help: String) -> Option {
    Option("out", short: "o", value: "DIR", help: help) {
      $0[keyPath: path] = $1
      return $1.isEmpty ? "write the name of a folder" : nil
    }
  }

  /// `--goldens DIR`
  static func goldens(_ path: Field<Options, String?>) -> Option {
    Option("goldens", value: "DIR", help: "Look for goldens here instead of in goldens/ beside each scenario.") {
      $0[keyPath: path] = $1
      return $1.isEmpty ? "write the name of a folder" : nil
    }
  }

  /// `--no-files`
  static func withoutFiles(_ path: Field<Options, Bool>) -> Option {
    Option(flag: "no-files", help: "Write no files; only the summary on standard output.") {
      $0[keyPath: path] = false
    }
  }

  /// `--report`
  static func page(_ path: Field<Options, Bool>) -> Option {
    Option(flag: "report", help: "Draw the results as one page, report.html; closedloop report explains it.") {
      $0[keyPath: path] = true
    }
  }

  /// `--strict`
  static func strict(_ path: Field<Options, Bool>) -> Option {
    Option(flag: "strict", help: "Refuse scenarios that have warnings.") { $0[keyPath: path] = true }
  }

  /// `--json`
  static func json(_ path: Field<Options, Bool>, help: String) -> Option {
    Option(flag: "json", help: help) { $0[keyPath: path] = true }
  }

  /// `--quiet`
  static func quiet(_ path: Field<Options, Bool>) -> Option {
    Option(flag: "quiet", short: "q", help: "No summary and no progress; files and errors only.") {
      $0[keyPath: path] = true
    }
  }
}
