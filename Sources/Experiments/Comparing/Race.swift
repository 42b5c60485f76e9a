internal import ClosedLoop
internal import Statistics

/// What the search for the best contender found.
public struct SearchOutcome: Sendable, Equatable {
  /// How it ended.
  public enum Ending: Sendable, Equatable {
    /// One is left over.
    case found
    /// The greatest number of replications was made and several are still in.
    case notDecided
    /// A replication of some contender showed nothing of the metric.
    case notObserved
    /// All contenders show the same in every replication.
    case allEqual
  }

  /// How it ended.
  public let ending: Ending
  /// By what they were judged: place in the first plan's instances.
  public let instance: Int
  /// The least difference worth acting on.
  public let indifference: Double
  /// Probability of a wrong choice, if the best is better than all others by the indifference.
  public let alpha: Double
  /// Contenders still in, in the order of their numbers.
  public let survivors: [Int]
  /// For each contender, the replications after which it was out; nil for survivors.
  public let droppedAfter: [Int?]
  /// Replications over all contenders.
  public let effort: Int

  /// The best one, once only one is left.
  public var best: Int? { ending == .found ? survivors.first : nil }
}

/// The search for the best contender, fed with all results so far: it tells whose replications are wanted next.
///
/// - Note: Kim and Nelson (2001), by `Selection`; looks are those of an experiment, every eight replications.
struct Race {
  private let search: Comparison.Search
  private let isMaximizing: Bool
  private let count: Int
  private let alpha: Double
  /// Replications from which the spread of differences is learnt.
  private let first: Int
  private var selection: Selection?
  private var droppedAfter: [Int?]
  private var ending: SearchOutcome.Ending?
  private var indifference = 0.0

  /// - Parameter first: fixed before anything was looked at, as the guarantee asks.
  init(_ search: Comparison.Search, metric: Metric, contenders: Int, alpha: Double, first: Int) {
    self.search = search
    isMaximizing =
      switch metric.direction {
      case .moreIsBetter, .neither: true
      case .lessIsBetter: false
      }
    count = contenders
    self.alpha = alpha
    self.first = first
    droppedAfter = Array(repeating: nil, count: contenders)
  }

  /// Takes in what is there and tells what to make next; nil once it has ended.
  ///
  /// - Parameter values: for each contender, its values from the first replication on.
  mutating func step(_ values: [[Double?]]) -> (contenders: [Int], count: Int)? {
    if ending != nil { return nil }
    if selection == nil {
      let common = values.map(\.count).min() ?? 0
      guard common >= 2 else {
        guard search.greatest >= 2 else {
          ending = .notDecided
          return nil
        }
        return (Array(0..<count), 2)
      }
      begin(values, rows: min(common, max(2, first)))
    }
    guard var selection else { return nil }
    while selection.survivors.count > 1 {
      let row = selection.count
      let there = selection.survivors.map { values[$0].count > row ? values[$0][row] : nil }
      if selection.survivors.allSatisfy({ values[$0].count > row }) {
        let present = there.compactMap { $0 }
        guard present.count == there.count else {
          ending = .notObserved
          break
        }
        let before = selection.survivors
        selection.add(present)
        for number in before where !selection.survivors.contains(number) { droppedAfter[number] = selection.count }
      } else if row + selection.rowsToNextLook > search.greatest {
        ending = .notDecided
        break
      } else {
        self.selection = selection
        return (selection.survivors, row + selection.rowsToNextLook)
      }
    }
    self.selection = selection
    if ending == nil { ending = .found }
    return nil
  }

  /// Fixes the indifference and the size of the first stage, from what all have made.
  private mutating func begin(_ values: [[Double?]], rows: Int) {
    let means = values.map { list in list.prefix(rows).reduce(0) { $0 + ($1 ?? 0) } / Double(rows) }
    let largest = means.map(\.magnitude).max() ?? 0
    // Where luck moves a difference by far more than a hundredth, telling that apart would take thousands of runs.
    indifference = search.indifference ?? max(largest / 100, Self.greatestDeviation(values, rows: rows) / 10)
    guard indifference > 0, values.contains(where: { $0.prefix(rows) != values[0].prefix(rows) }) else {
      ending = .allEqual
      return
    }
    selection = Selection(
      candidates: count, indifference: indifference, alpha: min(alpha, 0.9 * (1 - 1 / Double(count))), first: rows,
      batch: Experiment.batch, isMaximizing: isMaximizing)
  }

  /// The greatest standard deviation of a difference between two of them with the same luck.
  private static func greatestDeviation(_ values: [[Double?]], rows: Int) -> Double {
    var greatest = 0.0
    for (place, first) in values.enumerated() where rows > 1 {
      for second in values[..<place] {
        let differences = zip(first, second).prefix(rows).map { ($0 ?? 0) - ($1 ?? 0) }
        let mean = differences.reduce(0, +) / Double(rows)
        let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        greatest = max(greatest, (squares / Double(rows - 1)).squareRoot())
      }
    }
    return greatest
  }

  /// What it found, after the last step.
  var outcome: SearchOutcome {
    SearchOutcome(
      ending: ending ?? .notDecided, instance: search.instance, indifference: indifference, alpha: alpha,
      survivors: selection?.survivors ?? Array(0..<count), droppedAfter: droppedAfter,
      effort: Int(selection?.valueCount ?? 0))
  }
}
