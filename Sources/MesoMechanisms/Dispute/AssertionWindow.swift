import MesoModel

/// Work that stands on its author's bond for a window of epochs, in which watchers may match it.
///
/// Nobody who looked and found nothing is heard of, so what is not challenged is accepted, even if
/// it is bad.
struct AssertionWindow {
  /// What the author has at stake on a contribution, and a challenger against it, in base units.
  let bond: Int64
  /// Epochs in which a contribution may be challenged, its own included.
  let window: Int
  /// What an upheld challenge gains, in base units.
  let gain: Int64

  /// Where a case in its window has come to.
  enum Course {
    /// It waits, or it is settled.
    case undisputed
    /// Somebody who could pay for it challenges it now.
    case challenged(by: Int)
  }

  /// The stages of a case's note: not yet heard, in its window, and what comes after a challenge.
  static let asserted = 1
  static let disputed = 2

  /// Opens, continues or ends the window of a case.
  func hear(_ index: Int, on docket: Docket) -> Course {
    var note = docket[index].note
    if note.stage == 0 {
      guard docket[index].verdict != .rejected else { return .undisputed }
      guard docket.bond(bond, of: .author, on: index) else {
        docket.rule(index, .unexamined)
        return .undisputed
      }
      note.stage = Self.asserted
      note.due = docket.epoch + window - 1
    }
    for identity in docket.challenges(index, ChallengeOffer(gain: gain, loss: bond))
    where docket.bond(bond, of: .validator(identity), on: index) {
      return .challenged(by: identity)
    }
    if docket.epoch >= note.due {
      docket.refund(bond, to: .author, on: index)
      docket.rule(index, .accepted)
    } else {
      docket.keepOpen(index, note)
    }
    return .undisputed
  }

  /// Returns the winner's bond and declares the loser's lost; the loser's waits to be awarded.
  func settle(_ index: Int, on docket: Docket, winner: Party, loser: Party) {
    docket.refund(bond, to: winner, on: index)
    docket.forfeit(bond, of: loser, on: index)
  }

  /// Returns both bonds.
  func annul(_ index: Int, on docket: Docket, challenger: Party) {
    docket.refund(bond, to: .author, on: index)
    docket.refund(bond, to: challenger, on: index)
  }
}
