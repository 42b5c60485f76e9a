import Arguments

/// Explains the program, a verb or a topic.
struct Help: Action {
  var subject: String?
  var parameter: String?

  static let command = Command<any Action>(
    "help", summary: "explain the program, a verb or a topic",
    examples: [
      Example("closedloop help run", "every option of run"),
      Example("closedloop help exit-status", "what the exit statuses mean"),
      Example("closedloop help parameter causal_share", "default, source, strength and how to calibrate it"),
    ],
    from: Help(),
    positionals: [
      Positional("NAME", help: "A verb or a topic; without it, what there is.", .optional) {
        $0.subject = $1
        return nil
      },
      Positional("PARAMETER", help: "After parameter: the one to explain; without it, all of them.", .optional) {
        guard $0.subject == "parameter" else { return "only parameter takes a second word" }
        $0.parameter = $1
        return nil
      },
    ],
    action: { $0 })

  func perform(in session: Session) throws(Failure) -> ExitStatus {
    let width = helpWidth(columns: session.console.columns)
    guard let subject else {
      session.console.result(program.overview(width: width))
      return .done
    }
    if subject == "parameter" {
      session.console.result(try ParameterHelp.text(for: parameter))
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
