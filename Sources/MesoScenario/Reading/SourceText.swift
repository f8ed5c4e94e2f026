import Foundation

/// The text of a scenario file.
enum SourceText {
  /// Files beyond this size are refused before they are parsed.
  static let maximumBytes = 1 << 20
  static let tooLarge = "The file is larger than a scenario may be (1 MiB)."

  /// Reads a file as UTF-8.
  ///
  /// - Throws: `ScenarioErrors` if there is no such file, it is a folder, it cannot be read, it is
  ///   larger than 1 MiB or it is not UTF-8.
  static func read(_ path: String) throws(ScenarioErrors) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ScenarioErrors(Place(path), "There is no such file.")
    }
    guard !isFolder.boolValue else {
      throw ScenarioErrors(Place(path), "This is a folder; name a scenario file in it.")
    }
    guard let bytes = bytes(of: path) else {
      throw ScenarioErrors(Place(path), "The file cannot be read.")
    }
    return try decode(bytes, of: path)
  }

  /// Checks size and encoding.
  static func decode(_ bytes: [UInt8], of path: String) throws(ScenarioErrors) -> String {
    guard bytes.count <= maximumBytes else {
      throw ScenarioErrors(Place(path), tooLarge)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScenarioErrors(
        firstInvalidByte(in: bytes, of: path), "The text is not UTF-8; save the file as UTF-8.")
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// At most one byte more than a scenario may have.
  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    var bytes: [UInt8] = []
    while bytes.count <= maximumBytes {
      do {
        let part = try file.read(upToCount: maximumBytes + 1 - bytes.count)
        guard let part, !part.isEmpty else { return bytes }
        bytes += part
      } catch {
        return nil
      }
    }
    return bytes
  }

  private static func firstInvalidByte(in bytes: [UInt8], of path: String) -> Place {
    var place = Place(path, line: 1, column: 1)
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      place.column += 1
      if scalar == "\n" { place = Place(path, line: place.line + 1, column: 1) }
    }
    return place
  }
}
