/// What a random draw is for.
///
/// The purpose is part of every draw's counter, so a new kind of draw shifts no other. A raw
/// value is never reused or renumbered: that would change the results of every seed.
public enum Purpose: UInt32, Sendable, CaseIterable {
  /// An operator's traits at birth: skill, score bias, popularity.
  case birth = 1
  /// A contribution's quality and the noise of its public evidence.
  case production = 2
  /// The seats of a contribution's panel: who is drawn, and the noise of each one's look.
  case panel = 3
  /// Redrawing a seat that fell on a validator already seated.
  case panelRedraw = 4
  /// What a validator does by chance other than the noise of its look.
  case judgement = 5
  /// Readings of instruments other than panels: audits, oracles, usage.
  case instrument = 6
  /// Whether and what an operator revises.
  case adaptation = 7
  /// The order of a queue.
  case queue = 8
  /// Draws made outside a run, by an experiment: resampling, designs.
  case experiment = 9
  /// Draws made by a component from outside this package.
  case custom = 10
  /// Quality that is not drawn from a normal: production models with their own sampler.
  case quality = 11
  /// How popular a contribution turns out beside its quality.
  case popularity = 12
  /// Who sits on the jury of a disputed contribution, and the noise of each juror's look.
  case jury = 13
  /// Whether a watcher notices a contribution, and the noise of its look.
  case watch = 14
  /// What a contribution's role makes visible of it: latency, uptime, use.
  case evidence = 15
  /// What the chain's own randomness decides about a case: forced errors, lotteries.
  case beacon = 16
  /// What a detector of copies reads of a contribution.
  case similarity = 20
  /// Which attestations are never revealed.
  case reveal = 21
  /// The peer and the penalty tasks that an attestation is scored with.
  case peer = 22
  /// What it takes to bribe a validator, for life.
  case morals = 23
  /// The order in which a panel's seats attest in public.
  case order = 24
  /// Which item a contribution answers, and what the answer is.
  case label = 30
  /// The true label of an item, and what a coalition agrees to say of it.
  case item = 31
  /// Which operators an audit of incentives looks at.
  case focal = 32
  /// What a check of identities finds, for life.
  case admission = 40
  /// What earlier work a contribution is derived from, and whether its author says so.
  case derivation = 41
  /// The orders in which contributions are added up to value each.
  case valuation = 42
  /// Which work a user gives to.
  case gift = 43
  /// How a person sees the impact of a contributor's work.
  case opinion = 44
  /// Whether a curator comes upon a contribution, and the noise of its look.
  case curation = 45
  /// The order in which those who apply for tasks are dealt to them.
  case task = 50
  /// What a task costs the one who does it, beside effort.
  case taskCost = 51
  /// A bid that is drawn from a mixed strategy.
  case bid = 52
  /// What is measured of an entrant's performance in a contest.
  case performance = 53
  /// How a price moves that no trade makes.
  case price = 60
  /// Who takes part in a poll of those who govern, and who leaves its votes to others, for life.
  case ballot = 70
  /// The order in which traders come to a market on welfare, and their errors.
  case trading = 71
  /// Whether an operator that wants to come or leave does so.
  case turnover = 72
  /// Whether a holder looks for another validator in an epoch, and its luck with each, for life.
  case delegation = 76
  /// What a validator's look at a contribution finds when it weighs contributors.
  case weighing = 80
  /// The slow change of an operator's quality.
  case drift = 81
  /// Whether a coalition sets its rule of weighing aside.
  case pose = 82
  /// The order in which operators take up the behaviours of a mix.
  case mix = 100
}
