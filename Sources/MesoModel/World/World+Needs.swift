extension World {
  /// How panels are drawn and heard; `nil` if the verification draws none.
  var panelTerms: PanelTerms? {
    if case .panel(let terms) = mechanism.verification.instrument { terms } else { nil }
  }

  /// Whether anyone offers validators money.
  var offersBribes: Bool { contributors.contains { $0.strategy.bribe != nil } }

  /// Whether Settlement has to know who attested what: to pay reporters or bribes, or to compare
  /// peers.
  var keepsSeats: Bool {
    let compares = mechanism.validatorReward is any PeerValidatorReward
    return panelTerms != nil
      && (mechanism.slashing.destination == .reporter || offersBribes || compares)
  }

  /// Whether attestations may be missing, repeated, weighed or for sale, so that panels are heard
  /// seat by seat.
  var hearsInTurn: Bool {
    guard let terms = panelTerms else { return false }
    return terms.reading != .none || terms.closesAt != nil || terms.attestationsEach > 1
      || (terms.commitReveal && validators.contains { $0.nonReveal > 0 }) || keepsSeats
  }
}
