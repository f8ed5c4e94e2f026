import MesoExperiment
import MesoModel
import MesoScenario

/// `equilibria.csv`: the mixes that may last, behaviour by behaviour.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism`, `side` | the scenario, the treatment, the side |
/// | `kind` | `nash`: an equilibrium of the payoff table; `stationary`: the shares of time with rare |
/// | | mutants; `alpha-rank`: those under strong selection |
/// | `number` | of the equilibrium; 1 for the other kinds |
/// | `behaviour`, `share`, `ci_low`, `ci_high` | its share, with the interval of resampled replicates |
/// | `payoff_tokens` | what those who make up the equilibrium earn, an operator and epoch |
/// | `stability` | `ess`, `not-ess`, or `undetermined` where a behaviour outside earns as much |
/// | `recurrence`, `verdict` | the share of resampled tables that have it; `shown` from 0.95 on, |
/// | | `not-separable` below, `unknown` with one replicate |
/// | `intensity` | of selection, for the kinds other than `nash` |
enum EquilibriumRows {
  static let columns = [
    "scenario", "mechanism", "side", "kind", "number", "behaviour", "share", "ci_low", "ci_high",
    "payoff_tokens", "stability", "recurrence", "verdict", "intensity",
  ]

  static func text(_ evolution: Evolution, _ findings: EvolutionFindings) -> CSVText {
    var text = CSVText(row: columns)
    func head(_ kind: String, _ number: Int, _ behaviour: Int, _ share: EvolutionFindings.Share) {
      for cell in [
        evolution.scenario.name, evolution.mechanism, evolution.choice.side.rawValue, kind,
      ] { text.add(cell) }
      text.add(number)
      text.add(findings.behaviours[behaviour])
      text.add(share.value)
      text.add(share.interval?.low)
      text.add(share.interval?.high)
    }
    for (number, equilibrium) in findings.equilibria.enumerated() {
      for (behaviour, share) in equilibrium.shares.enumerated() {
        head("nash", number + 1, behaviour, share)
        text.add(equilibrium.payoff)
        text.add(equilibrium.stability)
        text.add(equilibrium.recurrence)
        text.add(equilibrium.verdict)
        text.addMissing()
        text.endRow()
      }
    }
    let chains: [(String, [EvolutionFindings.Share], Double?)] = [
      ("stationary", findings.stationary, evolution.choice.intensity),
      ("alpha-rank", findings.alphaRank, findings.alpha),
    ]
    for (kind, shares, intensity) in chains {
      for (behaviour, share) in shares.enumerated() {
        head(kind, 1, behaviour, share)
        for _ in 0..<4 { text.addMissing() }
        text.add(intensity)
        text.endRow()
      }
    }
    return text
  }
}

extension EvolutionFindings.Equilibrium {
  /// Whether resampled replicates have it too, in a word.
  var verdict: String {
    recurrence == nil ? "unknown" : isShown ? "shown" : "not-separable"
  }
}

/// `payoffs.csv`: the heuristic payoff table, by mix and behaviour.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism`, `side`, `mix` | the scenario, the treatment, the side, the mix's number |
/// | `operators.<behaviour>` | the operators that make up the mix |
/// | `behaviour`, `invader` | whose payoff; `true` where one operator tries what nobody else does |
/// | `n`, `payoff_tokens`, `ci_low`, `ci_high` | an operator and epoch, with its 95 % interval |
/// | `advantage_tokens`, with `_ci_low`, `_ci_high` | against the mean of the mix, paired |
enum PayoffRows {
  static func text(_ evolution: Evolution, _ findings: EvolutionFindings) -> CSVText {
    var text = CSVText(
      row: ["scenario", "mechanism", "side", "mix"]
        + findings.behaviours.map { "operators.\($0)" } + [
          "behaviour", "invader", "n", "payoff_tokens", "ci_low", "ci_high", "advantage_tokens",
          "advantage_ci_low", "advantage_ci_high",
        ])
    for row in findings.payoffs {
      text.add(evolution.scenario.name)
      text.add(evolution.mechanism)
      text.add(evolution.choice.side.rawValue)
      text.add(row.mix)
      for count in row.operators { text.add(count) }
      text.add(findings.behaviours[row.behaviour])
      text.add(String(row.isInvader))
      text.add(row.payoff.count)
      text.add(row.payoff.mean)
      text.add(row.payoff.interval?.low)
      text.add(row.payoff.interval?.high)
      let interval = row.advantage.interval(level: 0.95)
      text.add(row.advantage.mean)
      text.add(interval?.low)
      text.add(interval?.high)
      text.endRow()
    }
    return text
  }
}

/// `fixation.csv`: one mutant of a behaviour among operators of another.
///
/// | column | what it holds |
/// |---|---|
/// | `scenario`, `mechanism`, `side` | the scenario, the treatment, the side |
/// | `resident`, `invader` | what everybody follows, and the mutant |
/// | `n`, `gain_tokens`, `ci_low`, `ci_high` | what the mutant earns more than as a resident, an epoch, |
/// | | with the interval that holds over all pairs |
/// | `p_adjusted`, `verdict` | Holm's; `invades`, `resists`, `neutral`, `inconclusive` |
/// | `population`, `process`, `intensity` | the finite population that it may take over |
/// | `fixation_probability`, with `_ci_low`, `_ci_high` | that it does, with resampled replicates |
/// | `neutral_probability` | what it would be if all earned the same |
enum FixationRows {
  static let columns = [
    "scenario", "mechanism", "side", "resident", "invader", "n", "gain_tokens", "ci_low",
    "ci_high", "p_adjusted", "verdict", "population", "process", "intensity",
    "fixation_probability", "fixation_ci_low", "fixation_ci_high", "neutral_probability",
  ]

  static func text(_ evolution: Evolution, _ findings: EvolutionFindings) -> CSVText {
    var text = CSVText(row: columns)
    for row in findings.invasions {
      text.add(evolution.scenario.name)
      text.add(evolution.mechanism)
      text.add(evolution.choice.side.rawValue)
      text.add(findings.behaviours[row.resident])
      text.add(findings.behaviours[row.invader])
      text.add(row.gain.count)
      text.add(row.gain.mean)
      text.add(row.interval?.low)
      text.add(row.interval?.high)
      text.add(row.adjustedPValue)
      text.add(row.verdict.rawValue)
      text.add(evolution.population)
      text.add(evolution.choice.process.rawValue)
      text.add(evolution.choice.intensity)
      text.add(row.fixation?.value)
      text.add(row.fixation?.interval?.low)
      text.add(row.fixation?.interval?.high)
      text.add(1 / Double(evolution.population))
      text.endRow()
    }
    return text
  }
}
