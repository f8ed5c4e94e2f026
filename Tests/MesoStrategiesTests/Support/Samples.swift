import MesoModel
import MesoPrimitives
import Testing

extension PublicView {
  /// A public record that strategies can be shown.
  static let sample = PublicView(
    epoch: 7, epochDays: 1, supply: Amount(units: 1_000_000_000_000_000),
    treasury: Amount(units: 60_000_000_000_000), staked: Amount(units: 4_000_000_000_000),
    priceUSD: 1, contributorIdentities: 290, validatorIdentities: 40, lastAcceptanceRate: 0.75)
}

extension CatalogEntry {
  /// Makes the strategy with its defaults and the given settings. Strategies have numbers,
  /// counts, choices and amounts for parameters.
  func made(_ settings: [String: String] = [:]) throws -> Product {
    var values: [String: ParameterValue] = [:]
    for parameter in descriptor.parameters {
      guard let text = settings[parameter.name] ?? parameter.defaultText else { continue }
      switch parameter.kind {
      case .number(let range):
        let number = try #require(Double(text))
        try #require(range.contains(number), "\(parameter.name) is outside its range")
        values[parameter.name] = .number(number)
      case .count(let range):
        let count = try #require(Int(text))
        try #require(range.contains(count), "\(parameter.name) is outside its range")
        values[parameter.name] = .count(count)
      case .choice(let names):
        try #require(names.contains(text), "\(parameter.name) has no choice \(text)")
        values[parameter.name] = .name(text)
      case .amount:
        values[parameter.name] = .amount(try Amount.parse(text, decimals: 9))
      case .flag, .name, .text:
        Issue.record("\(descriptor.name): \(parameter.name) is of a kind not expected here")
      }
    }
    return try make(ParameterValues(values))
  }
}
