import MesoModel
import MesoPrimitives

extension Resolver {
  /// A map whose discriminator selects a component.
  mutating func component(
    _ shape: ComponentShape, of tree: Tree, path: [String]
  ) -> Resolved? {
    let known = shape.descriptors.map { $0.name }
    guard tree.entries != nil else {
      report(
        tree.place,
        "\(Self.quoted(path)) must be a map with '\(shape.discriminator)', not \(tree.spoken).")
      return nil
    }
    let kind = Parameter(
      shape.discriminator, .choice(known), unit: "name", default: shape.fallback, "")
    guard tree.entry(shape.discriminator) != nil || shape.fallback != nil else {
      report(
        tree.place,
        "\(Self.quoted(path)) needs '\(shape.discriminator)': \(Self.list(known)).")
      checkCommon(shape, of: tree, path: path)
      return nil
    }
    let place = tree[shape.discriminator] ?? Tree(plain: shape.fallback ?? "", at: tree.place)
    guard let name = scalar(place, as: kind, path: path + [shape.discriminator])?.value,
      case .name(let name) = name, let descriptor = shape.descriptor(name)
    else {
      checkCommon(shape, of: tree, path: path)
      return nil
    }
    let fields = [Field(kind)] + shape.fields(of: descriptor)
    return map(fields, of: tree, path: path, owner: " (\(shape.discriminator) \(name))")
  }

  /// Checks the keys that hold for every component, where it is not known which one is meant. Other
  /// keys may be that component's.
  private mutating func checkCommon(_ shape: ComponentShape, of tree: Tree, path: [String]) {
    guard shape.keepsCommon else { return }
    for field in shape.common { _ = value(of: field, in: tree, path: path, spokenPath: nil) }
  }

  /// A map from names that the author chooses.
  mutating func named(_ shape: NamedShape, of tree: Tree, path: [String]) -> Resolved? {
    guard let entries = tree.entries else {
      report(
        tree.place,
        "\(Self.quoted(path)) must be a map of \(shape.noun)s by name, not \(tree.spoken).")
      return nil
    }
    guard entries.count <= shape.maximumCount else {
      report(
        tree.place,
        "\(Self.quoted(path)) has \(entries.count) \(shape.noun)s; "
          + "there can be at most \(shape.maximumCount).")
      return nil
    }
    var isComplete = true
    var resolved: [Resolved.Entry] = []
    for entry in entries {
      guard isName(entry, of: shape), !isStrayRemoval(entry, of: shape, among: entries),
        let value = resolve(entry.value, as: shape.entry, path: path + [entry.key])
      else {
        isComplete = false
        continue
      }
      resolved.append(.init(key: entry.key, value: value))
    }
    return isComplete ? Resolved(.map(resolved), at: tree.place) : nil
  }

  private mutating func isName(_ entry: Tree.Entry, of shape: NamedShape) -> Bool {
    guard !shape.namesMetrics, !ScalarText.isName(entry.key) else { return true }
    report(entry.place, Messages.name(entry.key, of: shape.noun))
    return false
  }

  /// `null` removes what a base declares; here there is nothing to remove.
  private mutating func isStrayRemoval(
    _ entry: Tree.Entry, of shape: NamedShape, among entries: [Tree.Entry]
  ) -> Bool {
    guard entry.value.isNull else { return false }
    let others = entries.filter { !$0.value.isNull }.map(\.key)
    report(entry.place, Messages.strayRemoval(entry.key, of: shape.noun, others))
    return true
  }

  /// A map with exactly one of the given keys.
  mutating func choice(of fields: [Field], _ tree: Tree, path: [String]) -> Resolved? {
    let known = fields.map(\.name)
    guard let entries = tree.entries, entries.count == 1, let entry = entries.first else {
      let found = tree.entries.map { "\($0.count) keys" } ?? tree.spoken
      report(
        tree.place,
        "\(Self.quoted(path)) must be a map with one key, \(Self.list(known)), not \(found).")
      return nil
    }
    guard fields.contains(where: { $0.name == entry.key }) else {
      return map(fields, of: tree, path: path)
    }
    return map(fields.filter { $0.name == entry.key }.map(\.asRequired), of: tree, path: path)
  }

  /// A list of numbers, one per parameter.
  mutating func numbers(_ tree: Tree, as parameters: [Parameter], path: [String]) -> Resolved? {
    guard case .list(let items) = tree.content, items.count == parameters.count else {
      let spoken = parameters.map(\.name).joined(separator: ", ")
      let found: String
      if case .list(let items) = tree.content {
        found = "a list of \(items.count)"
      } else {
        found = tree.spoken
      }
      report(
        tree.place,
        "\(Self.quoted(path)) must be a list of \(parameters.count) numbers [\(spoken)], "
          + "not \(found).")
      return nil
    }
    let resolved = zip(items, parameters).map { item, parameter in
      scalar(item, as: parameter, path: path + [parameter.name])
    }
    guard !resolved.contains(where: { $0 == nil }) else { return nil }
    return Resolved(.list(resolved.compactMap(\.self)), at: tree.place)
  }

  /// A list of names.
  mutating func names(_ tree: Tree, path: [String]) -> Resolved? {
    guard case .list(let items) = tree.content else {
      report(tree.place, "\(Self.quoted(path)) must be a list of names, not \(tree.spoken).")
      return nil
    }
    var names: [Resolved] = []
    for item in items {
      guard let scalar = item.scalar, !scalar.isNull else {
        report(item.place, "An item of \(Self.quoted(path)) must be a name, not \(item.spoken).")
        continue
      }
      names.append(Resolved(.value(.name(scalar.text)), at: item.place))
    }
    return names.count == items.count ? Resolved(.list(names), at: tree.place) : nil
  }

  /// Free text, or a symbol.
  mutating func text(_ tree: Tree, form: TextForm, path: [String]) -> Resolved? {
    guard let scalar = tree.scalar else {
      report(tree.place, "\(Self.quoted(path)) must be a text, not \(tree.spoken).")
      return nil
    }
    if case .symbol = form, !ScalarText.isSymbol(scalar.text) {
      report(
        tree.place,
        "\(Self.quoted(path)) must be 1 to 12 letters and digits that start with a letter, "
          + "not \(tree.spoken).")
      return nil
    }
    let lines = scalar.text.split(separator: "\n").joined(separator: "\n")
    return Resolved(.text(lines), at: tree.place)
  }
}

extension Field {
  /// The same field where it has to be there.
  var asRequired: Field { Field(name, shape, .required, summary) }
}
