import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

/// Emissions that follow what the network does.
struct EmissionFeedbackTests {
  /// Recorded: staked share, inflation after it has moved, tokens minted, twelve epochs a year.
  @Test func `the inflation of a staking chain follows its recorded path`() throws {
    let emission = try TargetStakeEmission.entry.made()
    let path = [
      (0.3, 0.135_982_587_064_676_6, 11_331.882_255_389_719),
      (0.3, 0.141_965_174_129_353_22, 11_964.492_230_579_412),
      (0.3, 0.147_947_761_194_029_83, 12_616.200_636_930_555),
      (0.5, 0.150_696_517_412_935_3, 13_009.034_784_607_224),
      (0.67, 0.150_696_517_412_935_3, 13_172.402_804_352_56),
      (0.9, 0.146_977_611_940_298_49, 13_008.670_137_039_842),
      (0.9, 0.143_258_706_467_661_71, 12_834.818_305_403_833),
      (0.9, 0.139_539_801_005_025_86, 12_650.881_867_174_672),
    ]
    var memory = Memory()
    var view = PublicView.sample
    view.epochDays = 365.25 / 12
    view.supply = Amount(units: 1_000_000_000_000_000)
    for (share, inflation, minted) in path {
      view.staked = Amount(units: Int64(share * Double(view.supply.units)))
      let found = emission.minted(view, memory: &memory)
      #expect(abs(memory.numbers[0] / inflation - 1) < 1e-9)
      #expect(abs(Double(found.units) / 1e9 / minted - 1) < 1e-9)
      view.supply += found
    }
  }

  /// i₀ + (1 − b ⁄ 0.67) · 0.13 after a year at one staked share.
  @Test(arguments: [
    (0.5, 0.162_985_074_626_865_68), (0.6, 0.143_582_089_552_238_8), (0.67, 0.13),
    (0.75, 0.114_477_611_940_298_51),
  ])
  func `a year of blocks moves inflation by the distance from the target`(
    share: Double, inflation: Double
  ) throws {
    let emission = try TargetStakeEmission.entry.made()
    var memory = Memory()
    var view = PublicView.sample
    view.epochDays = 365.25 / 1_000
    view.supply = Amount(units: 1_000_000_000_000_000)
    view.staked = Amount(units: Int64(share * 1e15))
    for _ in 0..<1_000 { _ = emission.minted(view, memory: &memory) }
    #expect(abs(memory.numbers[0] / inflation - 1) < 1e-10)
  }

  /// E14 and the second half of E8: (1 + r)ⁿ − 1 for a rebase of 0.3058 % three times a day, and for
  /// 19.52 % a year paid daily. All supply is staked and gets what is minted on it.
  @Test(arguments: [
    (0.003_058 * 1_095, 1_095, 27.315_250_375_806_713),
    (0.195_209_677_419_354_83, 365, 0.215_502_406_849_496_48),
  ])
  func `what is minted on stake compounds`(rate: Double, epochs: Int, yield: Double) throws {
    let text = "\(rate)"
    let emission = try TargetStakeEmission.entry.made(
      ["initial": text, "minimum": text, "maximum": text])
    var memory = Memory()
    var view = PublicView.sample
    view.epochDays = 365.25 / Double(epochs)
    view.supply = Amount(units: 1_000_000_000_000_000)
    for _ in 0..<epochs { view.supply += emission.minted(view, memory: &memory) }
    // Every epoch rounds down by less than a base unit of 10¹⁵.
    #expect(abs(Double(view.supply.units) / 1e15 - 1 - yield) < 1e-9)
  }

  /// Recorded: reward, stake and supply after it, the yield that follows.
  @Test func `the yield of a staking pool follows its recorded path`() throws {
    let emission = try TargetStakeEmission.entry.made(["rule": "api3"])
    let path = [
      (364_143.835_616_438_36, 49_364_143.835_616_44, 100_364_143.835_616_44, 0.397_5),
      (391_563.644_445_487, 51_755_707.480_061_926, 100_755_707.480_061_93, 0.387_5),
      (384_622.894_629_227_4, 52_140_330.374_691_15, 101_140_330.374_691_16, 0.377_5),
      (355_762.528_808_551_67, 49_496_092.903_499_7, 101_496_092.903_499_71, 0.387_5),
      (367_830.553_426_693, 49_863_923.456_926_39, 101_863_923.456_926_4, 0.397_5),
      (380_127.032_928_486_8, 50_244_050.489_854_88, 102_244_050.489_854_89, 0.407_5),
    ]
    var memory = Memory()
    var view = PublicView.sample
    view.epochDays = 7
    for (reward, stake, supply, next) in path {
      view.staked = Amount(units: Int64((stake - reward) * 1e9))
      view.supply = Amount(units: Int64((supply - reward) * 1e9))
      let found = emission.minted(view, memory: &memory)
      #expect(abs(Double(found.units) / 1e9 / reward - 1) < 1e-9)
      #expect(abs(memory.numbers[0] - next) < 1e-12)
    }
  }

  @Test func `the rate stays within its bounds`() throws {
    for rule in ["cosmos", "api3"] {
      let emission = try TargetStakeEmission.entry.made(
        ["rule": rule, "initial": "0.1", "minimum": "0.09", "maximum": "0.11", "step": "0.5"])
      for share in [0.0, 1.0] {
        var memory = Memory()
        var view = PublicView.sample
        view.staked = Amount(units: Int64(share * Double(view.supply.units)))
        for _ in 0..<300 { _ = emission.minted(view, memory: &memory) }
        #expect(memory.numbers == [share == 0 ? 0.11 : 0.09])
      }
    }
  }

  @Test func `bounds that exclude the rate at the start are refused`() {
    #expect(throws: ParameterConflict.self) {
      try TargetStakeEmission.entry.made(["maximum": "0.1"])
    }
    #expect(throws: ParameterConflict.self) {
      try TargetStakeEmission.entry.made(["minimum": "0.3", "maximum": "0.2"])
    }
  }

  @Test func `what counts as useful is minted for, up to the whole amount`() throws {
    let emission = try UtilityGatedEmission.entry.made(["amount": "100", "full": "50"])
    var memory = Memory()
    var view = PublicView.sample
    for (accepted, tokens) in [(0, 0.0), (20, 40), (50, 100), (80, 100)] {
      view.record.accepted = accepted
      #expect(emission.minted(view, memory: &memory).units == Int64(tokens * 1e9))
    }
  }

  @Test func `a rise of the best score is minted for once`() throws {
    let emission = try UtilityGatedEmission.entry.made(
      ["amount": "100", "by": "improvement", "full": "0.5"])
    var memory = Memory()
    var view = PublicView.sample
    let minted = [0.25, 0.375, 0.375, 0.5].map { score in
      view.record.bestScore = score
      return emission.minted(view, memory: &memory).units
    }
    #expect(minted == [0, 25_000_000_000, 0, 25_000_000_000])
  }

  @Test func `recycling mints what came in and no more than its limit`() throws {
    let fees = try FeeRecyclingEmission.entry.made(["most": "100"])
    let burned = try FeeRecyclingEmission.entry.made(
      ["most": "100", "of": "burned", "share": "0.5"])
    var memory = Memory()
    var view = PublicView.sample
    view.record.fees = try tokens("60")
    view.record.burned = try tokens("30.000000001")
    #expect(fees.minted(view, memory: &memory) == (try tokens("60")))
    #expect(burned.minted(view, memory: &memory) == (try tokens("15")))
    view.record.fees = try tokens("250")
    #expect(fees.minted(view, memory: &memory) == (try tokens("100")))
  }

  @Test func `parts of an emission are rounded down and the treasury takes what is left`() {
    let shares = EmissionShares(
      contributors: Proportion(0.41), validators: Proportion(0.41), owner: Proportion(0.18))
    let parts = shares.parts(of: Amount(units: 101))
    #expect(parts.contributors.units == 41)
    #expect(parts.validators.units == 41)
    #expect(parts.owner.units == 18)
    #expect(parts.treasury.units == 1)
  }
}
