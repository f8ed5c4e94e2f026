/// A treatment's tree after all layers but the defaults.
struct Variant: Sendable {
  var name: String
  /// Where the treatment is declared.
  var place: Place
  var tree: Tree
}

/// Lays treatments and `--set` over a file.
struct Layers {
  private let merging: Merging
  private var file: Tree
  private var overrides: [Override] = []
  private(set) var issues: [ScenarioIssue] = []

  /// Reads the overrides; wrong ones are reported and left out.
  init(file: Tree, overrides texts: [String], merging: Merging) {
    var overrides: [Override] = []
    var issues: [ScenarioIssue] = []
    for text in texts {
      do { overrides.append(try Override(text)) } catch { issues += error.issues }
    }
    self.init(file: file, overrides: overrides, merging: merging)
    self.issues = issues + self.issues
  }

  /// Takes the overrides in this order; wrong ones are reported and left out.
  init(file: Tree, overrides: [Override], merging: Merging) {
    self.file = file
    self.merging = merging
    for override in overrides {
      do {
        if override.changesTreatments {
          self.file = try override.apply(to: self.file, .record(merging.schema.file), merging)
        } else {
          self.overrides.append(override)
        }
      } catch {
        issues += error.issues
      }
    }
  }

  /// Whether the file declares treatments.
  var hasTreatments: Bool { !(file["treatments"]?.entries ?? []).isEmpty }

  /// The treatments in the order of the file; one if it declares none.
  mutating func variants() -> [Variant] {
    let base = file.without(["treatments"])
    reportStrayTreatments()
    guard hasTreatments, let treatments = file["treatments"]?.entries else {
      let tree = laid(over: base, of: nil)
      let name = tree["mechanism"]?["preset"]?.scalar?.text ?? "custom"
      return [Variant(name: name, place: tree.place, tree: whole(tree))]
    }
    return treatments.compactMap { treatment in
      guard isSound(treatment, among: treatments) else { return nil }
      let merged = merging.merge(base, treatment.value, .record(merging.schema.root))
      let tree = laid(over: merged, of: treatment.key)
      return Variant(
        name: treatment.key, place: treatment.place, tree: whole(tree))
    }
  }

  /// A treatment's tree with its preset filled in and its choices written out.
  private mutating func whole(_ tree: Tree) -> Tree {
    var choices = Choices(schema: merging.schema)
    let whole = choices.writtenOut(merging.withPreset(tree))
    issues += choices.issues
    return whole
  }

  /// The overrides, laid over one treatment in the order of the command line.
  private mutating func laid(over tree: Tree, of treatment: String?) -> Tree {
    var tree = tree
    for override in overrides {
      if let name = override.treatment, name != treatment { continue }
      let inner = override.treatment == nil ? override : override.withinTreatment
      do {
        tree = try inner.apply(to: tree, .record(merging.schema.root), merging)
      } catch {
        issues += error.issues
      }
    }
    return tree
  }

  /// Reports what stands in a treatment's place and is no treatment; false if anything does.
  private mutating func isSound(
    _ treatment: Tree.Entry, among treatments: [Tree.Entry]
  ) -> Bool {
    let path = ["treatments", treatment.key]
    guard ScalarText.isName(treatment.key) else {
      issues.append(.init(treatment.place, Messages.name(treatment.key, of: "treatment")))
      return false
    }
    guard !treatment.value.isNull else {
      let others = treatments.filter { !$0.value.isNull }.map(\.key)
      issues.append(
        .init(treatment.place, Messages.strayRemoval(treatment.key, of: "treatment", others)))
      return false
    }
    guard let entries = treatment.value.entries else {
      issues.append(
        .init(
          treatment.value.place,
          "\(Resolver.quoted(path)) must be a map of overrides, not \(treatment.value.spoken)."))
      return false
    }
    let shared = entries.filter { ScenarioSchema.sharedKeys.contains($0.key) }
    issues += shared.map {
      ScenarioIssue($0.place, "'\($0.key)' cannot differ between treatments.")
    }
    return shared.isEmpty
  }

  /// Reports a `treatments` that is no map and overrides of treatments that do not exist.
  private mutating func reportStrayTreatments() {
    if let treatments = file["treatments"], treatments.entries == nil, !treatments.isNull {
      issues.append(
        .init(
          treatments.place,
          "'treatments' must be a map of treatments by name, not \(treatments.spoken)."))
    }
    let known = file["treatments"]?.entries?.map(\.key) ?? []
    for override in overrides {
      guard let name = override.treatment else { continue }
      let place = override.place
      if !known.contains(name) {
        issues.append(.init(place, Messages.unknown("treatment", name, known)))
      } else if ScenarioSchema.sharedKeys.contains(override.path[2]) {
        issues.append(
          .init(place, "'\(override.path[2])' cannot differ between treatments."))
      }
    }
  }
}
