import MesoModel

extension ScenarioSchema {
  static let treasury = Record([
    Field(.amount("balance", default: "0", "Tokens that the sponsor holds at the start.").atStart),
    Field(dollars("reserve", default: nil, "Dollars that the sponsor holds at the start.").atStart),
    Field(
      .share(
        "liquidity", default: nil,
        "Share of its dollars that the treasury puts into the pool in every epoch, with tokens.")),
    Field(
      "buy-back",
      .record(
        Record([
          Field(
            .share("share", default: "0.1", "Share of its dollars that it spends in an epoch.")),
          Field(.flag("burn", default: "true", "Whether what is bought back is burned.")),
        ])), .optional, "Tokens that the treasury buys for its dollars."),
    Field(
      "bonds", .record(bonds), .optional, "Tokens of the treasury sold below the market, later."),
  ])

  private static let bonds = Record([
    Field(.amount("capacity", default: nil, "Tokens for sale in all.").atStart, .required),
    Field(
      .structural(
        "length", in: 1...1_000_000, unit: "epochs", default: "30",
        "Epochs in which they are to be sold.")),
    Field(
      .number(
        "price", in: 0.000_000_001...1e9, unit: "dollars per token", default: nil,
        "Price in the first epoch."
      ).atStart, .required),
    Field(
      .number(
        "interval", in: 0.001...1_000_000, unit: "epochs", default: "1",
        "Epochs whose part of the capacity one epoch can sell at the most."
      ).atStart),
    Field(
      .number(
        "tune", in: 0.001...1_000_000, unit: "epochs", default: "5",
        "Epochs between corrections of the price."
      ).atStart),
    Field(
      .structural(
        "vesting", in: 0...100_000, unit: "epochs", default: "5",
        "Epochs after which a buyer gets its tokens, all at once.")),
    Field(
      dollars("demand", default: "1000", "What buyers offer in an epoch at the most.", .environment)
    ),
    Field(
      .number(
        "required-discount", in: -10...1, unit: "share", default: "0.02",
        "Discount on the market price below which nobody buys.", control: .environment)),
  ])

  private static func dollars(
    _ name: String, default defaultText: String?, _ summary: String,
    _ control: Parameter.Control = .lever
  ) -> Parameter {
    Parameter(name, .amount, unit: "dollars", default: defaultText, summary, control: control)
  }
}
