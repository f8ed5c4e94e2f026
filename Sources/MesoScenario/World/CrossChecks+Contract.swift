import MesoModel
import MesoPrimitives

extension CrossChecks {
  /// What is paid out of the contract's own balance has to come in somewhere, and what is paid by
  /// the vote needs votes.
  mutating func warnOfContract() {
    var memory = Memory()
    let terms = world.mechanism.admission.terms(firstView, memory: &memory)
    let reward = root.part("mechanism").part("reward")
    let keeps = terms.depositForfeit == .contract || terms.depositHolder == .contract
    if world.mechanism.reward.source == .contract, !(terms.deposit > .zero && keeps) {
      warn(
        reward.place,
        "The reward '\(reward.name("kind"))' is paid out of the contract's own balance, and no "
          + "deposit goes there; nobody is ever paid.")
    }
  }
}
