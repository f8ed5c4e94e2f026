/// A network in which everything is traded: operators sell for costs in dollars and for cash, users pay
/// fees, slashes are shared out of the same account class as the pool, the treasury does all it can.
let tradingPool = """
  scenario: trading
  seed: 5
  epochs: 24
  warm-up: 0
  replicates: 1
  supply: 20_000
  treasury:
    balance: 2_000
    reserve: 500
    liquidity: 0.1
    buy-back: {share: 0.05}
    bonds: {capacity: 600, length: 12, price: 0.9, vesting: 3, demand: 40}
  demand: {kind: constant, budget: 60, usage: 300, fee: 0.1}
  costs: {currency: usd}
  token:
    emission: {kind: constant, amount: 30, split: {owner: 0.1}}
    price: {kind: constant-product, tokens: 1_000, reserve: 1_000, lp-return: 2, lp-exit: 0.1}
  contributors:
    honest: {strategy: honest, operators: 20, capital: 5, stake: 10, effort-cost: 0.3, sell: {share: 0.4}}
    lazy: {strategy: lazy, operators: 10, capital: 5, stake: 10, effort-cost: 0.05, sell: {}}
    ring: {strategy: colluding, operators: 4, coalition: ring, capital: 5, stake: 10}
  validators:
    honest: {strategy: honest, operators: 9, stake: 20, inspection-cost: 0.02, sell: {share: 1}}
    cabal: {strategy: colluding, operators: 3, coalition: ring, stake: 20}
  mechanism:
    verification: {kind: committee, size: 3, approvals: 2, rate: 0.6}
    reward: {kind: royalty}
    validator-reward: {kind: coherence, fee: 0.04, deposit: 0.1}
    slashing: {kind: fraction, fraction: 0.2, to: redistribute}
    payout: {kind: immediate}
  adaptation: {kind: fermi, intensity: 1, revision: 0.1}
  """

/// The same on a curve.
let tradingCurve = tradingPool.replacing(
  "    price: {kind: constant-product, tokens: 1_000, reserve: 1_000, lp-return: 2, lp-exit: 0.1}",
  with: "    price: {kind: bonding-curve, ratio: 0.4, exit-tribute: 0.05, entry-tribute: 0.02}"
).replacing("    liquidity: 0.1\n", with: "")
