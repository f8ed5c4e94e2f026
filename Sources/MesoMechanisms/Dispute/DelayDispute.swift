public import MesoModel

/// Lets every verdict stand, and settles it a number of epochs later.
///
/// Models votes that take their time: until then the deposit is held, and nothing is paid.
///
/// Properties: a delay without a remedy; ties up deposits; pure.
public struct DelayDispute: Dispute {
  public static let entry = CatalogEntry<any Dispute>(
    ComponentDescriptor(
      name: "delay", summary: "Lets every verdict stand, and settles it a number of epochs later.",
      parameters: [
        .count(
          "epochs", in: 0...1_000, unit: "epochs", default: "1",
          "Epochs between a contribution and its settlement.")
      ])
  ) { values in DelayDispute(epochs: values.count("epochs")) }

  let epochs: Int

  public var isIdle: Bool { epochs == 0 }

  public func hear(_ docket: Docket, view: PublicView, memory: inout Memory) {
    for index in 0..<docket.count where docket.epoch < docket[index].made + epochs {
      docket.keepOpen(index, docket[index].note)
    }
  }
}
