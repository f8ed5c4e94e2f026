extension Engine {
  /// Phase 13: nobody changes the rules during a run yet. Votes and controllers will state the
  /// levers to change here, and the change will be the same operation as an override.
  func governance() {
    _ = world.governance.decisions(view, memory: &memories[.governance, default: Memory()])
  }
}
