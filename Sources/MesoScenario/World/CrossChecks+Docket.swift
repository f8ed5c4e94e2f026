import MesoModel
import MesoPrimitives

extension CrossChecks {
  /// What is decided case by case needs operators who can afford it, and votes that can succeed.
  mutating func checkDocket() {
    let verification = world.mechanism.verification as? any EpochVerification
    for (stage, needs) in [
      ("verification", verification?.needs ?? DocketNeeds()),
      ("dispute", world.mechanism.dispute.needs),
    ] {
      checkBonds(needs, stage)
      checkJury(needs, stage)
      checkVote(needs, stage)
      checkDoublePay(needs, stage)
    }
    warnOfLateFaults()
  }

  /// Faults are counted in the epoch of the work; what a dispute settles later is slashed, but does
  /// not count towards an exclusion or a joint slash.
  private mutating func warnOfLateFaults() {
    let mechanism = world.mechanism
    let counts = mechanism.slashing.exclusion != nil || mechanism.slashing is any JointSlashing
    guard counts, !mechanism.dispute.isIdle else { return }
    let part = root.part("mechanism").part("slashing")
    warn(
      part.place,
      "The slashing '\(part.name("kind"))' counts faults in the epoch of the work; those that the "
        + "dispute '\(root.part("mechanism").part("dispute").name("kind"))' settles later are not "
        + "counted.")
  }

  private mutating func checkBonds(_ needs: DocketNeeds, _ stage: String) {
    guard needs.bond > 0 else { return }
    let bond = Amount(units: needs.bond)
    let part = root.part("mechanism").part(stage)
    let authors = world.contributors.map(\.terms).filter { $0.operators > 0 }
    if !authors.isEmpty, authors.allSatisfy({ $0.capital < bond }) {
      report(
        part.place,
        "A bond of \(bond.text(decimals: decimals)) tokens is above every contributor's 'capital', "
          + "so that no work could be accepted.")
    }
    let watchers = world.validators.filter {
      $0.terms.operators > 0 && $0.duties.contains(.watcher)
        && $0.strategy.plan(firstView).watch != nil
    }
    if !watchers.isEmpty, watchers.allSatisfy({ $0.terms.capital < bond }) {
      report(
        part.place,
        "A bond of \(bond.text(decimals: decimals)) tokens is above the 'capital' of everyone who "
          + "watches, so that nothing could be challenged.")
    }
  }

  private mutating func checkJury(_ needs: DocketNeeds, _ stage: String) {
    guard needs.votes > 0 else { return }
    let part = root.part("mechanism").part(stage)
    let jurors = world.validators.filter { $0.duties.contains(.juror) }.map(\.terms)
    let eligible = jurors.filter {
      $0.topUp != nil || $0.stake.units / Int64($0.identities) >= max(1, needs.jurorStake)
    }
    let identities = eligible.reduce(0) { $0 + $1.operators * $1.identities }
    if identities == 0, jurors.contains(where: { $0.operators > 0 }) {
      let stake = Amount(units: max(1, needs.jurorStake)).text(decimals: decimals)
      report(
        part.place,
        "No juror's identity has a stake of \(stake) tokens, so that no jury could be drawn.")
    } else if identities > 0, needs.votes > identities {
      warn(
        part.place,
        "A jury of \(needs.votes) votes is larger than the number of jurors, \(identities), so "
          + "that some of them always vote several times.")
    }
  }

  private mutating func checkVote(_ needs: DocketNeeds, _ stage: String) {
    guard needs.votersStake >= 0 else { return }
    let voters = world.validators.filter { $0.duties.contains(.voter) }.map(\.terms)
    guard voters.allSatisfy({ $0.topUp == nil }) else { return }
    let staked = voters.reduce(Int128(0)) { $0 + Int128($1.operators) * Int128($1.stake.units) }
    guard staked <= Int128(needs.votersStake), let stake = Int64(exactly: staked) else { return }
    report(
      root.part("mechanism").part(stage).place,
      "The stake that votes must exceed \(Amount(units: needs.votersStake).text(decimals: decimals)) "
        + "tokens, and all voters together have \(Amount(units: stake).text(decimals: decimals)): no "
        + "vote could ever resolve.")
  }

  private mutating func checkDoublePay(_ needs: DocketNeeds, _ stage: String) {
    guard needs.redistributes, world.mechanism.validatorReward.dependsOnCoherence else { return }
    let part = root.part("mechanism").part("validator-reward")
    report(
      part.place,
      "The \(stage) '\(root.part("mechanism").part(stage).name("kind"))' pays those who vote with "
        + "the outcome out of what the others lose; the validator reward '\(part.name("kind"))' "
        + "would pay them again.")
  }
}
