import MesoScenario
import Testing

/// Tasks that are allotted, and rules of roles, beside the rest of a scenario.
struct TaskChecksTests {
  private let text = """
    scenario: tasks
    epochs: 10
    warm-up: 0
    demand: {kind: constant, tasks: 3}
    treasury: {balance: 1_000}
    contributors:
      work: {strategy: honest, operators: 3, capital: 10}
      data: {strategy: honest, role: data-provider, operators: 2, capital: 10}
    mechanism:
      allocation: {kind: bounty}
      verification: {kind: none}
      reward: {kind: agreed-price}
    """

  private func load(_ overrides: [String]) throws -> ResolvedScenario {
    try ScenarioLoader().load(text: text, file: "s.yaml", overrides: overrides)
  }

  private static let open = "mechanism.allocation={kind: open-submission}"
  private static let perTask = "mechanism.reward={kind: per-task}"

  @Test(arguments: [
    ([open], "pays what an allocation of tasks agrees on, and 'open-submission' gives out none"),
    (["demand.tasks=unlimited"], "'demand.tasks' must be their number in an epoch"),
    ([perTask], "agrees on prices, and the reward 'per-task' does not pay them"),
    (["mechanism.dispute={kind: delay}"], "verdicts that take longer"),
    (["mechanism.allocation.bounty=9_000_000_000"], "more tokens an epoch than fit 64 bits"),
    (
      ["contributors.work.tasks={cost-low: 2, cost-high: 1}"],
      "'contributors.work.tasks.cost-low' is 2, more than 'cost-high', 1."
    ),
    (
      ["contributors.work.tasks={effort: equilibrium}"],
      "is 'equilibrium', and there is none: the allocation 'bounty' must be a contest"
    ),
    (
      [
        "mechanism.allocation={kind: contest}", "contributors.work.effort-cost=1",
        "contributors.work.tasks={effort: equilibrium}",
      ], "'effort-cost' must grow with effort"
    ),
    (
      ["mechanism.allocation={kind: priority-queue, trusted: 0.5, priority: 0.6}"],
      "'priority' must not be above 'trusted'"
    ),
    (["mechanism.allocation={kind: bounty, target: latency}"], "reads 'latency'"),
    (["contributors.work.tasks={bids: cost}"], "Did you mean 'bid'?"),
    (
      ["mechanism.roles={data-provder: {reward: {kind: per-task}}}"], "Did you mean 'data-provider'"
    ),
    (["mechanism.roles={data-provider: {budget: 1}}"], "needs 'reward'"),
    (
      ["mechanism.roles={data-provider: {reward: {kind: royalty}}}"],
      "'mechanism.roles.data-provider.reward' is 'royalty', which follows the use of the whole"
    ),
    (
      ["mechanism.roles={data-provider: {reward: {kind: agreed-price}}}"],
      "it can only be 'mechanism.reward'"
    ),
    (
      ["mechanism.roles={data-provider: {reward: {kind: pool-share}}}"],
      "shares out 'mechanism.roles.data-provider.budget', and none is set"
    ),
    (
      ["mechanism.roles={data-provider: {reward: {kind: dynamic, formula: latency}}}"],
      "reads 'latency', and a data-provider such as 'contributors.data'"
    ),
    (
      ["mechanism.roles={data-provider: {reward: {kind: per-task, amount: 9_000_000_000}}}"],
      "'mechanism.roles.data-provider.reward' comes to more tokens"
    ),
  ])
  func `what cannot hold is refused`(overrides: [String], words: String) throws {
    let errors = try #require(throws: ScenarioErrors.self) { _ = try load(overrides) }
    #expect(errors.description.contains(words), "\(errors)")
  }

  @Test(arguments: [
    (
      ["treasury.balance=9"],
      "A task costs up to 10 tokens, and its sponsor has 9; none can be posted"
    ),
    (["demand.tasks=0"], "'demand.tasks' is 0; nobody works"),
    ([open, perTask], "'demand.tasks' has no effect: the allocation 'open-submission'"),
    (
      [open, perTask, "contributors.work.tasks={markup: 1}"],
      "'contributors.work.tasks' has no effect"
    ),
    (
      [
        "mechanism.allocation={kind: reverse-auction, deposit: 11}",
        "contributors.work.tasks={markup: 0}",
      ], "cannot put up the deposit of a bid, 11 tokens"
    ),
    (
      ["mechanism.roles={tool-integrator: {reward: {kind: per-task}}}"],
      "'mechanism.roles.tool-integrator' pays nobody: no cohort has the role"
    ),
    (
      ["mechanism.roles={data-provider: {reward: {kind: revenue-share}}}"],
      "'usage' of the role times 'demand.fee' is 0"
    ),
  ])
  func `what is probably not meant is warned of`(overrides: [String], words: String) throws {
    let warnings = try load(overrides).warnings
    #expect(warnings.contains { $0.contains(words) }, "\(warnings)")
  }

  @Test func `a rule of a role is swept by its path`() throws {
    let rule = "mechanism.roles={data-provider: {reward: {kind: per-task, amount: 2}}}"
    let text = try load([rule, "mechanism.roles.data-provider.reward.amount=5"]).text

    #expect(text.contains("amount: 5"))
  }
}
