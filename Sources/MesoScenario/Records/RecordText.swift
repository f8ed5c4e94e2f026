import Foundation

/// The bytes of a file of records. Records may be larger than a scenario may.
enum RecordText {
  /// The greatest stake or weight: sums of as many as a network has stay exact enough to divide by.
  static let greatestNumber = 1e15

  /// Reads a file as UTF-8.
  ///
  /// - Throws: `ScenarioErrors` if there is no such file, it is a folder, it cannot be read or it
  ///   is not UTF-8.
  static func read(_ path: String) throws(ScenarioErrors) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ScenarioErrors(Place(path), "There is no such file.")
    }
    guard !isFolder.boolValue else {
      throw ScenarioErrors(Place(path), "This is a folder; name the files in it.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ScenarioErrors(Place(path), "The file cannot be read.")
    }
    var bytes = Array(data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ScenarioErrors(Place(path), "The text is not UTF-8; save the file as UTF-8.")
    }
    return bytes
  }
}
