import MesoModel

extension Parameter {
  /// How often operators look at a peer.
  static func revision(default text: String) -> Parameter {
    .share(
      "revision", default: text, "Probability that an operator revises in an epoch.",
      control: .environment)
  }

  /// How often operators take a behaviour at random.
  static let mutation = Parameter.share(
    "mutation", default: "0.001",
    "Probability that an operator takes a behaviour at random in an epoch.",
    control: .environment)
}
