import MesoModel
import MesoPrimitives

/// Validators who weigh contributors, and who is paid by what they find.
extension CrossChecks {
  mutating func checkEvaluation() {
    let mechanism = world.mechanism
    let evaluates = mechanism.verification is any PeerEvaluation
    checkRoom(evaluates)
    if mechanism.reward is any EvaluationReward, !evaluates {
      report(
        evaluationPlace("reward"),
        "The reward '\(evaluationName("reward"))' pays what validators' weights come to; it needs the "
          + "verification 'peer-evaluation'.")
    }
    if let reward = mechanism.validatorReward as? any DividendReward {
      if !evaluates {
        report(
          evaluationPlace("validator-reward"),
          "The validator reward '\(evaluationName("validator-reward"))' pays dividends of validators' "
            + "weights; it needs the verification 'peer-evaluation'.")
      } else if reward.pool == nil, reward.source != .emission,
        !(mechanism.reward is any EvaluationReward)
      {
        report(
          evaluationPlace("validator-reward"),
          "The validator reward '\(evaluationName("validator-reward"))' has nothing to share: set its "
            + "'pool', or use the reward 'yuma'.")
      }
    }
    guard evaluates else { return warnOfRows() }
    warnOfUnpaidHalf()
    checkStakes()
    checkReveal()
    checkAttestationPay()
  }

  /// Who makes way for a newcomer is known where consensus of weights says what each is worth.
  private mutating func checkRoom(_ evaluates: Bool) {
    guard let room = (world.mechanism.admission as? any GateAdmission)?.room else { return }
    let admission = root.part("mechanism").part("admission")
    let place = admission["places"]?.place ?? admission.place
    let seats = world.validators.reduce(0) { $0 + $1.terms.operators * $1.terms.identities }
    if !evaluates {
      report(
        place,
        "'places' says that newcomers take the places of those whom validators' weights give least; it "
          + "needs the verification 'peer-evaluation'.")
    } else if room.places <= seats {
      report(
        place,
        "'places' is \(room.places) and validators have \(seats) identities; it must be more, or no "
          + "contributor gets in.")
    }
  }

  private func evaluationPlace(_ stage: String) -> Place {
    root.part("mechanism").part(stage).place
  }

  private func evaluationName(_ stage: String) -> String {
    root.part("mechanism").part(stage).name("kind")
  }

  /// What is not paid is not minted, which is probably not meant.
  private mutating func warnOfUnpaidHalf() {
    guard world.mechanism.reward is any EvaluationReward else { return }
    guard let reward = world.mechanism.validatorReward as? any DividendReward else {
      warn(
        evaluationPlace("validator-reward"),
        "Validators' part of the emission is not paid: the validator reward is not "
          + "'yuma-dividends'.")
      return
    }
    if reward.pool == nil, world.mechanism.reward.source == .emission, reward.source != .emission {
      report(
        evaluationPlace("validator-reward"),
        "The reward 'yuma' pays from the emission, and the validator reward "
          + "'\(evaluationName("validator-reward"))' from '\(reward.source.rawValue)' without a 'pool' of "
          + "its own; it must pay from the emission too, or have one.")
    } else if reward.pool == nil, reward.source != world.mechanism.reward.source {
      warn(
        evaluationPlace("validator-reward"),
        "Contributors are paid from '\(world.mechanism.reward.source.rawValue)' and validators from "
          + "'\(reward.source.rawValue)'; one emission has one payer.")
    }
  }

  /// Rows count by the stake behind them.
  private mutating func checkStakes() {
    guard (world.mechanism.verification as? any PeerEvaluation)?.evaluation.asksValidators ?? false,
      world.validators.allSatisfy({ $0.terms.stake == .zero || $0.terms.operators == 0 }),
      world.validators.allSatisfy({ $0.terms.topUp == nil })
    else { return }
    report(
      root.part("validators").place,
      "No validator has stake, so that no row of weights counts; set 'stake' of a validator cohort."
    )
  }

  /// Rows have to be revealed before the run ends.
  private mutating func checkReveal() {
    guard let terms = (world.mechanism.verification as? any PeerEvaluation)?.evaluation,
      terms.revealPeriod >= world.epochs
    else { return }
    report(
      evaluationPlace("verification"),
      "'reveal-period' is \(terms.revealPeriod) epochs and 'epochs' is \(world.epochs): no row is ever "
        + "revealed.")
  }

  /// Pay for seats of a panel pays nobody where there is no panel.
  private mutating func checkAttestationPay() {
    let pay = world.mechanism.validatorReward
    let paid = pay.pay(coherent: 1, of: 1)
    guard paid != AttestationPay() else { return }
    warn(
      evaluationPlace("validator-reward"),
      "The validator reward '\(evaluationName("validator-reward"))' pays the seats of a panel, and "
        + "'peer-evaluation' draws none; 'yuma-dividends' pays validators who weigh.")
  }

  /// How rows are made matters only where rows are written.
  private mutating func warnOfRows() {
    for (entry, cohort) in zip(root.part("validators").entries, world.validators)
    where cohort.terms.operators > 0 && cohort.strategy.plan(firstView).row != RowPlan() {
      warn(
        entry.value.place,
        "'validators.\(entry.key)' follows '\(cohort.terms.strategyName)', whose rows of weights nobody "
          + "asks for; 'peer-evaluation' does.")
    }
  }
}
