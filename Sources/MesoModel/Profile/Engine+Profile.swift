extension Engine {
  /// Measures the epochs to come.
  ///
  /// It changes no result.
  ///
  /// - Parameter stopwatch: The watch of the thread that steps; the others get their own.
  public func profile(with stopwatch: Stopwatch) {
    self.stopwatch = stopwatch
    for worker in workers { worker.stopwatch = Stopwatch(now: stopwatch.now) }
  }

  /// What was done since ``profile(with:)``, by all threads; `nil` if nothing is measured.
  public var profile: Profile? {
    guard let stopwatch else { return nil }
    var profile = Profile()
    profile.add(stopwatch.accounts)
    for worker in workers { profile.add(worker.stopwatch?.accounts ?? []) }
    return profile
  }
}
