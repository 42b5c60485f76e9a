internal import ClosedLoop
internal import Experiments

/// What a page says of the cases that were open when the run began.
struct BacklogBlock {
  let text: TextBlock

  /// Nil where there were none.
  init?(_ result: RunResult) {
    guard let forecast = result.backlogForecast else { return nil }
    let first = result.plan.civil.firstDay
    var block = TextBlock(
      "\(ReadableNumber.count(forecast.cases, "case")) open on \(WrittenDate(first).text)")
    block.note(Self.sentence("backlog clear", forecast.cleared, first))
    let level = ReadableNumber.count(Int(max(forecast.usual, 1).rounded()), "case")
    block.note(Self.sentence("queue back at its usual level, \(level),", forecast.back, first))
    text = block
  }

  /// `backlog clear by 14 May 2027, 80 %: 9 May to 21 May`
  private static func sentence(_ what: String, _ days: BacklogForecast.Days, _ first: Int64) -> String {
    func date(_ day: Int?, year: Bool) -> String? {
      day.map { WrittenDate(first + Int64($0)).text(year: year) }
    }
    guard let median = date(days.median, year: true) else {
      return "\(what) not before the end of the run in half of the replications"
    }
    let low = date(days.p10, year: false) ?? ""
    guard let high = date(days.p90, year: false) else {
      return "\(what) by \(median), 80 %: \(low) to after the end of the run"
    }
    return low == high ? "\(what) by \(median)" : "\(what) by \(median), 80 %: \(low) to \(high)"
  }
}

/// A day as people write it: `14 May 2027`.
struct WrittenDate {
  private let parts: [Substring]
  private let iso: String

  init(_ daysSince1970: Int64) {
    iso = ISODate.text(daysSince1970: daysSince1970)
    parts = iso.split(separator: "-")
  }

  var text: String { text(year: true) }

  /// With the year or without.
  func text(year: Bool) -> String {
    let months = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
    guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1), let day = Int(parts[2])
    else {
      return iso
    }
    return year ? "\(day) \(months[month - 1]) \(parts[0])" : "\(day) \(months[month - 1])"
  }
}
