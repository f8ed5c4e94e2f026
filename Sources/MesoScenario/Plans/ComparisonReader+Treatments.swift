import MesoModel

/// The treatments of a comparison.
extension ComparisonReader {
  /// Each treatment whole: what a file says, or the base with overrides.
  mutating func treatments(over base: Tree?) -> [Tree.Entry] {
    guard let written = plan.tree["treatments"], !written.isNull else {
      guard let base, let own = base["treatments"]?.entries else {
        plan.report(
          plan.tree.place, "A comparison needs 'treatments', or a 'base' that has some.")
        return []
      }
      return own.map { entry in
        treatment(entry, changed(merged(base.without(["treatments"]), entry.value)))
      }
    }
    guard let entries = written.entries else {
      plan.report(
        written.place, "'treatments' must be a map of treatments by name, not \(written.spoken).")
      return []
    }
    let bare = base.map { changed($0.without(["treatments"])) }
    return entries.compactMap { entry in
      guard ScalarText.isName(entry.key) else {
        plan.report(entry.place, Messages.name(entry.key, of: "treatment"))
        return nil
      }
      if let scalar = entry.value.scalar, !scalar.isNull { return file(entry) }
      return overriding(entry, bare)
    }
  }

  /// A treatment that overrides the base.
  private mutating func overriding(_ entry: Tree.Entry, _ base: Tree?) -> Tree.Entry? {
    guard let entries = entry.value.entries else {
      plan.report(
        entry.value.place,
        "The treatment '\(entry.key)' must be the path of a scenario, or a map of overrides of "
          + "'base', not \(entry.value.spoken).")
      return nil
    }
    guard let base else {
      plan.report(
        entry.value.place, "The treatment '\(entry.key)' overrides 'base', which the plan lacks.")
      return nil
    }
    let shared = entries.filter { ScenarioSchema.sharedKeys.contains($0.key) }
    for key in shared {
      plan.report(key.place, "'\(key.key)' cannot differ between treatments.")
    }
    return shared.isEmpty ? treatment(entry, merged(base, entry.value)) : nil
  }

  /// A treatment that a scenario file describes.
  private mutating func file(_ entry: Tree.Entry) -> Tree.Entry? {
    do {
      let tree = try plan.scenario(entry.value)
      guard (tree["treatments"]?.entries ?? []).isEmpty else {
        plan.report(
          entry.value.place,
          "'\(entry.value.scalar?.text ?? "")' has treatments of its own; name it as 'base'.")
        return nil
      }
      return treatment(entry, changed(tree))
    } catch {
      plan.report(error.issues)
      return nil
    }
  }

  private func merged(_ base: Tree, _ override: Tree) -> Tree {
    merging.merge(base, override, .record(plan.schema.root))
  }

  /// A tree with the changes of `set`.
  private mutating func changed(_ tree: Tree) -> Tree {
    var tree = tree
    for change in set {
      do {
        tree = try change.apply(to: tree, .record(plan.schema.root), merging)
      } catch {
        plan.report(error.issues)
      }
    }
    return tree
  }

  /// A treatment's entry whose value is all but what treatments share.
  private func treatment(_ entry: Tree.Entry, _ tree: Tree) -> Tree.Entry {
    var entry = entry
    entry.value = tree.without(ScenarioSchema.sharedKeys)
    return entry
  }
}
