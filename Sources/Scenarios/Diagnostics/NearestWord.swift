/// Finds the word that was probably meant.
public enum NearestWord {
  /// Longer words are not compared.
  public static let longest = 64

  /// The candidate nearest to a word, if one is near enough: about one slip in three letters, three at most.
  /// Upper case, `-`, `_` and spaces make no difference. Of equally near ones the first is taken.
  ///
  /// - Complexity: O(letters²) for every candidate of similar length.
  public static func to(_ word: String, among candidates: [String]) -> String? {
    let letters = folded(word)
    guard !letters.isEmpty, letters.count <= longest else { return nil }
    var best: String?
    var least = min(3, max(1, letters.count / 3)) + 1
    for candidate in candidates where candidate != word {
      let others = folded(candidate)
      guard abs(others.count - letters.count) < least, others.count <= longest else { continue }
      let distance = distance(letters, others)
      if distance < least, distance < max(letters.count, others.count) {
        (best, least) = (candidate, distance)
      }
    }
    return best
  }

  /// Letters to insert, delete, replace, or swap with a neighbour to make one word of the other.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
  }

  private static func folded(_ word: String) -> [Unicode.Scalar] {
    word.unicodeScalars.prefix(longest + 1).map { scalar in
      switch scalar {
      case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) + 32)
      case "-", " ": "_"
      default: scalar
      }
    }
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var earlier: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let same = left[row] == right[column]
        var steps = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          steps = min(steps, earlier[column - 1] + 1)
        }
        current.append(steps)
      }
      (earlier, last) = (last, current)
    }
    return last[right.count]
  }
}
