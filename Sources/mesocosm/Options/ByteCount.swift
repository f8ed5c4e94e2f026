import ArgumentParser

/// An amount of memory, such as `512M` or `4G` (powers of 1024).
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int

  private static let units: [(suffix: Character, shift: Int)] = [("K", 10), ("M", 20), ("G", 30)]

  init(gibibytes: Int) { bytes = gibibytes << 30 }

  init?(argument: String) {
    let unit = Self.units.first { argument.uppercased().hasSuffix(String($0.suffix)) }
    let digits = unit == nil ? argument[...] : argument.dropLast()
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(digits), count > 0
    else { return nil }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 1 << (unit?.shift ?? 0))
    guard !overflow else { return nil }
    self.bytes = bytes
  }

  var description: String { Self.text(bytes) }

  /// A number of bytes for people: `1.5 GiB`.
  static func text(_ bytes: Int) -> String {
    for unit in units.reversed() where bytes >= 1 << unit.shift {
      let tenths = (Double(bytes) / Double(1 << unit.shift) * 10).rounded() / 10
      return "\(tenths.formattedBriefly) \(unit.suffix)iB"
    }
    return "\(bytes) B"
  }
}

extension Double {
  fileprivate var formattedBriefly: String {
    self == rounded() ? String(Int(self)) : String(self)
  }
}
