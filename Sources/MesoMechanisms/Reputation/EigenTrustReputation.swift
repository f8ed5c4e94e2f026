public import MesoModel

/// Lets trust flow along who rates whom, from those who are trusted at the start.
///
/// A validator's local trust in an author is its approvals less its rejections of the author's
/// work, and in a fellow validator its agreements less its disagreements on common panels; what is
/// below 0 counts as 0. Global trust is the fixed point of t = (1 − a)·Cᵀt + a·p. A reputation is
/// the node's trust relative to the highest of its side; who was never rated nor trusted from the
/// start has `initial`.
///
/// Example: three peers with local trust (0, .7, .3), (.5, 0, .5), (.2, .8, 0), pre-trusted alike
/// and a = 0.15, end at 0.280, 0.420 and 0.300.
///
/// Attacks: a clique that rates itself well keeps what trust flows in; `mixing` drains it, and
/// pre-trust by stake makes entering it cost capital. With `pre-trust: everyone` Sybil validators
/// bring trust along.
///
/// Properties: between 0 and 1; needs panels; O(ratings × steps) an epoch; pure.
public struct EigenTrustReputation: TrustReputation {
  public static let entry = CatalogEntry<any Reputation>(
    ComponentDescriptor(
      name: "eigentrust",
      summary: "Lets trust flow along who rates whom, from those who are trusted at the start.",
      parameters: [
        .share("mixing", default: "0.15", "Share of trust that returns to the pre-trusted (a)."),
        .choice(
          "pre-trust", of: PreTrust.allCases.map { $0.rawValue }, default: "stake",
          "Who is trusted from the start: validators by stake, validators alike, or everyone."),
        .share("retention", default: "0.95", "Share of local trust that an epoch leaves."),
        .share("initial", default: "0.5", "Value of an identity that was never rated."),
      ],
      reference: "S. Kamvar, M. Schlosser and H. Garcia-Molina, WWW 2003.")
  ) { values in
    EigenTrustReputation(
      mixing: values.number("mixing"),
      preTrust: PreTrust(rawValue: values.name("pre-trust")) ?? .stake,
      retention: values.number("retention"), initial: values.number("initial"))
  }

  enum PreTrust: String, CaseIterable { case stake, validators, everyone }

  let mixing: Double
  let preTrust: PreTrust
  let retention: Double
  public let initial: Double

  /// The memory holds the local trust in order of pairs: two integers and a number each.
  public func trust(
    _ ratings: [Rating], among peers: TrustPeers, memory: inout Memory
  ) -> [Double] {
    let nodes = peers.validators + peers.contributors
    merge(ratings, into: &memory)
    guard !memory.numbers.isEmpty else { return [] }
    var rows = [[(node: Int, trust: Double)]](repeating: [], count: nodes)
    var isRated = [Bool](repeating: false, count: nodes)
    for (place, value) in memory.numbers.enumerated() {
      let ratee = Int(memory.integers[2 * place + 1])
      isRated[ratee] = true
      if value > 0 { rows[Int(memory.integers[2 * place])].append((ratee, value)) }
    }
    let trust = EigenTrust(rows: rows, preTrust: start(peers), mixing: mixing).fixedPoint()
    let bestValidator = trust[..<peers.validators].max() ?? 0
    let bestContributor = trust[peers.validators...].max() ?? 0
    return trust.enumerated().map { node, value in
      let best = node < peers.validators ? bestValidator : bestContributor
      return best > 0 && (value > 0 || isRated[node]) ? value / best : initial
    }
  }

  /// Forgets some of the local trust and adds the epoch's ratings; both are in order of pairs.
  private func merge(_ ratings: [Rating], into memory: inout Memory) {
    var merged = Memory()
    var old = 0
    func keep(_ rater: Int64, _ ratee: Int64, _ value: Double) {
      guard value.magnitude > 1e-6 else { return }
      merged.integers += [rater, ratee]
      merged.numbers.append(value)
    }
    func pair(_ place: Int) -> (Int64, Int64) {
      (memory.integers[2 * place], memory.integers[2 * place + 1])
    }
    for rating in ratings {
      let new = (Int64(rating.rater), Int64(rating.ratee))
      while old < memory.numbers.count, pair(old) < new {
        keep(pair(old).0, pair(old).1, retention * memory.numbers[old])
        old += 1
      }
      var value = Double(rating.value)
      if old < memory.numbers.count, pair(old) == new {
        value += retention * memory.numbers[old]
        old += 1
      }
      keep(new.0, new.1, value)
    }
    while old < memory.numbers.count {
      keep(pair(old).0, pair(old).1, retention * memory.numbers[old])
      old += 1
    }
    memory = merged
  }

  private func start(_ peers: TrustPeers) -> [Double] {
    let staked = peers.stakes.reduce(0.0) { $0 + Double($1) }
    let everyone = Double(peers.validators + peers.contributors)
    let rest = [Double](repeating: 0, count: peers.contributors)
    switch preTrust {
    case .stake where staked > 0: return peers.stakes.map { Double($0) / staked } + rest
    case .stake, .validators:
      return [Double](repeating: 1 / Double(max(1, peers.validators)), count: peers.validators)
        + rest
    case .everyone:
      return [Double](repeating: 1 / everyone, count: peers.validators + peers.contributors)
    }
  }
}
