public import MesoModel

/// What a recorder is shown after an epoch.
public struct EpochObservation: Sendable {
  public let frame: EpochFrame
  /// One value per metric; `nil` where it is not due or undefined.
  public let values: [Double?]
  /// What happened to single operators; empty unless the experiment records events.
  public let events: [Event]

  public init(frame: EpochFrame, values: [Double?], events: [Event]) {
    self.frame = frame
    self.values = values
    self.events = events
  }
}

/// What a recorder is shown at the end of a run.
public struct RunObservation: Sendable {
  /// The contributors' accounts.
  public let columns: OperatorColumns
  public let validators: OperatorColumns
  /// One run value per metric.
  public let values: [Double?]

  public init(columns: OperatorColumns, validators: OperatorColumns, values: [Double?]) {
    self.columns = columns
    self.validators = validators
    self.values = values
  }
}
