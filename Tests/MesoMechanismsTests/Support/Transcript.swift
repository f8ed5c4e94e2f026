import MesoModel
import MesoPrimitives

/// What a component does with the sample evidence, as text.
struct Transcript {
  private(set) var text: String

  /// Begins with what the component says of itself.
  init(_ stage: Stage, _ descriptor: ComponentDescriptor) {
    text = "\(stage.rawValue) \(descriptor.name)\n\(descriptor.summary)\n"
    for parameter in descriptor.parameters {
      text += "  \(parameter.name) = \(parameter.defaultText ?? "(none)")"
      text += " [\(parameter.unit), \(parameter.control.rawValue)]\n"
    }
    for instrument in descriptor.instruments { text += "  reads: \(instrument)\n" }
    text += "\n"
  }

  /// Adds a line.
  mutating func line(_ line: String) { text += line + "\n" }

  /// Adds a line for each row, numbered from 1.
  mutating func rows(_ rows: [some Any]) {
    for (place, row) in rows.enumerated() { line("row \(place + 1): \(row)") }
  }

  /// Adds the amounts of each row, in tokens.
  mutating func rows(ofUnits units: [Int64]) {
    rows(units.map { Amount(units: $0).text(decimals: decimals) })
  }
}

extension Catalog {
  /// The transcript of every entry, by the name of its file.
  func transcripts() throws -> [(file: String, text: String)] {
    var all: [(file: String, text: String)] = []
    func add<Product>(
      _ stage: Stage, _ entries: [CatalogEntry<Product>],
      _ play: (Product, inout Transcript) throws -> Void
    ) throws {
      try add(stage, entries) { product, _, transcript in try play(product, &transcript) }
    }
    func add<Product>(
      _ stage: Stage, _ entries: [CatalogEntry<Product>],
      _ play: (Product, String, inout Transcript) throws -> Void
    ) throws {
      for entry in entries {
        var transcript = Transcript(stage, entry.descriptor)
        try play(entry.made(), entry.descriptor.name, &transcript)
        all.append(("\(stage.rawValue)-\(entry.descriptor.name).txt", transcript.text))
      }
    }
    try add(.admission, admission) { $1.play($0) }
    try add(.allocation, allocation) { try $2.play($0, named: $1) }
    try add(.verification, verification) { try $2.play($0, named: $1) }
    try add(.dispute, dispute) { try $2.play($0, named: $1) }
    try add(.reward, reward) { try $2.play($0, named: $1) }
    try add(.validatorReward, validatorReward) { $1.play($0) }
    try add(.slashing, slashing) { $1.play($0) }
    try add(.payout, payout) { $1.play($0) }
    try add(.reputation, reputation) { $1.play($0) }
    try add(.production, production) { $1.play($0) }
    try add(.adaptation, adaptation) { $1.play($0) }
    try add(.demand, demand) { $1.play($0) }
    try add(.emission, emission) { $1.play($0) }
    try add(.price, price) { $1.play($0) }
    try add(.governance, governance) { $1.play($0) }
    return all
  }
}
