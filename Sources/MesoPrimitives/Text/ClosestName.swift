/// Returns the candidate nearest to a misspelt name, for the hint in an error message.
///
/// Nearness is the number of letters put in, left out, changed or swapped with a neighbour. A
/// candidate further than a third of the name's letters (but at least 2) is no hint, nor is one
/// that would change every letter.
///
/// - Parameters:
///   - name: The name as written.
///   - candidates: The names that exist. Of equally near ones the first is returned.
/// - Complexity: O(total length of candidates × length of name).
/// - SeeAlso: F. J. Damerau, “A technique for computer detection and correction of spelling
///   errors”, Communications of the ACM 7(3), 1964 (here each letter is edited at most once).
public func closestName(to name: String, in candidates: [String]) -> String? {
  let allowed = max(2, name.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let distance = editDistance(Array(name), Array(candidate))
    let isHint = distance <= allowed && distance < max(name.count, candidate.count)
    if isHint, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// The number of insertions, deletions, changes and swaps of neighbours that make one text the
/// other.
private func editDistance(_ from: [Character], _ to: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...to.count)
  for i in from.indices {
    var row = [i + 1]
    for j in to.indices {
      let isSame = from[i] == to[j]
      var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (isSame ? 0 : 1))
      if i > 0, j > 0, from[i] == to[j - 1], from[i - 1] == to[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    beforeLast = last
    last = row
  }
  return last[to.count]
}
