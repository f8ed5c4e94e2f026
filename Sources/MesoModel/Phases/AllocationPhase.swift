extension Engine {
  /// Phase 3: who works on what. The mechanism may limit each identity's contributions; then
  /// every strategy states its plan for the epoch, and where tasks are limited they are allotted.
  func allocation() {
    let slots = world.mechanism.allocation.slotsPerIdentity(
      view, memory: &memories[.allocation, default: Memory()])
    let forecast = taskMarket.map { TaskForecast($0.allocation, entrants: entrantsPerTask($0)) }
    plans.ask(shared, view: view, slots: slots, tasks: forecast)
    stepDrift()
    if panels != nil || docket != nil { noteSeats() }
    copied = plans.deeds.anyCopies ? visibleQuality() : nil
    if let taskMarket { allot(taskMarket) }
  }
}
