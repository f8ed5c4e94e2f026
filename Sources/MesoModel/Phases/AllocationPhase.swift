extension Engine {
  /// Phase 3: who works on what. The mechanism may limit each identity's contributions; then
  /// every strategy states its plan for the epoch.
  func allocation() {
    let slots = world.mechanism.allocation.slotsPerIdentity(
      view, memory: &memories[.allocation, default: Memory()])
    plans.ask(world, view: view, slots: slots)
    stepDrift()
    if panels != nil || docket != nil { noteSeats() }
    copied = plans.deeds.anyCopies ? visibleQuality() : nil
  }
}
