import MesoModel

/// Behaviours that cohorts declare by a grid over their own levers.
///
/// `choices: {effort: [0, 0.5]}` of a cohort `honest` declares the behaviours `honest-effort-0` and
/// `honest-effort-0-5` beside `honest` itself: the same cohort without operators, with other values.
/// The whole grid of several levers is declared. From here on they are cohorts like any other.
struct Choices {
  let schema: ScenarioSchema
  private(set) var issues: [ScenarioIssue] = []

  init(schema: ScenarioSchema) { self.schema = schema }

  /// The most behaviours that one cohort may declare.
  static let maximum = 64
  /// Keys that say what operators are born with, which no behaviour can change.
  private static let atBirth = [
    "strategy", "operators", "identities", "capital", "stake", "skill", "arrive", "depart",
  ]

  /// A tree in which every choice is written out; wrong ones are reported and left out.
  mutating func writtenOut(_ tree: Tree) -> Tree {
    var tree = tree
    for side in Side.allCases {
      guard let entry = tree.entry(side.rawValue), let cohorts = entry.value.entries,
        cohorts.contains(where: { $0.value["choices"] != nil }),
        case .named(let named)? = schema.root[side.rawValue]?.shape,
        case .component(let shape) = named.entry
      else { continue }
      var all: [Tree.Entry] = []
      for cohort in cohorts {
        let variants = variants(of: cohort, shape, path: [side.rawValue, cohort.key])
        all.append(cohort.without(["choices"]))
        for variant in variants {
          if cohorts.contains(where: { $0.key == variant.key }) {
            issues.append(
              ScenarioIssue(
                variant.place,
                "The choices of '\(side.rawValue).\(cohort.key)' make a behaviour "
                  + "'\(variant.key)', and a cohort has that name already."))
          } else {
            all.append(variant)
          }
        }
        tree = tree.naming(variants.map(\.key), beside: cohort.key)
      }
      tree = tree.with(
        side.rawValue, Tree(.map(all), at: entry.value.place), keyPlace: entry.place)
    }
    return tree
  }

  /// The behaviours that a cohort declares beside its own.
  private mutating func variants(
    of cohort: Tree.Entry, _ shape: ComponentShape, path: [String]
  ) -> [Tree.Entry] {
    guard let choices = cohort.value["choices"], !choices.isNull else { return [] }
    let quoted = Resolver.quoted(path + ["choices"])
    guard let levers = choices.entries else {
      report(choices.place, "\(quoted) must be a map of lists by key, not \(choices.spoken).")
      return []
    }
    let fields = self.fields(of: cohort.value, shape)
    var grid: [Variant] = [Variant(name: cohort.key, tree: cohort.value, place: choices.place)]
    for lever in levers {
      guard isLever(lever, among: fields, quoted) else { continue }
      guard case .list(let values) = lever.value.content, !values.isEmpty else {
        report(
          lever.value.place,
          "\(Resolver.quoted(path + ["choices", lever.key])) must be a list of values, not "
            + "\(lever.value.spoken).")
        continue
      }
      let own = cohort.value[lever.key]?.scalar?.text ?? fields.defaultText(of: lever.key)
      grid = grid.flatMap { variant in
        [variant]
          + values.enumerated().filter { !Self.isSame($0.element.scalar?.text, own) }
          .map { variant.with(lever, $0.element, ordinal: $0.offset + 1) }
      }
    }
    let variants = grid.dropFirst()
    guard variants.count <= Self.maximum else {
      report(
        choices.place,
        "\(quoted) makes \(variants.count) behaviours; there can be at most \(Self.maximum).")
      return []
    }
    return variants.map { variant in
      let place = variant.place
      let tree = variant.tree.without(["choices"])
        .with("operators", Tree(plain: "0", at: place), keyPlace: place)
      return Tree.Entry(key: variant.name, place: place, value: tree)
    }
  }

  private struct Variant {
    var name: String
    var tree: Tree
    var place: Place

    func with(_ lever: Tree.Entry, _ value: Tree, ordinal: Int) -> Variant {
      let spoken = value.scalar.map { Choices.word($0.text) } ?? "\(ordinal)"
      return Variant(
        name: "\(name)-\(lever.key)-\(spoken)",
        tree: tree.with(lever.key, value, keyPlace: lever.place), place: value.place)
    }
  }

  private func fields(of cohort: Tree, _ shape: ComponentShape) -> [Field] {
    let named = cohort[shape.discriminator]?.scalar.flatMap { shape.descriptor($0.text) }
    return named.map { shape.fields(of: $0) } ?? shape.common
  }

  private mutating func isLever(
    _ lever: Tree.Entry, among fields: [Field], _ quoted: String
  ) -> Bool {
    if Self.atBirth.contains(lever.key) {
      let instead = ["identities": "'uses-identities'", "stake": "'top-up'"][lever.key]
      report(
        lever.place,
        "\(quoted) names '\(lever.key)', which operators have for life, whatever they do."
          + (instead.map { " What a behaviour can choose is \($0)." } ?? ""))
      return false
    }
    let known = fields.map(\.name).filter { !Self.atBirth.contains($0) && $0 != "choices" }
    guard !known.contains(lever.key) else { return true }
    report(
      lever.place,
      "\(quoted) names '\(lever.key.clipped)', which is no key of the cohort."
        + Resolver.hint(lever.key, known) + " Known: \(known.joined(separator: ", ")).")
    return false
  }

  private mutating func report(_ place: Place, _ sentence: String) {
    issues.append(ScenarioIssue(place, sentence))
  }

  /// Whether two texts are the same value.
  private static func isSame(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return false }
    let numbers = [one, other].map { Double($0.replacing("_", with: "")) }
    return one == other || (numbers[0] != nil && numbers[0] == numbers[1])
  }

  /// A value as part of a name: small letters, digits and dashes.
  private static func word(_ text: String) -> String {
    String(
      text.lowercased().replacing("_", with: "")
        .map { ("a"..."z").contains($0) || ("0"..."9").contains($0) ? $0 : "-" })
  }
}

extension [Field] {
  /// The default of a scalar among the fields.
  fileprivate func defaultText(of name: String) -> String? {
    guard case .value(let parameter)? = first(where: { $0.name == name })?.shape else { return nil }
    return parameter.defaultText
  }
}

extension Tree.Entry {
  fileprivate func without(_ keys: [String]) -> Tree.Entry {
    Tree.Entry(key: key, place: place, value: value.without(keys))
  }
}

extension Tree {
  /// The scenario with further behaviours considered by its adaptation wherever it names one.
  fileprivate func naming(_ others: [String], beside name: String) -> Tree {
    guard !others.isEmpty, let adaptation = entry("adaptation"),
      let among = adaptation.value.entry("among"), case .list(let items) = among.value.content
    else { return self }
    let longer = items.flatMap { item in
      item.scalar?.text == name
        ? [item] + others.map { Tree(plain: $0, at: item.place) } : [item]
    }
    let list = Tree(.list(longer), at: among.value.place)
    return with(
      "adaptation", adaptation.value.with("among", list, keyPlace: among.place),
      keyPlace: adaptation.place)
  }
}
