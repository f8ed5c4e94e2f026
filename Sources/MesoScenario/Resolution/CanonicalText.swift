import MesoModel
import MesoPrimitives

/// Writes a resolved scenario as YAML: one way for every value, in the order of the schema.
struct CanonicalText {
  /// Decimals of the token, which amounts are written with.
  let decimals: Int

  /// A scenario of one treatment that its file does not name.
  func text(of root: Resolved) -> String {
    lines(of: root.entries, indent: 0).map { $0 + "\n" }.joined()
  }

  /// A scenario with named treatments: what all share at the top, every section that differs
  /// whole under each treatment.
  static func text(of treatments: [(name: String, root: Resolved, decimals: Int)]) -> String {
    let sections = treatments.map { treatment in
      let canonical = CanonicalText(decimals: treatment.decimals)
      return treatment.root.entries.map {
        (key: $0.key, lines: canonical.lines(of: [$0], indent: 0))
      }
    }
    let shared = Set(
      sections[0].map(\.key).filter { key in
        let all = sections.map { $0.first { $0.key == key }?.lines }
        return all.allSatisfy { $0 == all[0] }
      })
    var text = sections[0].filter { shared.contains($0.key) }.flatMap(\.lines)
    text.append("treatments:")
    for (treatment, own) in zip(treatments, sections) {
      let lines = own.filter { !shared.contains($0.key) }.flatMap(\.lines)
      text.append("  \(treatment.name):\(lines.isEmpty ? " {}" : "")")
      text += lines.map { "    " + $0 }
    }
    return text.map { $0 + "\n" }.joined()
  }

  /// Every leaf below a value, as path and text; a list is one leaf.
  func leaves(of value: Resolved, path: [String] = []) -> [(path: String, value: String)] {
    guard case .map(let entries) = value.content else {
      return [(path.joined(separator: "."), inline(value))]
    }
    return entries.flatMap { leaves(of: $0.value, path: path + [$0.key]) }
  }

  private func lines(of entries: [Resolved.Entry], indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return entries.flatMap { entry -> [String] in
      switch entry.value.content {
      case .map(let inner) where !inner.isEmpty:
        return ["\(margin)\(entry.key):"] + lines(of: inner, indent: indent + 2)
      case .list(let items) where items.contains { !$0.entries.isEmpty }:
        return ["\(margin)\(entry.key):"]
          + items.map { item in
            let entry = item.entries.count == 1 ? item.entries.first : nil
            let text = entry.map { "\($0.key): \(inline($0.value))" } ?? inline(item)
            return "\(margin)  - \(text)"
          }
      default:
        return ["\(margin)\(entry.key): \(inline(entry.value))"]
      }
    }
  }

  /// A value on one line.
  private func inline(_ value: Resolved) -> String {
    switch value.content {
    case .value(.amount(let amount)): amount.text(decimals: decimals)
    case .value(.number(let number)): number.shortest
    case .value(.count(let count)): String(count)
    case .value(.name(let name)): name
    case .value(.flag(let flag)): String(flag)
    case .value(.text(let text)): Self.quoted(text)
    case .text(let text): Self.quoted(text)
    case .list(let items): "[\(items.map(inline).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key): \(inline($0.value))" }.joined(separator: ", "))}"
    }
  }

  /// A text in double quotes, escaped as JSON and YAML both read it.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..<" ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
