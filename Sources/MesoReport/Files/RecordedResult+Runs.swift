import Foundation
public import MesoExperiment
import MesoModel
import MesoScenario

extension RecordedResult {
  /// The finished runs with the rows that they gave to the tables, so that an experiment that was
  /// interrupted goes on where it stopped and its tables are as if it had not.
  ///
  /// - Parameters:
  ///   - experiment: The experiment; its scenario has the digest of this one.
  ///   - tables: The tables whose rows are wanted.
  /// - Returns: Empty when a table is missing, or a criterion asks for epochs, which tables do
  ///   not hold in full: everything is then to be run again.
  public func records(
    of experiment: Experiment, tables: StreamedTables
  ) -> [RunID: RunRecord] {
    guard experiment.criteria.allSatisfy({ $0.over == .run }) else { return [:] }
    var rows: [[String: [UInt8]]] = []
    for (file, columns) in tables.headers {
      guard let data = FileManager.default.contents(atPath: "\(path)/\(file.rawValue)"),
        let table = Self.rowsByRun(Array(data), header: CSVText(row: columns).bytes)
      else { return [:] }
      rows.append(table)
    }
    let identifiers = RunIdentifiers(scenario)
    var records: [RunID: RunRecord] = [:]
    for (id, values) in values {
      let key = String(decoding: identifiers.cells(of: id).bytes, as: UTF8.self)
      records[id] = RunRecord(
        id: id, status: .ok, values: values,
        criterionValues: experiment.criteria.map { criterion in
          metrics.firstIndex { $0.name == criterion.metric }.flatMap { values[$0] }
        },
        rows: rows.map { $0[key] ?? [] })
    }
    return records
  }

  /// The lines of a table by the ids that they begin with; `nil` if its columns are others.
  private static func rowsByRun(_ bytes: [UInt8], header: [UInt8]) -> [String: [UInt8]]? {
    guard bytes.starts(with: header) else { return nil }
    var rows: [String: [UInt8]] = [:]
    // Ids hold names and numbers: never a comma, a quote or a line feed.
    for line in bytes[header.count...].split(separator: 0x0A) {
      var commas = 0
      let ids = line.prefix { byte in
        commas += byte == 0x2C ? 1 : 0
        return commas < RunIdentifiers.runColumns.count
      }
      rows[String(decoding: ids, as: UTF8.self), default: []] += Array(line) + [0x0A]
    }
    return rows
  }
}
