/// Sentences that several checks share.
enum Messages {
  static func unknown(_ noun: String, _ name: String, _ known: [String]) -> String {
    let list = known.isEmpty ? "There are none." : "Known: \(known.joined(separator: ", "))."
    return "There is no \(noun) '\(name.clipped)'.\(Resolver.hint(name, known)) \(list)"
  }

  static func name(_ name: String, of noun: String) -> String {
    "'\(name.clipped)' cannot name a \(noun); a name has lower-case letters, digits and hyphens, "
      + "starts with a letter, and is not null, true or false."
  }

  static func strayRemoval(_ name: String, of noun: String, _ others: [String]) -> String {
    "There is no \(noun) '\(name.clipped)' to remove.\(Resolver.hint(name, others))"
  }
}
