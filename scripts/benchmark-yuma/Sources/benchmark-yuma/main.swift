import MesoMechanisms

// The same network as yuma.c draws, whose weights change from epoch to epoch; prints the microseconds
// of the fastest epoch and of the median one, and a checksum.
let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard numbers.count == 4, CommandLine.arguments.count == 6,
  let variant = YumaVariant(rawValue: CommandLine.arguments[5])
else { fatalError("usage: benchmark-yuma VALIDATORS SERVERS ENTRIES EPOCHS VARIANT") }
let (validators, servers, entries, epochs) = (numbers[0], numbers[1], numbers[2], numbers[3])

struct Generator {
  var state: UInt64 = 42

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}
var random = Generator()

let stakes = (0..<validators).map { _ in 1 + 99 * random.uniform() } + (0..<servers).map { _ in 0 }
let choices = (0..<2).map { _ in
  var weights = SparseRows<Double>(rows: 0)
  for validator in 0..<validators {
    for entry in 0..<entries {
      // Half of a row is on servers that all agree to look at.
      let server =
        entry < entries / 2
        ? entry : entry * servers / entries + (validator * 7 + entry) % (servers / entries)
      weights.append(0.1 + random.uniform(), column: Int32(validators + server))
    }
    weights.endRow()
  }
  for _ in 0..<servers { weights.endRow() }
  return YumaEpoch(stakes: stakes, weights: weights)
}

var rule = variant.rule
rule.maxValidators = validators
var network = YumaNetwork(identities: validators + servers, rule: rule)
var dividends: [Double] = []
let clock = ContinuousClock()
var times: [Duration] = []
for epoch in 0..<epochs {
  let choice = choices[epoch % 2]
  times.append(clock.measure { dividends = network.step(choice, reportsBonds: false).dividends })
}
times.sort()
let squares = dividends.reduce(0) { $0 + $1 * $1 }
print(times[0] / .microseconds(1), times[epochs / 2] / .microseconds(1), squares)
