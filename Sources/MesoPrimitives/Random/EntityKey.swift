/// The lifelong 64-bit name of something that draws: an operator, an identity, a contribution.
///
/// A key is given at birth and never reused. It depends on the side, the cohort's name and the
/// ordinal alone, so changing one cohort leaves the luck of the others as it was.
public enum EntityKey {
  /// Scrambles 64 bits so that near inputs give far outputs (a bijection).
  ///
  /// - SeeAlso: the finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014).
  @inlinable
  public static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }

  /// The key of a cohort, of which those of its operators are made.
  ///
  /// - Parameters:
  ///   - side: The side it is on, such as `contributors`.
  ///   - name: The name of the cohort.
  public static func cohort(side: String, name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(side)/\(name)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return mixed(hash)
  }

  /// The key of an operator.
  ///
  /// - Parameters:
  ///   - cohortKey: The key of the cohort that declares it.
  ///   - ordinal: Its place in the cohort, from 0.
  @inlinable
  public static func `operator`(of cohortKey: UInt64, ordinal: Int) -> UInt64 {
    mixed(cohortKey ^ UInt64(ordinal))
  }

  /// The key of an operator, from the names of its side and cohort.
  public static func `operator`(side: String, cohort: String, ordinal: Int) -> UInt64 {
    self.operator(of: self.cohort(side: side, name: cohort), ordinal: ordinal)
  }

  /// The key of an operator's identity. The first identity's key is the operator's own.
  @inlinable
  public static func identity(of operatorKey: UInt64, ordinal: Int) -> UInt64 {
    ordinal == 0 ? operatorKey : mixed(operatorKey ^ (UInt64(ordinal) &<< 32))
  }

  /// The key of an identity's contribution within an epoch. The first one's key is the
  /// identity's own: the epoch is part of every draw's counter.
  @inlinable
  public static func contribution(of identityKey: UInt64, ordinal: Int) -> UInt64 {
    ordinal == 0 ? identityKey : mixed(identityKey &+ UInt64(ordinal))
  }
}
