/// One file of a run's results.
///
/// Its bytes depend on the report alone: not on the clock, the machine, the folder or the number of threads.
public protocol Output: Sendable {
  /// Name of the file in the folder of the run.
  var fileName: String { get }

  /// Gives the file's text piece by piece, in order.
  func write<Failure: Error>(
    _ report: Report, to append: (String) throws(Failure) -> Void
  ) throws(Failure)
}

/// The files that every run writes, in the order in which they are written; the manifest follows them.
public let runTables: [any Table] = [SummaryTable(), ReplicationsTable(), SeriesTable()]
