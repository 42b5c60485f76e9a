import Arguments

extension Topic {
  /// Where rules and formulas are written, for whoever meets "model: desk/dispatch" in a message.
  static let model = Topic(
    "model", summary: "where the rules and formulas are written that help and messages cite",
    text: """
      "model: desk/dispatch" is a heading of a page of the repository: Dispatch in
      Sources/ClosedLoop/ClosedLoop.docc/Desk.md. The pages:

        desk        ClosedLoop/ClosedLoop.docc/Desk.md
        customers   ClosedLoop/ClosedLoop.docc/Customers.md
        causes      ClosedLoop/ClosedLoop.docc/Causes.md
        money       ClosedLoop/ClosedLoop.docc/Money.md
        chance      ClosedLoop/ClosedLoop.docc/Chance.md
        intervals   Statistics/Statistics.docc/Intervals.md

      all in Sources/. Each rule, formula and default is written there once;
      closedloop help sources tells what the defaults rest on.
      """)
}
