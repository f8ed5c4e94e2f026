import MesoMechanisms
import MesoModel
import MesoPrimitives
import Testing

struct AdmissionTests {
  private func terms(_ admission: any Admission) -> AdmissionTerms {
    var memory = Memory()
    return admission.terms(.sample, memory: &memory)
  }

  @Test func `an open board asks for nothing`() throws {
    #expect(try terms(OpenAdmission.entry.made()) == AdmissionTerms())
  }

  @Test func `stake admission asks for the minimum and holds it while unbonding`() throws {
    let admission = try StakeAdmission.entry.made(["minimum": "12.5", "unbonding": "3"])

    #expect(terms(admission).minimumStake == Amount(units: 12_500_000_000))
    #expect(terms(admission).unbondingEpochs == 3)
    #expect(terms(admission).listingBurn == .zero)
  }

  @Test func `a listing burn is asked for each contribution`() throws {
    let admission = try ListingBurnAdmission.entry.made(["amount": "0.25"])

    #expect(terms(admission).listingBurn == Amount(units: 250_000_000))
    #expect(terms(admission).minimumStake == .zero)
  }
}
