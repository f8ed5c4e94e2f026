import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `The resolved text` {
  @Test func `it does not depend on how the scenario is written`() throws {
    let other = """
      # another order, other spellings
      mechanism:
        preset: "pay-per-task"
        slashing: {kind: none}
      validators: {honest: {operators: 5, strategy: honest, signal-noise: 0.150}}
      contributors:
        honest:
          operators: 1_0
          capital: 5.00
          strategy: honest
          skill: {beta: [5.0, 2]}
      scenario: small
      epochs: 200
      """
    #expect(try load(other).digest == load(smallest).digest)
  }

  @Test func `the digest is the SHA-256 of the text and stays the same`() throws {
    let scenario = try load(smallest)
    var digest = SHA256Digest()
    digest.update(scenario.text)
    #expect(scenario.digest == digest.finalize())
    #expect(try load(smallest).digest == scenario.digest)
    #expect(scenario.digest.count == 64)
  }

  @Test(arguments: [
    "seed=2", "epochs=201", "warm-up=1", "replicates=21", "epoch-days=2", "supply=1000",
    "quality-threshold=0.6", "score-bias-sd=0.2", "popularity.item-sd=2",
    "popularity.operator-sd=1", "capital-cost=0.09", "profit.discount=0.9",
    "profit.pending=ignored", "income-window=10", "token.symbol=TOK",
    "token.decimals=8", "token.price.usd=2", "token.emission={kind: constant, amount: 1}",
    "treasury.balance=1", "demand.tasks=5", "demand.budget=5", "demand.usage=5", "demand.fee=5",
    "costs.settled=burned", "production={kind: linear}", "production.noise=1",
    "contributors.honest.operators=11", "contributors.honest.identities=2",
    "contributors.honest.capital=6", "contributors.honest.stake=1",
    "contributors.honest.top-up={below: 1, amount: 1}", "contributors.honest.coalition=ring",
    "contributors.honest.arrive=2", "contributors.honest.depart=9",
    "contributors.honest.role=data-provider", "contributors.honest.work=split",
    "contributors.honest.contributions-per-epoch=2", "contributors.honest.skill={constant: 1}",
    "contributors.honest.effort-cost=1", "contributors.honest.effort-cost={quadratic: 1}",
    "contributors.honest.quality.base=1", "contributors.honest.effort=2",
    "validators.honest.signal-noise=1", "validators.honest.signal-bias=1",
    "validators.honest.inspection-cost=1", "mechanism.verification.rate=0.5",
    "mechanism.preset=staked-performance", "adaptation={kind: fermi}",
    "metrics={gini_balance: {every: 5}}", "headline=[gini_balance]", "question=Why?",
    "expectation=So.", "scenario=other",
  ])
  func `any value changes the digest and can be read back`(override: String) throws {
    let budget = "demand.budget=7"
    let scenario = try load(smallest, budget, override)
    #expect(try scenario.digest != load(smallest, budget).digest)
    #expect(try load(scenario.text).digest == scenario.digest)
  }

  @Test func `free text survives quotes, backslashes, lines and control characters`() throws {
    let scenario = try load(
      smallest + "question: \"say \\\"a\\\\b\\\"\\n: # \\x07 \\u2028 é 😀\"\n")
    #expect(scenario.question == "say \"a\\b\"\n: # \u{7} \u{2028} é 😀")
    #expect(try load(scenario.text).question == scenario.question)
  }

  @Test func `it is complete`() throws {
    #expect(try load(smallest).text == completeText)
  }
}

private let completeText = """
  scenario: small
  seed: 1
  epochs: 200
  warm-up: 0
  replicates: 20
  epoch-days: 1
  quality-threshold: 0.5
  score-bias-sd: 0.1
  popularity:
    item-sd: 1
    operator-sd: 0.2
  capital-cost: 0.08
  profit:
    discount: 1
    pending: counted
  income-window: 20
  token:
    symbol: "AIC"
    decimals: 9
    price:
      kind: constant
      usd: 1
    emission:
      kind: none
  treasury:
    balance: 0
  demand:
    kind: constant
    tasks: unlimited
    usage: 0
    fee: 0
  costs:
    currency: tokens
    settled: external
  production:
    kind: logistic
    base: -3
    skill-weight: 3
    effort-weight: 2
    noise: 0.5
  roles: {}
  contributors:
    honest:
      strategy: honest
      effort: 1
      effort-rule: fixed
      first-reward: 1
      effort-limit: 3
      operators: 10
      identities: 1
      capital: 5
      stake: 0
      arrive: 1
      role: model-developer
      work: replicate
      contributions-per-epoch: 1
      skill:
        beta: [5, 2]
      effort-cost:
        fixed: 0
        linear: 0
        quadratic: 0
      quality: {}
  validators:
    honest:
      strategy: honest
      operators: 5
      identities: 1
      capital: 0
      stake: 0
      arrive: 1
      signal-noise: 0.15
      signal-bias: 0
      inspection-cost: 0
      non-reveal: 0
      duty: all
  mechanism:
    preset: pay-per-task
    admission:
      kind: open
    allocation:
      kind: open-submission
      commit-reveal: true
    verification:
      kind: committee
      size: 5
      approvals: 3
      count-by: seats
      majority: 0.5
      min-revealed: 0
      rate: 1
      replacement: false
      weighting: uniform
      commit-reveal: true
      non-reveal-penalty: 0
      unexamined: accept
    dispute:
      kind: none
    reward:
      kind: per-task
      amount: 1
      from: treasury
    validator-reward:
      kind: per-judgement
      fee: 0.04
      from: treasury
    slashing:
      kind: none
    payout:
      kind: immediate
    reputation:
      kind: none
  adaptation:
    kind: none
    side: contributors
  governance:
    kind: none
  metrics: {}
  headline: [income_variation, overhead_tokens_per_accepted, payout_delay_epochs, \
  honest_premium_tokens, alignment_spearman, attack_profit_tokens, \
  honest_loss_tokens, useful_quality_per_token]
  claims: []
  criteria: []

  """
