/// The figures that the service needs; the rates file has each of them.
package enum RateName: String, Hashable, Sendable, CaseIterable {
    case jhtWorker = "jht-worker"
    case jhtEmployer = "jht-employer"
    case jhtClaimAge = "jht-claim-age"
    /// From the end of the work to the claim.
    case jhtWait = "jht-wait"
    /// The balance above which a claim needs a tax number.
    case jhtTaxNumber = "jht-tax-number"
    /// What can be claimed while at work, after so many years; for a house more.
    case jhtPartial = "jht-partial"
    case jhtHousing = "jht-housing"
    case jhtPartialYears = "jht-partial-years"
    /// What old-age savings earn in a year.
    case jhtDevelopment = "jht-development"
    case jpWorker = "jp-worker"
    case jpEmployer = "jp-employer"
    /// The wage above which nothing is paid.
    case jpCeiling = "jp-ceiling"
    case jpAge = "jp-age"
    case jkkLeast = "jkk-least"
    case jkkMost = "jkk-most"
    case jkm
    case jkp
    /// Of the wage, in the first months and in those after them.
    case jkpFirst = "jkp-first"
    case jkpLater = "jkp-later"
    /// Months of the benefit, and of the first part of it.
    case jkpLength = "jkp-length"
    case jkpFirstLength = "jkp-first-length"
    case jkpCeiling = "jkp-ceiling"
    /// From the dismissal to the claim.
    case jkpMonths = "jkp-months"
    case bpuJKK = "bpu-jkk"
    case bpuJKM = "bpu-jkm"
    case bpuJHT = "bpu-jht"
    case bpuLeast = "bpu-least"
    case bpuReliefDrivers = "bpu-relief-drivers"
    case bpuReliefOthers = "bpu-relief-others"

    var unit: Figure.Unit {
        switch self {
        case .jpCeiling, .jkpCeiling, .bpuJKM, .bpuLeast, .jhtTaxNumber: .rupiah
        case .jhtClaimAge, .jhtPartialYears, .jpAge: .years
        case .jkpMonths, .jkpLength, .jkpFirstLength, .jhtWait: .months
        default: .percent
        }
    }
}
