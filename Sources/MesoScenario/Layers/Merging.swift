import MesoMechanisms
import MesoModel

/// Lays one tree over another, as the format says.
///
/// Maps merge; scalars and lists replace. An override that changes `kind` or `preset`, or the
/// single key of a map of choices, replaces the whole map, because the other keys belong to what
/// it replaces. A cohort whose `strategy` changes keeps the keys that all strategies share. `null`
/// removes an entry of a map of names.
struct Merging {
  let schema: ScenarioSchema

  /// Lays an override over a whole file.
  func file(_ base: Tree, _ override: Tree) -> Tree {
    merge(base, override, .record(schema.file))
  }

  func merge(_ base: Tree, _ override: Tree, _ shape: Shape?) -> Tree {
    guard base.entries != nil, let overrides = override.entries,
      let kept = remainder(of: withPresetKinds(base, shape), under: override, shape)
    else { return override }
    var merged = kept
    for entry in overrides {
      guard let old = merged.entry(entry.key) else {
        merged = merged.with(entry.key, entry.value, keyPlace: entry.place)
        continue
      }
      if case .named? = shape, entry.value.isNull {
        merged = merged.without([entry.key])
      } else {
        let value = merge(old.value, entry.value, self.shape(of: entry.key, in: shape))
        merged = merged.with(entry.key, value, keyPlace: entry.place)
      }
    }
    return merged
  }

  /// What is left of a map under an override; `nil` if the override replaces it.
  private func remainder(of base: Tree, under override: Tree, _ shape: Shape?) -> Tree? {
    switch shape {
    case .component(let component):
      let key = component.discriminator
      let new = override[key]?.scalar?.text
      let old = base[key]?.scalar?.text ?? component.fallback
      guard let new, let old, new != old else { return base }
      guard component.keepsCommon else { return nil }
      let common = component.common.map(\.name)
      return Tree(
        .map((base.entries ?? []).filter { common.contains($0.key) }), at: base.place)
    case .oneOf:
      let keys = base.entries?.map(\.key) ?? []
      let hasOther = override.entries?.contains { !keys.contains($0.key) } ?? false
      return hasOther ? nil : base
    case .record(let record) where record["preset"] != nil:
      guard let new = override["preset"]?.scalar?.text, let old = base["preset"]?.scalar?.text,
        new != old
      else { return base }
      return nil
    default:
      return base
    }
  }

  private func shape(of key: String, in shape: Shape?) -> Shape? {
    switch shape {
    case .record(let record), .shorthand(_, let record): record[key]?.shape
    case .named(let named): named.entry
    case .component(let component): component.common.first { $0.name == key }?.shape
    case .oneOf(let fields): fields.first { $0.name == key }?.shape
    default: nil
    }
  }
}

/// Presets as trees.
extension Merging {
  /// Fills what a mechanism's preset says below what the file says.
  func withPreset(_ tree: Tree) -> Tree {
    guard let entry = tree.entry("mechanism"), let name = entry.value["preset"],
      let preset = name.scalar.flatMap({ schema.preset($0.text) })
    else { return tree }
    let filled = merge(
      self.tree(of: preset, at: name.place), entry.value, schema.root["mechanism"]?.shape)
    return tree.with("mechanism", filled, keyPlace: entry.place)
  }

  /// Every value of a preset stands where the file names the preset.
  private func tree(of preset: Preset, at place: Place) -> Tree {
    let stages = preset.stages.map { stage in
      let parameters =
        [(name: "kind", text: stage.kind)] + stage.parameters.map { (name: $0.name, text: $0.text) }
      let entries = parameters.map {
        Tree.Entry(key: $0.name, place: place, value: Tree(plain: $0.text, at: place))
      }
      return Tree.Entry(
        key: stage.stage.rawValue, place: place, value: Tree(.map(entries), at: place))
    }
    return Tree(.map(stages), at: place)
  }

  /// Names the preset's component in every stage of a mechanism that leaves it to the preset, so
  /// that an override can be seen to change it.
  private func withPresetKinds(_ base: Tree, _ shape: Shape?) -> Tree {
    guard case .record(let record)? = shape, record["preset"] != nil,
      let name = base["preset"]?.scalar?.text, let preset = schema.preset(name)
    else { return base }
    return preset.stages.reduce(base) { tree, stage in
      guard let entry = tree.entry(stage.stage.rawValue), entry.value.entries != nil,
        entry.value["kind"] == nil
      else { return tree }
      let place = entry.value.place
      let kind = Tree(plain: stage.kind, at: place)
      return tree.with(
        entry.key, entry.value.with("kind", kind, keyPlace: place), keyPlace: entry.place)
    }
  }
}
