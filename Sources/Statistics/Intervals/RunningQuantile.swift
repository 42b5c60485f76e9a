/// A running quantile in five numbers, for live displays only.
///
/// The error can be large for skewed values; reports use order statistics instead.
///
/// - Note: R. Jain and I. Chlamtac, "The P² algorithm" (1985).
public struct RunningQuantile: Sendable, Equatable {
  /// The order of the quantile.
  public let probability: Double

  /// The number of values so far.
  public private(set) var count: Int64 = 0

  private var heights: [Double] = []
  private var positions: [Double] = [1, 2, 3, 4, 5]
  private var wanted: [Double]
  private let increments: [Double]

  /// A quantile of the given order, above 0 and below 1.
  public init(probability: Double) {
    precondition(probability > 0 && probability < 1, "The order of a quantile lies between 0 and 1")
    self.probability = probability
    increments = [0, probability / 2, probability, (1 + probability) / 2, 1]
    wanted = [1, 1 + 2 * probability, 1 + 4 * probability, 3 + 2 * probability, 5]
  }

  /// The estimate; nil before the fifth value.
  public var value: Double? { heights.count == 5 ? heights[2] : nil }

  /// Takes one more value in.
  ///
  /// - Complexity: O(1).
  public mutating func add(_ value: Double) {
    count += 1
    if heights.count < 5 {
      heights.append(value)
      if heights.count == 5 { heights.sort() }
      return
    }
    var cell = 3
    if value < heights[0] {
      heights[0] = value
      cell = 0
    } else if value > heights[4] {
      heights[4] = value
    } else {
      while cell > 0 && value < heights[cell] { cell -= 1 }
    }
    for index in (cell + 1)..<5 { positions[index] += 1 }
    for index in 0..<5 { wanted[index] += increments[index] }
    for index in 1...3 { adjust(index) }
  }

  private mutating func adjust(_ index: Int) {
    let lag = wanted[index] - positions[index]
    let after = positions[index + 1] - positions[index]
    let before = positions[index - 1] - positions[index]
    let sign: Double
    if lag >= 1 && after > 1 { sign = 1 } else if lag <= -1 && before < -1 { sign = -1 } else { return }
    let right = (heights[index + 1] - heights[index]) / after
    let left = (heights[index] - heights[index - 1]) / -before
    let curved = heights[index] + sign / (after - before) * ((sign - before) * right + (after - sign) * left)
    if heights[index - 1] < curved && curved < heights[index + 1] {
      heights[index] = curved
    } else {
      heights[index] += sign > 0 ? right : -left
    }
    positions[index] += sign
  }
}
