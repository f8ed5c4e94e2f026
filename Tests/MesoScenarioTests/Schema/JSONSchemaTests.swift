import Foundation
import MesoScenario
import Testing

@Suite struct `The JSON Schema` {
  /// The part of JSON Schema that decides whether a key is known.
  private func knows(_ path: ArraySlice<String>, _ schema: Any?) -> Bool {
    guard let schema = schema as? [String: Any], let key = path.first else { return true }
    if let variants = schema["anyOf"] as? [Any] {
      return variants.contains { variant in
        (variant as? [String: Any])?["type"] as? String == "object" && knows(path, variant)
          || (variant as? [String: Any])?["anyOf"] != nil && knows(path, variant)
      }
    }
    if let properties = schema["properties"] as? [String: Any], let next = properties[key] {
      return knows(path.dropFirst(), next)
    }
    guard let other = schema["additionalProperties"] as? [String: Any] else { return false }
    return knows(path.dropFirst(), other)
  }

  private func schema() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(ScenarioLoader().jsonSchema().utf8))
    return try #require(value as? [String: Any])
  }

  @Test func `it is JSON and has the same bytes every time`() throws {
    #expect(try schema()["type"] as? String == "object")
    #expect(ScenarioLoader().jsonSchema() == ScenarioLoader().jsonSchema())
  }

  @Test(arguments: [
    "scenario", "extends", "token.price.kind", "token.emission.amount", "demand.tasks",
    "contributors.honest.strategy", "contributors.honest.skill.beta",
    "contributors.honest.effort-cost.linear", "contributors.lazy.effort",
    "validators.lazy.mode", "validators.cabal.camouflage", "mechanism.preset",
    "mechanism.verification.commit-reveal", "adaptation.payoff.window", "metrics.gini_wealth.every",
    "treatments.a.mechanism.slashing.fraction", "claims", "headline",
  ])
  func `it knows the keys of the format`(path: String) throws {
    #expect(knows(path.split(separator: ".").map(String.init)[...], try schema()))
  }

  @Test(arguments: [
    "scenari", "token.decimal", "mechanism.verification.sizes", "contributors.honest.mode",
    "treatments.a.treatments", "adaptation.payoff-window", "demand.tasks.x",
  ])
  func `it knows no others`(path: String) throws {
    #expect(!knows(path.split(separator: ".").map(String.init)[...], try schema()))
  }

  @Test func `it lists the components of the catalogue`() throws {
    let text = ScenarioLoader().jsonSchema()
    for descriptor in ScenarioLoader.catalogueNames {
      #expect(text.contains("\"\(descriptor)\""))
    }
  }
}

extension ScenarioLoader {
  fileprivate static let catalogueNames = [
    "listing-burn", "committee", "royalty", "coherence", "epoch-delayed", "copy-richer", "ema",
    "colluding", "continuous-royalty",
  ]
}
