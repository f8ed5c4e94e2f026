import MesoModel

/// A path of a scenario whose value an experiment looks for.
public struct ScenarioLever: Sendable {
  public enum Kind: Hashable, Sendable {
    /// A number or an amount, within a range where there is a natural one.
    case number(ClosedRange<Double>?)
    /// A whole number.
    case count(ClosedRange<Int>)
    /// One of several words, in the order in which they are declared.
    case choice([String])
  }

  public let path: String
  public let kind: Kind
  let form: ValueForm

  /// A number as the scenario file would have it: rounded to a whole number for a count, to the
  /// token's decimals for an amount, to twelve digits otherwise.
  public func text(of number: Double) -> String { form.text(of: number) }
}

extension ScenarioLoader {
  /// The lever at a path of a scenario.
  ///
  /// - Parameters:
  ///   - path: Keys joined by points, such as `mechanism.slashing.fraction`.
  ///   - file: The scenario, whose names of cohorts and treatments the path may hold.
  /// - Throws: ``ScenarioErrors`` when there is no such path, or nothing in it can be looked for.
  public func lever(_ path: String, file: String) throws -> ScenarioLever {
    let place = Place(file)
    var inheritance = Inheritance(merging: Merging(schema: schema))
    let tree = try inheritance.tree(text: try SourceText.read(file), file: file)
    var reader = DesignReader(
      paths: ScenarioPaths(schema: schema, file: tree),
      decimals: Assembly(schema: schema, metrics: metrics).decimals(of: tree))
    guard let (_, target) = reader.path(path, at: place) else {
      throw ScenarioErrors(reader.issues)
    }
    let form = ValueForm(target.parameter, decimals: reader.decimals)
    switch target.parameter?.kind {
    case .amount: return ScenarioLever(path: path, kind: .number(nil), form: form)
    case .number(let range):
      // A share spans its whole range; other limits are there to catch slips.
      return ScenarioLever(path: path, kind: .number(range == 0...1 ? range : nil), form: form)
    case .count(let range): return ScenarioLever(path: path, kind: .count(range), form: form)
    case .choice(let names): return ScenarioLever(path: path, kind: .choice(names), form: form)
    case .flag: return ScenarioLever(path: path, kind: .choice(["false", "true"]), form: form)
    case .name, .text, nil:
      throw ScenarioErrors(
        place, "'\(path)' holds no number and no choice, so no value of it can be looked for.")
    }
  }
}
