/// The word that was probably meant, if one is near enough: `nearest(to: "sede", in: ["seed", "set"])` is `seed`.
///
/// Near is: at most one change for each three letters, where a change is a letter inserted, left out, replaced or
/// swapped with its neighbour; or the only word that starts as written. Of words equally near, the one that has all the
/// letters written goes before.
///
/// - Complexity: O(*n* · *a* · *b*) for *n* words of length *b* and a word of length *a*.
public func nearest(to word: String, in words: [String]) -> String? {
  let written = Array(word.lowercased())
  let limit = max(1, (written.count + 1) / 3)
  var best: (distance: (changes: Int, foreign: Int), word: String)?
  for candidate in words {
    let letters = Array(candidate.lowercased())
    // That many letters must be added or dropped at least; long words are not compared letter by letter.
    guard abs(letters.count - written.count) <= limit else { continue }
    let distance = (changes: changes(from: written, to: letters), foreign: written.count { !letters.contains($0) })
    if distance.changes <= limit, distance < best?.distance ?? (Int.max, 0) { best = (distance, candidate) }
  }
  if let best { return best.word }
  let completions = words.filter { written.count > 1 && $0.hasPrefix(word) }
  return completions.count == 1 ? completions.first : nil
}

/// The least number of changes that turn one word into the other (optimal string alignment).
private func changes(from first: [Character], to second: [Character]) -> Int {
  var rows = [Array(0...second.count)]
  for (i, letter) in first.enumerated() {
    var row = [i + 1]
    for (j, other) in second.enumerated() {
      var least = min(rows[i][j] + (letter == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other { least = min(least, rows[i - 1][j - 1] + 1) }
      row.append(least)
    }
    rows.append(row)
  }
  return rows[first.count][second.count]
}
