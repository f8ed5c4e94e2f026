public import MesoModel

/// Gives every item to several identities to label.
///
/// Models a crowd of labellers. Contributions are grouped anew in every epoch, at random and each
/// item's answers from different identities; the network cannot see which identities are one
/// operator's. An answer is right with the probability that is its quality, and then the quality of
/// the contribution is 1, otherwise 0. What does not make up a whole item gives some items one copy
/// more; an identity's contributions beyond one per item are given none, and are not examined.
///
/// Properties: redundancy costs `copies` rewards an item; Sybils can meet themselves; pure.
///
/// - Complexity: O(n log n) for n contributions an epoch.
public struct RedundantAllocation: Allocation {
  public static let entry = CatalogEntry<any Allocation>(
    ComponentDescriptor(
      name: "redundant",
      summary: "Gives every item to several identities to label.",
      parameters: [
        .count(
          "copies", in: 2...1_000, unit: "answers", default: "3",
          "Answers that an item gets, each from another identity."),
        Parameter(
          "labels", .count(2...64), unit: "labels", default: "2", "Labels to choose from.",
          change: .structural),
        .share(
          "prior", default: nil,
          "Share of the items whose true label is the first, the others being equally frequent; if "
            + "left out, all labels are.", control: .environment),
      ])
  ) { values in
    let labels = values.count("labels")
    let first = values.has("prior") ? values.number("prior") : 1 / Double(labels)
    let other = (1 - first) / Double(labels - 1)
    return RedundantAllocation(
      terms: LabellingTerms(
        copies: values.count("copies"),
        prior: [first] + [Double](repeating: other, count: labels - 1)))
  }

  let terms: LabellingTerms

  public var labelling: LabellingTerms? { terms }

  public func slotsPerIdentity(_ view: PublicView, memory: inout Memory) -> Int? { nil }
}
