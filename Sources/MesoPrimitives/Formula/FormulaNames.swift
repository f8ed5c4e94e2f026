/// The names in a formula, and the characters that no formula has.
struct FormulaNames {
  private let characters: [Character]

  init(_ text: String) { characters = Array(text) }

  /// The names that the formula uses, each of which is a function or a variable.
  func checked(against variables: [String]) throws(FormulaError) -> Set<String> {
    var names: Set<String> = []
    var place = 0
    while place < characters.count {
      let character = characters[place]
      if character.isDigit || character == "." {
        place = endOfNumber(from: place)
      } else if character.startsName {
        let start = place
        while place < characters.count, characters[place].startsName || characters[place].isDigit {
          place += 1
        }
        let name = String(characters[start..<place])
        try check(name, at: start, calls: isCall(place), variables)
        names.insert(name)
      } else {
        try check(character, at: place)
        place += 1
      }
    }
    guard characters.contains(where: { !$0.isWhitespace }) else {
      throw FormulaError(0, "the formula is empty")
    }
    return names
  }

  private func check(
    _ name: String, at offset: Int, calls: Bool, _ variables: [String]
  ) throws(FormulaError) {
    let known = calls ? Formula.functions : variables
    guard !known.contains(name) else { return }
    let hint = closestName(to: name, in: known).map { ", did you mean '\($0)'?" } ?? ";"
    let list = known.joined(separator: ", ")
    throw FormulaError(
      offset, "there is no \(calls ? "function" : "value") '\(name)'\(hint) it may use \(list)")
  }

  private func check(_ character: Character, at offset: Int) throws(FormulaError) {
    switch character {
    case "^":
      throw FormulaError(offset, "'^' is no operator here; write pow(base, exponent)")
    case "=":
      let before: Character = offset > 0 ? characters[offset - 1] : " "
      let after: Character = offset + 1 < characters.count ? characters[offset + 1] : " "
      if !"=<>!".contains(before), after != "=" {
        throw FormulaError(offset, "'=' would assign a value; compare with '=='")
      }
    case let other where !other.isWhitespace && !"+-*/(),<>!&|?:".contains(other):
      throw FormulaError(offset, "'\(other)' has no meaning in a formula")
    default: break
    }
  }

  /// The end of a number such as 1.5e-3.
  private func endOfNumber(from start: Int) -> Int {
    var place = start
    while place < characters.count, characters[place].isDigit || characters[place] == "." {
      place += 1
    }
    guard place < characters.count, "eE".contains(characters[place]) else { return place }
    var end = place + 1
    if end < characters.count, "+-".contains(characters[end]) { end += 1 }
    guard end < characters.count, characters[end].isDigit else { return place }
    while end < characters.count, characters[end].isDigit { end += 1 }
    return end
  }

  private func isCall(_ place: Int) -> Bool {
    characters[place...].first { !$0.isWhitespace } == "("
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var startsName: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
}
