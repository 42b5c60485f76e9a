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
public func runTables(of report: Report) -> [any Table] {
  [SummaryTable(report), ReplicationsTable(report), SeriesTable(report)]
}
