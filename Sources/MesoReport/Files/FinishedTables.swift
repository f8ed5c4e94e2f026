/// Tables that are known in full, written together with their manifest.
struct FinishedTables {
  let tables: [(file: ResultFile, bytes: [UInt8])]

  /// Writes the files under names that do not look finished, then gives them theirs.
  ///
  /// - Parameters:
  ///   - folder: A folder made ready for them.
  ///   - manifest: Makes the manifest of the tables.
  /// - Throws: `FileFailure`; unfinished files are then removed.
  func publish(
    to folder: OutputFolder, manifest: ([Manifest.Table]) -> Manifest
  ) throws -> Manifest {
    do {
      let written = try tables.map { try write($0.bytes, to: $0.file, in: folder) }
      let manifest = manifest(written)
      _ = try write(try manifest.json(), to: .manifest, in: folder)
      try folder.publish(tables.map { $0.file })
      return manifest
    } catch {
      folder.removeParts()
      throw error
    }
  }

  private func write(
    _ bytes: [UInt8], to file: ResultFile, in folder: OutputFolder
  ) throws -> Manifest.Table {
    var part = try PartFile(file, in: folder.path)
    try part.append(bytes)
    return try part.finish()
  }
}
