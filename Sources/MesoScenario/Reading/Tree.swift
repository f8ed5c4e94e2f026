/// A scenario as written: maps, lists and texts, each with its place.
struct Tree: Sendable {
  var place: Place
  var content: Content

  indirect enum Content: Sendable {
    case scalar(Scalar)
    case list([Tree])
    case map([Entry])
  }

  /// A text and whether it stood in quotes: only a plain text can be a number, a flag or null.
  struct Scalar: Hashable, Sendable {
    var text: String
    var isQuoted: Bool

    /// Whether the text says that there is no value.
    var isNull: Bool { !isQuoted && ["", "~", "null", "Null", "NULL"].contains(text) }
  }

  struct Entry: Sendable {
    var key: String
    /// Where the key stands.
    var place: Place
    var value: Tree
  }

  init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  /// A plain text.
  init(plain text: String, at place: Place) {
    self.init(.scalar(Scalar(text: text, isQuoted: false)), at: place)
  }

  var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  var entries: [Entry]? {
    if case .map(let entries) = content { entries } else { nil }
  }

  var isNull: Bool { scalar?.isNull ?? false }

  /// The value of a key of a map.
  subscript(key: String) -> Tree? { entry(key)?.value }

  func entry(_ key: String) -> Entry? { entries?.first { $0.key == key } }

  /// What a reader would call the value, for messages.
  var spoken: String {
    switch content {
    case .scalar(let scalar) where scalar.isNull: "nothing"
    case .scalar(let scalar):
      scalar.isQuoted ? "the quoted text \"\(scalar.text.clipped)\"" : "'\(scalar.text.clipped)'"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// A copy without the given keys.
  func without(_ keys: [String]) -> Tree {
    guard let entries else { return self }
    return Tree(.map(entries.filter { !keys.contains($0.key) }), at: place)
  }

  /// A copy in which a key has the given value; a new key comes last.
  func with(_ key: String, _ value: Tree, keyPlace: Place) -> Tree {
    var entries = self.entries ?? []
    let entry = Entry(key: key, place: keyPlace, value: value)
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
    return Tree(.map(entries), at: place)
  }
}

extension String {
  /// The text on one line and no longer than a message bears.
  var clipped: String { clipped(to: 60) }

  func clipped(to length: Int) -> String {
    let line = String(map { $0.isNewline ? " " : $0 })
    return line.count <= length ? line : line.prefix(length - 1) + "…"
  }
}
