import Arguments

/// Explains the program, a verb or a topic.
struct Help: Action {
  var subject: String?

  static let command = Command<any Action>(
    "help", summary: "explain the program, a verb or a topic",
    examples: [
      Example("closedloop help run", "every option of run"),
      Example("closedloop help exit-status", "what the exit statuses mean"),
    ],
    from: Help(),
    positionals: [
      Positional("NAME", help: "A verb or a topic; without it, what there is.", .optional) {
        $0.subject = $1
        return nil
      }
    ],
    action: { $0 })

  func perform(in session: Session) throws(Failure) -> ExitStatus {
    let width = helpWidth(columns: session.console.columns)
    guard let subject else {
      session.console.result(program.overview(width: width))
      return .done
    }
    do {
      session.console.result(try program.explanation(of: subject, width: width))
    } catch {
      throw Failure(.badCommandLine, error.description)
    }
    return .done
  }
}
