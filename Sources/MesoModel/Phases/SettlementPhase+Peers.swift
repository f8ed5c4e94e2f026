import MesoPrimitives

/// Every attestation of an epoch by validator, each as 2·row + approves.
private struct AttestationRecord {
  private let entries: [UInt32]
  /// Where each validator's entries start, with one more place for the end.
  private let starts: [Int]

  init(_ seats: (row: [UInt32], validator: [UInt32]), validators: Int) {
    var starts = [Int](repeating: 0, count: validators + 1)
    for validator in seats.validator { starts[Int(validator) + 1] += 1 }
    for validator in 0..<validators { starts[validator + 1] += starts[validator] }
    var next = starts
    var entries = [UInt32](repeating: 0, count: seats.row.count)
    for (row, validator) in zip(seats.row, seats.validator) {
      entries[next[Int(validator)]] = row
      next[Int(validator)] += 1
    }
    (self.entries, self.starts) = (entries, starts)
  }

  /// A random entry of a validator on other rows than some; `nil` if it has none.
  ///
  /// Entries of a validator lie in the order of rows.
  func entry(
    of validator: Int, besides rows: [Int], _ stream: inout RandomStream
  ) -> (row: Int, approves: Bool)? {
    let own = starts[validator]..<starts[validator + 1]
    func first(from row: Int) -> Int {
      var (low, high) = (own.lowerBound, own.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if Int(entries[middle] >> 1) < row { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let barred = rows.sorted().map { first(from: $0)..<first(from: $0 + 1) }
    let choices = own.count - barred.reduce(0) { $0 + $1.count }
    guard choices > 0 else { return nil }
    var place = own.lowerBound + stream.below(choices)
    for range in barred where place >= range.lowerBound { place += range.count }
    return (Int(entries[place] >> 1), entries[place] & 1 == 1)
  }
}

extension Engine {
  /// Scores the attestations of the epoch against random peers of their panels, if the validator
  /// reward asks for it.
  ///
  /// A seat draws its peer among those of other validators who attested, then two penalty works,
  /// one that each has attested; without a peer, or without two penalty works that differ, it is
  /// not scored.
  func scorePeers() {
    guard let reward = stages.peerPay, let size = stages.panelTerms?.size else { return }
    let record = reward.scoring == .dasguptaGhosh ? attestationRecord(size: size) : nil
    forEachPanel(size: size) { row, key, seats in
      for (place, seat) in seats.enumerated() where seat.attested {
        let peers = seats.filter { $0.attested && $0.validator != seat.validator }
        guard !peers.isEmpty else { continue }
        var stream = RandomStream(
          key: self.key, entity: EntityKey.mixed(key &+ UInt64(place)), epoch: epoch,
          purpose: .peer)
        let peer = peers[stream.below(peers.count)]
        var score: Int64 = seat.approves == peer.approves ? 1 : 0
        if let record {
          guard let own = record.entry(of: seat.validator, besides: [row], &stream),
            let other = record.entry(of: peer.validator, besides: [row, own.row], &stream)
          else { continue }
          score -= own.approves == other.approves ? 1 : 0
        }
        workers[0].hearing.score[seat.validator] += score
      }
    }
  }

  private func attestationRecord(size: Int) -> AttestationRecord {
    var seats: (row: [UInt32], validator: [UInt32]) = ([], [])
    forEachPanel(size: size) { row, _, panel in
      for seat in panel where seat.attested {
        seats.row.append(UInt32(row) << 1 | (seat.approves ? 1 : 0))
        seats.validator.append(UInt32(seat.validator))
      }
    }
    return AttestationRecord(seats, validators: validators.identityCount)
  }

  /// Calls the body for every row that attestations were made on, with a key of the contribution
  /// and who sat on its panel.
  private func forEachPanel(size: Int, _ body: (Int, UInt64, [SeatRecord]) -> Void) {
    for tile in tiles {
      var (last, ordinal) = (Int32(-1), 0)
      for row in tile.firstRow..<(tile.firstRow + rowCounts[tile.index]) {
        let author = rows.author[row]
        // An author's rows stand side by side.
        ordinal = author == last ? ordinal + 1 : 0
        last = author
        guard rows.attestations[row] > 0 else { continue }
        let key = EntityKey.contribution(of: contributors.key[Int(author)], ordinal: ordinal)
        body(row, key, seatRecords(of: row, size: size))
      }
    }
  }
}
