import MesoModel

extension Resolver {
  /// A list of claims, each a map from one metric to an order of treatments.
  mutating func claims(_ tree: Tree, path: [String]) -> Resolved? {
    guard case .list(let items) = tree.content else {
      report(
        tree.place,
        "\(Self.quoted(path)) must be a list of claims such as "
          + "'- income_variation: a < b', not \(tree.spoken).")
      return nil
    }
    let claims = items.compactMap { claim($0) }
    return claims.count == items.count ? Resolved(.list(claims), at: tree.place) : nil
  }

  private mutating func claim(_ tree: Tree) -> Resolved? {
    guard let entries = tree.entries, entries.count == 1, let entry = entries.first,
      let text = entry.value.scalar?.text
    else {
      report(
        tree.place,
        "A claim is a metric and an order of treatments, such as 'income_variation: a < b'.")
      return nil
    }
    let order = Claim.order(in: text)
    guard order.count > 1, !order.contains("") else {
      report(
        entry.value.place,
        "The claim on '\(entry.key.clipped)' must name two treatments or more with '<' between "
          + "them, such as 'a < b', not \(entry.value.spoken).")
      return nil
    }
    let value = Resolved(.text(order.joined(separator: " < ")), at: entry.value.place)
    return Resolved(.map([.init(key: entry.key, value: value)]), at: entry.place)
  }
}
