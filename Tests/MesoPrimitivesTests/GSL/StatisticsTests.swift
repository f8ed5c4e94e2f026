import MesoPrimitives
import Testing

@Suite struct StatisticsTests {
  @Test func `mean and deviation of a sample worked by hand`() {
    // Mean 5; squares 9, 1, 1, 1, 0, 0, 4, 16 sum to 32; 32 ⁄ 7.
    let sample = [2.0, 4, 4, 4, 5, 5, 7, 9]

    #expect(Statistics.mean(sample) == 5)
    #expect(abs(Statistics.standardDeviation(sample) - (32.0 / 7).squareRoot()) < 1e-15)
  }

  @Test func `the mean of equal values is that value`() {
    // Their sum, 0.9999999999999999, is not ten times it.
    #expect(Statistics.mean([Double](repeating: 0.1, count: 10)) == 0.1)
  }

  @Test func `a large offset does not spoil the deviation`() {
    #expect(Statistics.standardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 3]) == 1)
  }

  @Test func `quantiles are those of R's type 7`() {
    // quantile(c(10, 20, 30, 40), c(0, .1, .25, .5, 1)): 10, 13, 17.5, 25, 40.
    let sample = [40.0, 10, 30, 20]

    #expect(Statistics.quantile(0, of: sample) == 10)
    #expect(abs(Statistics.quantile(0.1, of: sample) - 13) < 1e-14)
    #expect(Statistics.quantile(0.25, of: sample) == 17.5)
    #expect(Statistics.quantile(0.5, of: sample) == 25)
    #expect(Statistics.quantile(1, of: sample) == 40)
    #expect(Statistics.quantile(0.3, ofSorted: [7]) == 7)
  }

  @Test func `equal values share the average of their ranks`() {
    #expect(Statistics.averageRanks([20, 10, 20, 30]) == [2.5, 1, 2.5, 4])
    #expect(Statistics.averageRanks([5, 5, 5]) == [2, 2, 2])
    #expect(Statistics.averageRanks([]) == [])
  }

  @Test func `Spearman with ties is Pearson of the average ranks`() {
    // Ranks of x: 1, 2.5, 2.5, 4; of y: 1, 3, 2, 4. Deviations from 2.5: x −1.5, 0, 0, 1.5 and
    // y −1.5, 0.5, −0.5, 1.5: 4.5 ⁄ √(4.5 × 5) = √0.9 = 0.9486832981.
    let rho = Statistics.spearman([1, 2, 2, 3], [10, 30, 20, 90])

    #expect(abs((rho ?? 0) - 0.9.squareRoot()) < 1e-15)
  }

  @Test func `Spearman of increasing and decreasing samples is 1 and -1`() {
    #expect(Statistics.spearman([1, 2, 3, 9], [1, 10, 100, 101]) == 1)
    #expect(Statistics.spearman([1, 2, 3, 9], [4, 3, 2, -7]) == -1)
  }

  @Test func `a sample that does not vary has no correlation`() {
    #expect(Statistics.spearman([1, 1, 1], [1, 2, 3]) == nil)
    #expect(Statistics.pearson([1, 2, 3], [0.1, 0.1, 0.1]) == nil)
  }

  @Test func `Pearson of a sample worked by hand`() {
    // Deviations −2 −1 0 1 2 and −2 0 0 −1 3: 9 ⁄ √(10 × 14).
    let r = Statistics.pearson([1, 2, 3, 4, 5], [1, 3, 3, 2, 6])

    #expect(abs((r ?? 0) - 9 / 140.0.squareRoot()) < 1e-15)
  }
}
