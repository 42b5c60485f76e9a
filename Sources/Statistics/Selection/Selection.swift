internal import PortableMath

/// The search for the best of several scenarios, which drops the worse ones on the way.
///
/// Feed it rows of results, one value for each scenario that is still in; common random numbers within a row are welcome.
/// With normal results the scenario that is left over is the best with probability 1 − alpha, provided that it is better
/// than every other by the indifference or more.
///
/// - Note: S.-H. Kim and B. L. Nelson, "A fully sequential procedure for indifference-zone selection" (2001).
public struct Selection: Sendable {
  /// The scenarios still in, by their number from 0, in ascending order.
  public private(set) var survivors: [Int]

  /// The number of rows so far.
  public private(set) var count = 0

  /// The number of values so far, over all scenarios.
  public private(set) var valueCount: Int64 = 0

  /// The least difference worth acting on.
  public let indifference: Double

  /// The number of rows before the first look.
  public let first: Int

  /// The number of rows between looks.
  public let batch: Int

  /// Whether large values are good.
  public let isMaximizing: Bool

  /// The constant h² of the procedure.
  public let constant: Double

  private var sums: [Double]
  private var rows: [[Double]] = []
  private var variances: [[Double]] = []

  /// A search among `candidates` scenarios.
  ///
  /// - Parameters:
  ///   - candidates: At least 2.
  ///   - indifference: Above 0.
  ///   - alpha: The probability of a wrong answer, above 0 and below 1 − 1/candidates.
  ///   - first: The number of rows before the first look, at least 2.
  ///   - batch: The number of rows between looks; more than 1 is slightly cautious.
  ///   - isMaximizing: Whether large values are good.
  public init(
    candidates: Int, indifference: Double, alpha: Double = 0.05, first: Int = 20, batch: Int = 8,
    isMaximizing: Bool = true
  ) {
    precondition(candidates >= 2 && indifference > 0, "A selection needs two candidates and an indifference above 0")
    precondition(first >= 2 && batch >= 1, "A selection needs two rows before the first look")
    survivors = Array(0..<candidates)
    sums = Array(repeating: 0, count: candidates)
    constant = Selection.constant(candidates: candidates, alpha: alpha, first: first)
    self.indifference = indifference
    self.first = first
    self.batch = batch
    self.isMaximizing = isMaximizing
  }

  /// The constant h² = 2η(n₀ − 1) with η = ½((2α/(k − 1))^(−2/(n₀ − 1)) − 1).
  ///
  /// - Complexity: O(1).
  public static func constant(candidates: Int, alpha: Double, first: Int) -> Double {
    precondition(candidates >= 2 && first >= 2 && alpha > 0 && alpha < 1, "An error probability lies between 0 and 1")
    let freedom = Double(first - 1)
    let eta = 0.5 * (power(2 * alpha / Double(candidates - 1), -2 / freedom) - 1)
    return 2 * eta * freedom
  }

  /// The best scenario, once only one is left.
  public var best: Int? { survivors.count == 1 ? survivors[0] : nil }

  /// The number of rows to feed before anything can change; 0 once the best is found.
  public var rowsToNextLook: Int {
    if survivors.count == 1 { return 0 }
    return count < first ? first - count : batch - (count - first) % batch
  }

  /// Takes a row in: one value for each of ``survivors``, in their order.
  ///
  /// - Complexity: O(survivors²) at a look, else O(survivors).
  public mutating func add(_ row: [Double]) {
    precondition(row.count == survivors.count, "A row has a value for each scenario still in")
    if survivors.count == 1 { return }
    for (position, candidate) in survivors.enumerated() {
      sums[candidate] += isMaximizing ? row[position] : -row[position]
    }
    count += 1
    valueCount += Int64(row.count)
    if count <= first { rows.append(row) }
    if count == first { computeVariances() }
    if count >= first && (count - first) % batch == 0 { dropWorse() }
  }

  private mutating func computeVariances() {
    let candidates = sums.count
    variances = Array(repeating: Array(repeating: 0, count: candidates), count: candidates)
    for one in 0..<candidates {
      for other in 0..<one {
        var moments = Moments()
        for row in rows { moments.add(row[one] - row[other]) }
        let variance = moments.variance ?? 0
        variances[one][other] = variance
        variances[other][one] = variance
      }
    }
    rows = []
  }

  private mutating func dropWorse() {
    let size = Double(count)
    var remaining: [Int] = []
    for one in survivors {
      var isIn = true
      for other in survivors where other != one {
        let scaled = constant * variances[one][other] / (indifference * indifference)
        let slack = max(0, indifference / (2 * size) * (scaled - size))
        let behind = (sums[other] - sums[one]) / size - slack
        // Equal scenarios: once there is no more slack the first stays.
        if behind > 0 || (behind == 0 && slack == 0 && other < one) { isIn = false }
      }
      if isIn { remaining.append(one) }
    }
    survivors = remaining
  }
}
