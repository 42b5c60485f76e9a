import Arguments
import Reports

extension Topic {
  /// Where the demands of practice are in scenarios and results, from one table.
  static let practice = Topic(
    "practice", summary: "what practice asks of a closed loop, and which field or metric answers it",
    text: Practice.Source.allCases.map { source in
      let rows = Practice.all.filter { $0.source == source }
      return ([source.rawValue] + rows.flatMap { lines($0) }).joined(separator: "\n")
    }.joined(separator: "\n\n"))

  private static func lines(_ row: Practice) -> [String] {
    var lines = ["  \(row.concept)"]
    if !row.fields.isEmpty { lines += wrapped("field", row.fields.joined(separator: ", ")) }
    if !row.metrics.isEmpty { lines += wrapped("metric", row.metrics.joined(separator: ", ")) }
    if !row.remark.isEmpty { lines += wrapped("", row.remark) }
    return lines
  }

  /// A label and words beside it, in lines of at most 76 columns.
  private static func wrapped(_ label: String, _ text: String) -> [String] {
    let margin = String(repeating: " ", count: 13)
    var lines: [String] = []
    var line = "      " + label + String(repeating: " ", count: 7 - label.count)
    for word in text.split(separator: " ") {
      if line.count + word.count > 76, line.count > margin.count {
        lines.append(line)
        line = margin
      }
      line += (line.last == " " ? "" : " ") + word
    }
    return lines + [line]
  }

  /// How root causes are found and removed.
  static let macro = Topic(
    "macro", summary: "how root causes are found, analysed and fixed",
    text: """
      "macro" in a scenario removes the causes that journey.causes names; null, or no
      such field, is off. Failures told of are coded; a cause with enough cases is
      analysed, approved, fixed; its later failures then happen without the programme
      only. A silent failure is never coded, and a fix keeps it away all the same.

        order         parallel; macro-first or micro-first spend the same hours, and
                      the common budget, before switch_after on causes or customers
        budget        money for remedies and fixes together; none: no limit
        priority      value-at-risk, frequency, effort, mixed (benefit by effort)
        coding        share coded, accuracy, confused: what is taken for what
        analysis      team (its protected_hours are off the desk) or hourly_cost
                      (takes nobody); hours_needed, hours_to_find, min_cases,
                      share_above, confidence, review_every
        sponsorship   approval delay, slots, share cancelled on the way
        fix           lead_time, success, effect, cost, running_cost, ramp,
                      erosion_half_life, or monitored
        causes        the same for single causes, with their hours
        tell_customers  "you said, we did": told_relief of the disappointment goes;
                      who has heard answers surveys told_response times as often
                      for told_for, and fix_survey of them are asked about the fix

      The preset conservative takes the news for nothing and effect for 40% where the
      scenario does not say more.

      An analysis of h hours finds the true cause with the chance 1 - exp(-h /
      hours_to_find); a wrong one is fixed at full cost and without effect. Hours and
      money of the whole run count, running costs to the horizon.

      Customers of whom nobody hears gain by fixes, too: as expected, not one by one.
      closedloop run NAME --arms splits what answering and fixing bring.
      Try: closedloop compare root-causes @hasty @macro-first
      """)
}
