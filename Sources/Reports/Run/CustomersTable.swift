internal import ClosedLoop
internal import EventKernel

/// `customers.csv`: for whom the programme changed anything in one replication: who is kept, who is lost, and the rest.
public struct CustomersTable: Table {
  /// Name of the file.
  public let fileName = "customers.csv"
  /// What the table holds.
  public let meaning =
    "one row for each customer of the window, heard of or answered, whose two fates the programme has let differ: "
    + "present at the horizon with it, without it, both or neither; customers of whom nobody hears are not followed "
    + "one by one"
  /// Its columns.
  public let columns: [Column]

  private let recording: Recording

  /// The table of a replication.
  public init(_ recording: Recording) {
    self.recording = recording
    let currency = recording.report.currency
    columns =
      Recording.contextColumns + [
        Column("customer", .string, "seat and generation: the same person in every variant and in cases.csv"),
        Column("seat", .integer, "where the customer sits, from 0"),
        Column("tier", .string, "value tier"),
        Column("margin", .number, "margin of a month", unit: currency),
        Column(
          "group", .string,
          "kept: present at the horizon with the programme only; lost: without it only; both; neither"),
        Column("exit_with", .string, "with the programme: present, or gone for controllable or uncontrollable reasons"),
        Column("exit_without", .string, "the same without it"),
        Column("left_with", .datetime, "when the customer left with the programme; empty if present"),
        Column("left_without", .datetime, "when the customer left without it; empty if present"),
        Column(
          "expected_uplift", .number,
          "discounted value, booked as expected, of what the programme did for the customer",
          unit: currency),
        Column(
          "realised_uplift", .number, "discounted value with the programme less without it, by exits as they came",
          unit: currency),
        Column(
          "value", .number, "discounted value of the customer staying to the horizon, as of window start",
          unit: currency),
      ]
  }

  /// Gives the rows.
  public func rows<Failure: Error>(to append: ([String]) throws(Failure) -> Void) throws(Failure) {
    var watch = Watch()
    watch.customers = true
    let names = recording.plan.population.tiers.map(\.name.text)
    try recording.play(watch) { journal throws(Failure) in
      for row in journal.customers { try append(cells(of: row, names)) }
    }
  }

  private func cells(of row: CustomerRecord, _ tiers: [String]) -> [String] {
    func instant(_ tick: Ticks) -> String { tick == Time.never ? "" : recording.instant(tick) }
    let group =
      switch (row.with == .present, row.without == .present) {
      case (true, true): "both"
      case (true, false): "kept"
      case (false, true): "lost"
      case (false, false): "neither"
      }
    func money(_ amount: Int64) -> String { ExactNumber.text(Double(amount) / 1e6) }
    let monthly = row.margin * 365.25 / 12
    return recording.context + [
      "\(row.seat)-\(row.generation)", String(row.seat), tiers[Int(row.tier)],
      ExactNumber.text((monthly * 1e6).rounded() / 1e6), group, "\(row.with.keyword)", "\(row.without.keyword)",
      instant(row.exitWith), instant(row.exitWithout), money(row.expected), money(row.realised), money(row.value),
    ]
  }
}
