/// How a validator of one behaviour judges the work of one contributor behaviour, in 16 bits.
///
/// Every seat's rule is looked up, so it is small: what is unseen, whether there is a look, whether
/// the validator colludes, and with what ``Eye`` it looks.
struct SeatRule: BitwiseCopyable {
  let bits: UInt16

  init() { bits = 0 }

  init(_ judgement: Judgement, eye: UInt8, colludes: Bool) {
    let seen: UInt16 =
      switch judgement {
      case .approve: 1
      case .reject: 0
      case .inspect, .inspectOnce, .random, .copy: 2
      }
    bits = UInt16(eye) << 8 | (colludes ? 4 : 0) | seen
  }

  /// 1 where the validator approves without a look.
  @inline(__always) static func approvesUnseen(_ bits: UInt16) -> UInt32 { UInt32(bits) & 1 }
  /// 2 where the validator looks.
  @inline(__always) static func looks(_ bits: UInt16) -> UInt32 { UInt32(bits) & 2 }
  /// 1 where the validator colludes.
  @inline(__always) static func colludes(_ bits: UInt16) -> UInt16 { bits &>> 2 & 1 }
  /// The place of its ``Eye``.
  @inline(__always) static func eye(_ bits: UInt16) -> Int { Int(bits &>> 8) }
}

/// How exact a look is: its signal is quality + noise·Z + bias.
struct Eye: BitwiseCopyable, Hashable {
  /// The standard deviation of the signal.
  let noise: Double
  let bias: Double
}

/// What a look of one seat's rule is like.
///
/// The loop over seats is written once over any eyes and compiled for each: where all who look see
/// alike, as in most scenarios, nothing has to be looked up.
protocol Eyes {
  func eye(_ rule: UInt16) -> Eye
}

/// All see alike.
struct OneEye: Eyes {
  let eye: Eye

  @inline(__always) func eye(_ rule: UInt16) -> Eye { eye }
}

/// Eyes listed by place.
struct ListedEyes: Eyes {
  let eyes: UnsafePointer<Eye>

  @inline(__always) func eye(_ rule: UInt16) -> Eye { eyes[SeatRule.eye(rule)] }
}

/// How an opinion comes about: it approves if quality + noise·Z + bias exceeds the threshold.
struct Look: BitwiseCopyable {
  /// The standard deviation of the signal.
  var noise = 0.0
  /// Added to the signal; ±∞ for a judgement that does not look.
  var bias = 0.0
}
