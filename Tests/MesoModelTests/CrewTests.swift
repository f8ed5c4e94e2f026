import Synchronization
import Testing

@testable import MesoModel

@Suite struct CrewTests {
  @Test(arguments: [1, 2, 3, 5])
  func `every thread does its part of every pass, and the pass ends when all have`(threads: Int) {
    let crew = Crew(threads: threads)
    let done = (0..<threads).map { _ in Count() }
    for pass in 1...2_000 {
      crew.perform { done[$0].value.add(1, ordering: .relaxed) }
      #expect(done.allSatisfy { $0.value.load(ordering: .relaxed) == pass })
    }
    crew.dismiss()
  }

  /// Longer than members look out for the next pass.
  @Test func `members that have gone to sleep wake for the next pass`() async throws {
    let crew = Crew(threads: 3)
    let done = Count()
    for pass in 1...5 {
      crew.perform { _ in done.value.add(1, ordering: .relaxed) }
      #expect(done.value.load(ordering: .relaxed) == 3 * pass)
      try await Task.sleep(for: .milliseconds(20))
    }
    crew.dismiss()
  }

  private final class Count: Sendable {
    let value = Atomic(0)
  }
}
