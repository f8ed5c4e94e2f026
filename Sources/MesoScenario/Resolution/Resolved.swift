import MesoModel
import MesoPrimitives

/// A part of a scenario that is complete and within range: every default filled in.
struct Resolved: Sendable {
  /// Where the value was written; for a default, where the map stands that lacks it.
  var place: Place
  var content: Content

  indirect enum Content: Sendable {
    case value(ParameterValue)
    case text(String)
    case list([Resolved])
    case map([Entry])
  }

  struct Entry: Sendable {
    var key: String
    var value: Resolved
  }

  init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  var entries: [Entry] {
    if case .map(let entries) = content { entries } else { [] }
  }

  var items: [Resolved] {
    if case .list(let items) = content { items } else { [] }
  }

  /// The names of a list.
  var names: [String] {
    items.compactMap { if case .name(let name)? = $0.value { name } else { nil } }
  }

  var value: ParameterValue? {
    if case .value(let value) = content { value } else { nil }
  }

  /// The value of a key; `nil` for an optional key that the scenario leaves out.
  subscript(key: String) -> Resolved? { entries.first { $0.key == key }?.value }

  /// Puts a value in the place of the one below a path of keys; nothing changes where there is none.
  mutating func set(_ path: [String], to value: ParameterValue) {
    guard let key = path.first else {
      content = .value(value)
      return
    }
    guard case .map(var entries) = content,
      let index = entries.firstIndex(where: { $0.key == key })
    else { return }
    entries[index].value.set(Array(path.dropFirst()), to: value)
    content = .map(entries)
  }

  /// The value below a path of keys.
  subscript(path: [String]) -> Resolved? {
    path.reduce(self as Resolved?) { part, key in part?[key] }
  }
}

/// Typed reading of what the schema guarantees. A wrong key or type is a mistake of this module.
extension Resolved {
  func amount(_ key: String) -> Amount {
    guard case .amount(let value)? = self[key]?.value else { missing(key) }
    return value
  }

  func number(_ key: String) -> Double {
    guard case .number(let value)? = self[key]?.value else { missing(key) }
    return value
  }

  func count(_ key: String) -> Int {
    guard case .count(let value)? = self[key]?.value else { missing(key) }
    return value
  }

  func flag(_ key: String) -> Bool {
    guard case .flag(let value)? = self[key]?.value else { missing(key) }
    return value
  }

  func name(_ key: String) -> String {
    guard case .name(let value)? = self[key]?.value else { missing(key) }
    return value
  }

  func optionalNumber(_ key: String) -> Double? { self[key] == nil ? nil : number(key) }

  func optionalCount(_ key: String) -> Int? { self[key] == nil ? nil : count(key) }

  func optionalName(_ key: String) -> String? { self[key] == nil ? nil : name(key) }

  func text(_ key: String) -> String? {
    if case .text(let text)? = self[key]?.content { text } else { nil }
  }

  func part(_ key: String) -> Resolved {
    guard let part = self[key] else { missing(key) }
    return part
  }

  private func missing(_ key: String) -> Never {
    preconditionFailure("The schema does not guarantee '\(key)' in this form.")
  }
}
