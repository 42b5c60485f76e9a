internal import ClosedLoop
internal import Experiments

/// What the search for the best contender may honestly be said to have found.
struct SearchSentence {
  /// The sentence; nil where nothing was searched for.
  let text: String?

  init(_ report: ComparisonReport) {
    guard let search = report.result.search else {
      text = nil
      return
    }
    let metric = report.labels[search.instance].selector
    let unit = report.unit(search.instance)
    let plain = ReadableNumber.text(
      search.indifference * (unit == .share ? 100 : 1), decimals: search.indifference >= 100 ? 0 : 2)
    let amount: String
    switch unit {
    case .share: amount = "\(plain) points"
    case .money: amount = "\(plain) \(report.currency)"
    case .hours: amount = "\(plain) h"
    case .count, .rate, .points: amount = plain
    }
    func names(_ numbers: [Int]) -> String { numbers.map { report.contenders[$0].name }.joined(separator: ", ") }
    let effort = "\(ReadableNumber.text(Double(search.effort))) replications over all contenders"
    switch search.ending {
    case .found:
      text =
        "Best for \(metric): \(names(search.survivors)), with probability of at least "
        + "\(ComparisonSummary.percent(1 - search.alpha)), provided that it is better than every other by at least "
        + "\(amount); else it is within that of the best (Kim and Nelson's fully sequential selection; \(effort)). "
        + "This covers sampling error only, not errors of the model or its inputs."
    case .notDecided:
      text =
        "Best for \(metric): not decided after \(effort); still in: \(names(search.survivors)). With "
        + "\(ComparisonSummary.percent(1 - search.alpha)) confidence none of those that are out is better than every other by "
        + "\(amount) or more; ask for more replications, or for a larger difference worth acting on."
    case .notObserved:
      text = "Best for \(metric): cannot be told, since some replication shows nothing of it."
    case .allEqual:
      text = "Best for \(metric): all contenders show the same."
    }
  }
}
