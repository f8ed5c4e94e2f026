public import MesoExperiment

extension TextTable {
  /// How rules divided the emission of a recorded network; the first is the baseline.
  public init(_ summaries: [ReplaySummary]) {
    self.init(
      [
        "mechanism", "epochs", "server_share", "incentive_hhi", "dividends_hhi",
        "emission_moved_share",
      ], firstNumber: 1)
    for summary in summaries {
      add([
        summary.name, String(summary.epochs), NumberText.significant(summary.serverShare),
        NumberText.significant(summary.incentiveConcentration),
        NumberText.significant(summary.dividendConcentration),
        summary.moved.map(NumberText.significant) ?? "-",
      ])
    }
  }
}
