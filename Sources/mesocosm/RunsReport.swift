import MesoReport

/// Says on standard error how journalled runs went and where their tables are.
struct RunsReport {
  let manifest: Manifest
  let folder: OutputFolder

  func print() {
    for failure in manifest.failures.prefix(5) {
      Console.complain(
        "failed: \(failure.mechanism), replicate \(failure.replicate): \(failure.error)")
    }
    let state = manifest.status == .interrupted ? " (interrupted)" : ""
    Console.complain(
      "\(manifest.runsFinished) of \(manifest.runsPlanned) runs\(state), "
        + "\(manifest.runsFailed) failed.\nTables: \(folder.path)  Result digest: "
        + "\(manifest.resultDigest.prefix(16))")
  }
}
