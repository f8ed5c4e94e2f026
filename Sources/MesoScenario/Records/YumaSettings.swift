public import MesoMechanisms
import MesoModel

/// A rule of Yuma consensus under a name, read from a command line.
public struct NamedYumaRule: Sendable {
  public let name: String
  public let rule: YumaRule

  /// Reads the rules that a command line asks for.
  ///
  /// - Parameters:
  ///   - variants: Names of ``YumaVariant``.
  ///   - settings: Texts of `parameter=value`, for all variants, or `variant.parameter=value`.
  /// - Throws: `ScenarioErrors` with everything that is wrong.
  public static func rules(
    variants: [String], settings: [String]
  ) throws(ScenarioErrors) -> [NamedYumaRule] {
    var issues: [ScenarioIssue] = []
    let known = YumaVariant.allCases.map { $0.rawValue }
    for (place, name) in variants.enumerated() {
      if !known.contains(name) {
        issues.append(
          ScenarioIssue(
            Place("--variant \(name.clipped)"), Messages.unknown("variant", name, known)))
      } else if variants[..<place].contains(name) {
        issues.append(ScenarioIssue(Place("--variant \(name)"), "The variant is asked for twice."))
      }
    }
    var overrides: [Override] = []
    for text in settings {
      do throws(ScenarioErrors) {
        let override = try Override(text)
        if override.path.count == 2, !variants.contains(override.path[0]) {
          throw ScenarioErrors(
            override.place, Messages.unknown("variant", override.path[0], variants))
        }
        guard override.path.count <= 2, override.path.last != "variant" else {
          throw ScenarioErrors(
            override.place, "A setting is written parameter=value or variant.parameter=value.")
        }
        overrides.append(override)
      } catch {
        issues += error.issues
      }
    }
    guard issues.isEmpty else { throw ScenarioErrors(issues) }
    var rules: [NamedYumaRule] = []
    for variant in variants {
      do throws(ScenarioErrors) {
        rules.append(try rule(variant, overrides))
      } catch {
        issues += error.issues
      }
    }
    guard issues.isEmpty else { throw ScenarioErrors(issues) }
    return rules
  }

  private static func rule(
    _ variant: String, _ overrides: [Override]
  ) throws(ScenarioErrors) -> NamedYumaRule {
    let start = Place("--variant \(variant)")
    var tree = Tree(.map([]), at: start)
      .with("variant", Tree(plain: variant, at: start), keyPlace: start)
    for override in overrides where override.path.count == 1 || override.path[0] == variant {
      tree = tree.with(override.path.last ?? "", override.value, keyPlace: override.place)
    }
    var resolver = Resolver(decimals: 9)
    let resolved = resolver.map(
      YumaRule.parameters.map { Field($0) }, of: tree, path: [], owner: "Yuma consensus")
    guard let resolved, resolver.issues.isEmpty else { throw ScenarioErrors(resolver.issues) }
    do {
      return NamedYumaRule(
        name: variant,
        rule: try YumaRule(
          ParameterValues(
            Dictionary(
              uniqueKeysWithValues: resolved.entries.compactMap { entry in
                entry.value.value.map { (entry.key, $0) }
              }))))
    } catch {
      throw ScenarioErrors(start, String(describing: error))
    }
  }
}
