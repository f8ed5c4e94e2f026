import MesoMechanisms
import MesoModel
import MesoPrimitives
import MesoScenario
import Testing

@Suite struct `Checking values` {
  /// Lines at line 7 and 8 of the smallest scenario, and what is wrong with them.
  @Test(arguments: [
    ("epochs: abc", "7:9: 'epochs' must be a whole number, not 'abc'."),
    ("epochs: 1.5", "7:9: 'epochs' must be a whole number, not '1.5'."),
    ("epochs: 1e3", "7:9: 'epochs' must be a whole number, not '1e3'."),
    ("epochs: 0x10", "7:9: 'epochs' must be a whole number, not '0x10'."),
    ("epochs: 1__0", "7:9: 'epochs' must be a whole number, not '1__0'."),
    ("epochs: \"5\"", "7:9: 'epochs' must be a whole number, not the quoted text \"5\"."),
    ("epochs: [5]", "7:9: 'epochs' must be a whole number, not a list."),
    ("epochs: {a: 5}", "7:9: 'epochs' must be a whole number, not a map."),
    ("epochs:", "7:8: 'epochs' has no value. Leave the key out for the default."),
    ("epochs: -5", "7:9: 'epochs' is -5; it must be between 1 and 1000000 (epochs)."),
    (
      "epochs: 99999999999999999999",
      "7:9: 'epochs' is 99999999999999999999; it must be between 1 and 1000000 (epochs)."
    ),
    (
      "seed: 9223372036854775808",
      "7:7: 'seed' is 9223372036854775808; it must be between 0 and 9223372036854775807 (seed)."
    ),
    (
      "quality-threshold: 1.5",
      "7:20: 'quality-threshold' is 1.5; it must be between 0 and 1 (share)."
    ),
    (
      "quality-threshold: .nan",
      "7:20: 'quality-threshold' must be a number such as 0.25, not '.nan'."
    ),
    (
      "quality-threshold: inf",
      "7:20: 'quality-threshold' must be a number such as 0.25, not 'inf'."
    ),
    (
      "quality-threshold: 1e999",
      "7:20: 'quality-threshold' must be a number such as 0.25, not '1e999'."
    ),
    (
      "treasury: {balance: 0.1234567891}",
      "7:21: 'treasury.balance' is 0.1234567891; the token has 9 decimals."
    ),
    (
      "treasury: {balance: -1}",
      "7:21: 'treasury.balance' is -1; it must be at least 0 tokens."
    ),
    (
      "treasury: {balance: 9223372036.9}",
      "7:21: 'treasury.balance' is 9223372036.9; it must be between 0 and 9223372036.854775807 "
        + "tokens."
    ),
    (
      "treasury: {balance: 1e3}",
      "7:21: 'treasury.balance' must be an amount of tokens such as 1_000.25, not '1e3'."
    ),
    (
      "demand: {tasks: many}",
      "7:17: 'demand.tasks' must be a whole number or 'unlimited', not 'many'."
    ),
    (
      "costs: {settled: burnt}",
      "7:18: 'costs.settled' is 'burnt'; it must be external or burned. Did you mean 'burned'?"
    ),
    (
      "token: {symbol: \"A B\"}",
      "7:17: 'token.symbol' must be 1 to 12 letters and digits that start with a letter, not the "
        + "quoted text \"A B\"."
    ),
    ("question: [a]", "7:11: 'question' must be a text, not a list."),
    ("token: [a]", "7:8: 'token' must be a map, not a list."),
    ("shock: []", "7:1: Unknown key 'shock' at the top level. Did you mean 'shocks'? Known: "),
    (
      "token: {decimal: 5}",
      "7:9: Unknown key 'decimal' in 'token'. Did you mean 'decimals'? "
        + "Known: symbol, decimals, price, emission."
    ),
    (
      "popularity: {item-sd: 1, opertor-sd: 2}",
      "7:26: Unknown key 'opertor-sd' in 'popularity'. Did you mean 'operator-sd'? "
        + "Known: item-sd, operator-sd."
    ),
    ("headline: foo", "7:11: 'headline' must be a list of names, not 'foo'."),
    ("headline: [[a]]", "7:12: An item of 'headline' must be a name, not a list."),
    ("metrics: {gini_balance: {}}", "7:25: 'metrics.gini_balance' needs 'every': measured every "),
    ("production: logistic", "7:13: 'production' must be a map with 'kind', not 'logistic'."),
    (
      "adaptation: {kind: fermy}",
      "7:20: 'adaptation.kind' is 'fermy'; it must be none, copy-richer, fermi, "
        + "proportional-imitation, logit, best-response, replicator, q-learning, epsilon-greedy, "
        + "ucb1, exp3 or roth-erev. Did you mean 'fermi'?"
    ),
    (
      "adaptation: {kind: copy-richer, intensity: 1}",
      "7:33: Unknown key 'intensity' in 'adaptation' (kind copy-richer). "
        + "Known: kind, revision, mutation, side, among."
    ),
    (
      "adaptation: {kind: fermi, payoff: {window: 0}}",
      "7:44: 'adaptation.payoff.window' is 0; it must be between 1 and 100000 (epochs)."
    ),
  ])
  func `a wrong value is named with what is allowed`(line: String, problem: String) {
    let found = problems(adding: line)
    #expect(found.hasPrefix("s.yaml:\(problem)"))
    #expect(found.split(separator: "\n").count == 1)
  }

  /// Keys of a cohort of contributors on line 3.
  @Test(arguments: [
    (
      "operators: 1",
      "3:6: 'contributors.a' needs 'strategy': honest, lazy, sybil, colluding, "
        + "wash-user, plagiarist, poisoner, spammer, benchmark-gamer or mercenary."
    ),
    (
      "strategy: honst, operators: 1",
      "3:17: 'contributors.a.strategy' is 'honst'; it must be honest, lazy, sybil, colluding, "
        + "wash-user, plagiarist, poisoner, spammer, benchmark-gamer or mercenary. "
        + "Did you mean 'honest'?"
    ),
    (
      "strategy: honest",
      "3:6: 'contributors.a' needs 'operators': how many operators the cohort has."
    ),
    (
      "strategy: honest, operators: 1, capitl: 3",
      "3:39: Unknown key 'capitl' in 'contributors.a' (strategy honest). Did you mean 'capital'? "
        + "Known: strategy, effort, effort-rule, expected-reward, first-reward, effort-limit, "
        + "operators, identities, capital, stake, top-up, sell, coalition, arrive, depart, choices, "
        + "reinvest, role, work, contributions-per-epoch, uses-identities, skill, effort-cost, "
        + "quality, tasks, participation, reserve."
    ),
    (
      "strategy: honest, operators: 1, skill: {beta: [5]}",
      "3:53: 'contributors.a.skill.beta' must be a list of 2 numbers [alpha, beta], not a list of "
        + "1."
    ),
    (
      "strategy: honest, operators: 1, skill: {beta: [5, 0]}",
      "3:57: 'contributors.a.skill.beta.beta' is 0; it must be between 0.01 and 100000 (shape)."
    ),
    (
      "strategy: honest, operators: 1, skill: {}",
      "3:46: 'contributors.a.skill' must be a map with one key, beta, uniform or constant, not 0 "
        + "keys."
    ),
    (
      "strategy: honest, operators: 1, skill: {bet: 5}",
      "3:47: Unknown key 'bet' in 'contributors.a.skill'. Did you mean 'beta'? "
        + "Known: beta, uniform, constant."
    ),
    (
      "strategy: honest, operators: 1, skill: {constant: null}",
      "3:57: 'contributors.a.skill.constant' has no value."
    ),
    (
      "strategy: honest, operators: 1, effort-cost: free",
      "3:52: 'contributors.a.effort-cost' must be an amount of tokens such as 1_000.25, not "
        + "'free'."
    ),
    (
      "strategy: honest, operators: 1, effort-cost: {fix: 1}",
      "3:53: Unknown key 'fix' in 'contributors.a.effort-cost'. Did you mean 'fixed'? "
        + "Known: fixed, linear, quadratic."
    ),
    (
      "strategy: honest, operators: 1, role: judge",
      "3:45: 'contributors.a.role' is 'judge'; it must be model-developer, data-provider, "
        + "compute-provider, tool-integrator or prompt-engineer."
    ),
    (
      "strategy: honest, operators: 1, coalition: Ring A",
      "3:50: 'contributors.a.coalition' must be a name (lower-case letters, digits and hyphens, "
        + "starting with a letter), not 'Ring A'."
    ),
    (
      "strategy: honest, operators: 1, top-up: {below: 1}",
      "3:47: 'contributors.a.top-up' needs 'amount': what it moves from liquid to stake."
    ),
  ])
  func `a wrong cohort is named with what is allowed`(keys: String, problem: String) {
    let text = """
      scenario: cohorts
      contributors:
        a: {\(keys)}
      mechanism: {verification: {kind: none}, reward: {kind: per-task}}
      """
    #expect(problems(text) == "s.yaml:\(problem)")
  }

  /// The names of a stage's components, as messages list them.
  private func anyOf(_ stage: Stage) -> String {
    let names = Catalog.standard.descriptors(of: stage).map(\.name)
    return names.dropLast().joined(separator: ", ") + " or " + names.last!
  }

  @Test func `keys that all strategies share are checked where the strategy is not known`() {
    let text = """
      scenario: cohorts
      contributors:
        a: {strategy: honst, capital: -1, effort: 2, effort-cost: {fixed: free}, skil: 1}
        b: {stake: all, operators: 1}
      validators:
        v: {strategy: honest-ish, operators: 3, signal-noise: loud}
      mechanism: {verification: {kind: none}, reward: {kind: per-task}}
      """
    #expect(
      problems(text) == """
        s.yaml:3:6: 'contributors.a' needs 'operators': how many operators the cohort has.
        s.yaml:3:17: 'contributors.a.strategy' is 'honst'; it must be \
        \(anyOf(.contributorStrategy)). Did you mean 'honest'?
        s.yaml:3:33: 'contributors.a.capital' is -1; it must be at least 0 tokens.
        s.yaml:3:69: 'contributors.a.effort-cost.fixed' must be an amount of tokens such as \
        1_000.25, not 'free'.
        s.yaml:4:6: 'contributors.b' needs 'strategy': \(anyOf(.contributorStrategy)).
        s.yaml:4:14: 'contributors.b.stake' must be an amount of tokens such as 1_000.25, not 'all'.
        s.yaml:6:17: 'validators.v.strategy' is 'honest-ish'; it must be \
        \(anyOf(.validatorStrategy)).
        s.yaml:6:57: 'validators.v.signal-noise' must be a number such as 0.25, not 'loud'.
        """)
  }

  @Test func `a mechanism without preset needs what it verifies and pays`() {
    let text = smallest.replacing("{preset: pay-per-task}", with: "{admission: {kind: open}}")
    #expect(
      problems(text) == """
        s.yaml:6:12: 'mechanism' needs 'verification', or a 'preset' that fills it.
        s.yaml:6:12: 'mechanism' needs 'reward', or a 'preset' that fills it.
        """)
    let bare = smallest.replacing(
      "{preset: pay-per-task}", with: "{verification: {kind: none}, reward: {amount: 2}}")
    #expect(
      problems(bare)
        == "s.yaml:6:49: 'mechanism.reward' needs 'kind': "
        + list(Catalog.mechanisms.descriptors(of: .reward).map { $0.name }) + ".")
  }

  @Test func `a misspelt preset is one error`() {
    let text = smallest.replacing("pay-per-task", with: "pay-per-tsk")
    #expect(
      problems(text)
        == "s.yaml:6:21: 'mechanism.preset' is 'pay-per-tsk'; it must be "
        + list(Preset.all.map { $0.name }) + ". Did you mean 'pay-per-task'?")
  }

  /// “a, b or c”.
  private func list(_ names: [String]) -> String {
    names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  @Test func `what a preset says is checked against the token`() {
    #expect(
      problems(adding: "token: {decimals: 1}").split(separator: "\n").first
        == "s.yaml:6:21: 'mechanism.validator-reward.fee' is 0.04; the token has 1 decimal.")
  }

  @Test func `digits may be grouped and a point needs digits on both sides`() throws {
    let scenario = try load(
      smallest + "epochs: 1_000\ntreasury: {balance: 1_000.000_5}\nquality-threshold: 5e-1\n")
    let world = scenario.treatments[0].world
    #expect(world.epochs == 1_000)
    #expect(world.treasury.units == 1_000_000_500_000)
    #expect(world.qualityThreshold == 0.5)
    #expect(problems(adding: "treasury: {balance: .5}").contains("must be an amount of tokens"))
    #expect(problems(adding: "quality-threshold: .5").contains("must be a number"))
  }

  @Test func `flags are true or false and nothing else`() {
    let path = "mechanism.verification.commit-reveal"
    #expect(problems(smallest, "\(path)=false") == "")
    for text in ["yes", "True", "1", "\"true\""] {
      #expect(problems(smallest, "\(path)=\(text)").contains("must be true or false, not"))
    }
  }

  @Test func `an optional key may be null`() throws {
    let scenario = try load(smallest + "demand: {budget: null}\nquestion:\n")
    #expect(scenario.treatments[0].world.demand.budget == nil)
    #expect(scenario.question == nil)
  }
}
