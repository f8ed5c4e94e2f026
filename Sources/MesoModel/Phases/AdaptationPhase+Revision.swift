import MesoPrimitives

extension Engine {
  /// Lets the operators of a side revise: u < mutation takes any behaviour that the side considers;
  /// u < mutation + revision asks the rule.
  ///
  /// The words of u are those of ``Revisions``. The second block of an operator's adaptation stream
  /// holds the word that chooses a behaviour or a peer, and the word that decides whether to copy.
  func revise(_ population: Population, _ side: Side) {
    let rule = world.adaptation.rule
    let bounds = Revisions.Bounds(
      revision: UInt64(min(1, rule.mutation + rule.revision) * 0x1p32),
      mutation: UInt64(rule.mutation * 0x1p32))
    guard bounds.revision > 0, population.operatorCount > 0 else { return }
    let here = attendance(side)
    let active = activeOperators(population, here)
    guard active?.isEmpty != true else { return }
    findRevisions(population, bounds)
    switch adaptationKind {
    case .none: return
    case .peer(let rule): imitate(population, rule, active, here)
    case .response(let rule): respond(population, rule, here)
    case .learning(let rule): learn(population, rule, here)
    }
    adopt(population, side)
  }

  /// Who of a side takes part in the epoch.
  private func attendance(_ side: Side) -> Attendance {
    side == .contributors
      ? Attendance(cohorts: present.contributors, isAway: turnover.isAway)
      : Attendance(cohorts: present.validators, isAway: judgeTurnover.isAway)
  }

  /// The operators of a side that take part in the epoch; `nil` if all do.
  private func activeOperators(_ population: Population, _ here: Attendance) -> [Int]? {
    guard !here.isFull else { return nil }
    return (0..<population.operatorCount).filter { here.includes($0, of: population) }
  }

  /// Finds out who revises, if it is not known for the epoch.
  private func findRevisions(_ population: Population, _ bounds: Revisions.Bounds) {
    let revisions = population.revisions
    guard !revisions.hold(epoch: epoch, bounds) else { return }
    forEachRun(of: population) { run, worker in
      revisions.fill(
        run, keys: population.key, epoch: self.epoch, bounds, key: self.key, words: worker.runWords)
    }
    revisions.note(epoch: epoch, bounds)
  }

  /// Calls the body for runs of a side's operators, on all threads.
  func forEachRun(of population: Population, _ body: (Range<Int>, Worker) -> Void) {
    let count = population.operatorCount
    forEachRun((count + Tile.target - 1) / Tile.target) { run, worker in
      body((run * Tile.target)..<min((run + 1) * Tile.target, count), worker)
    }
  }

  /// Calls the body for the operators of each run that revise, which are listed in the worker.
  func forEachRevision(
    of population: Population, _ here: Attendance, _ body: (Worker) -> Void
  ) {
    let (considered, key, epoch) = (population.considered, key, epoch)
    forEachRun(of: population) { run, worker in
      // Taken out of the worker while they are listed, which then is checked once and not at every step.
      var revisers: [Reviser] = []
      swap(&revisers, &worker.revisers)
      revisers.removeAll(keepingCapacity: true)
      population.revisions.forEach(in: run, epoch: epoch) { place, mutates in
        guard here.includes(place, of: population), population.held[place] == nil,
          considered.contains(population.behaviour[place])
        else { return }
        revisers.append(Reviser(place: place, mutates: mutates))
      }
      worker.draw(&revisers, keys: population.key, key: key, epoch: epoch)
      swap(&revisers, &worker.revisers)
      body(worker)
    }
  }

  /// Lists that an operator takes up a behaviour, if it is another.
  @inline(__always)
  func note(_ place: Int, takesUp behaviour: UInt8, _ population: Population, _ worker: Worker) {
    guard behaviour != population.behaviour[place] else { return }
    worker.adoptions.append((place, behaviour))
  }

  /// Any of the behaviours that a side considers, for an operator that mutates.
  func mutation(of reviser: Reviser, _ considered: ConsideredBehaviours) -> UInt8 {
    considered.behaviours[Self.below(considered.count, reviser.choice)]
  }

  /// Gives operators the behaviours that they take up.
  private func adopt(_ population: Population, _ side: Side) {
    for worker in workers {
      for (place, behaviour) in worker.adoptions {
        if recordsEvents {
          note(
            .adoption, side, operator: place, units: 0, adoptionReason(place, side, to: behaviour))
        }
        population.behaviour[place] = behaviour
      }
      worker.adoptions.removeAll(keepingCapacity: true)
    }
  }

  private func adoptionReason(_ place: Int, _ side: Side, to behaviour: UInt8) -> String {
    let names =
      side == .contributors
      ? world.contributors.map { $0.terms.name } : world.validators.map { $0.terms.name }
    let population = side == .contributors ? contributors : validators
    return "from \(names[Int(population.behaviour[place])]) "
      + "to \(names[Int(behaviour)])"
  }

  @inline(__always)
  static func below(_ bound: Int, _ word: UInt32) -> Int {
    Int((UInt64(word) &* UInt64(bound)) &>> 32)
  }
}

/// Who of a side takes part in an epoch: operators of cohorts that are there, less those who have
/// left.
struct Attendance {
  /// 1 or 0 for each cohort.
  let cohorts: [UInt8]
  /// 1 for each operator that has left; `nil` or empty where none can.
  let isAway: Column<UInt8>?

  init(cohorts: [UInt8], isAway: Column<UInt8>?) {
    self.cohorts = cohorts
    self.isAway = isAway.flatMap { $0.count > 0 ? $0 : nil }
  }

  /// Whether nobody can be missing.
  var isFull: Bool { isAway == nil && !cohorts.contains(0) }

  @inline(__always)
  func includes(_ place: Int, of population: Population) -> Bool {
    cohorts[Int(population.home[place])] == 1 && isAway.map { $0[place] == 0 } ?? true
  }
}
