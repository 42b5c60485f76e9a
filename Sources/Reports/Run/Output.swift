/// One file of results, with all that it tells.
///
/// Its bytes depend on what it tells alone: not on the clock, the machine, the folder or the number of threads.
public protocol Output: Sendable {
  /// Name of the file in the folder of the results.
  var fileName: String { get }

  /// Gives the file's text piece by piece, in order.
  func write<Failure: Error>(to append: (String) throws(Failure) -> Void) throws(Failure)
}

/// The tables that every run writes, in the order in which they are written; the manifest follows them.
///
/// - Parameters:
///   - byHour: whether the series go by hours, which the run has watched then.
///   - recording: the replication that is written down case by case, and which of its tables are asked for.
public func runTables(
  of report: Report, byHour: Bool = false, recording: Recording? = nil, cases: Bool = false, events: Bool = false,
  customers: Bool = false
) -> [any Table] {
  var tables: [any Table] = [
    SummaryTable(report), ReplicationsTable(report), SeriesTable(report, byHour: byHour), PaybackTable(report),
    TeamsTable(report), GatesTable(report),
  ]
  if byHour { tables.append(HourOfWeekTable(report)) }
  if let recording, cases { tables.append(CasesTable(recording)) }
  if let recording, events { tables.append(EventsTable(recording)) }
  if let recording, customers { tables.append(CustomersTable(recording)) }
  return tables
}
