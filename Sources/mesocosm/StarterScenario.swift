/// The scenario that `new` writes.
enum StarterScenario {
  static func text(name: String) -> String {
    """
    # Who takes part, how they behave, and the rules that pay and punish them.
    # `mesocosm describe` lists everything that may be named here, with units and defaults.
    # Any field can be changed for one run: mesocosm run \(name).yaml --set epochs=50
    scenario: \(name)
    question: Does honest work pay more than lazy work, and does slashing widen the gap?

    seed: 1          # all luck comes from here; the same seed gives the same bytes
    epochs: 100      # the horizon
    warm-up: 20      # epochs left out of summaries
    replicates: 10   # runs under different luck, for the intervals

    treasury: {balance: 20_000}             # tokens that the sponsor starts with
    demand: {budget: 60, usage: 1_000, fee: 0.05}   # what an epoch may cost; what users pay

    contributors:
      honest:
        strategy: honest
        operators: 40
        capital: 100         # liquid tokens of each operator at the start
        stake: 20            # tokens that it can lose for rejected work
        effort-cost: 0.40    # tokens that one contribution costs its author
      lazy:
        strategy: lazy
        operators: 10
        capital: 100
        stake: 20
        effort-cost: 0.05

    validators:
      honest:
        strategy: honest
        operators: 12
        stake: 100
        signal-noise: 0.15   # how blurred a look at quality is
        inspection-cost: 0.025
      lazy:
        strategy: lazy
        mode: approve-all
        operators: 3
        stake: 100

    # A preset fills every stage; any stage can be replaced below it.
    mechanism:
      preset: pay-per-task
      verification: {kind: committee, size: 5, approvals: 3}

    # Named changes of all the above; each runs under the same seeds.
    treatments:
      as-planned: {}
      with-slashing: {mechanism: {slashing: {kind: fraction, fraction: 0.02, to: burn}}}

    # What the table shows first, and what it should show. Honest work is slashed by error, too.
    headline:
      - honest_premium_tokens
      - honest_loss_tokens
      - quality_accepted_mean
      - overhead_tokens_per_accepted
    claims:
      - honest_premium_tokens: as-planned < with-slashing
    """ + "\n"
  }
}
