/// Why somebody claims old-age savings.
public enum ClaimCase: Hashable, Sendable, CaseIterable {
    /// At the age of a full claim, or retired by contract.
    case retirement
    /// The member has ended the employment.
    case resignation
    /// PHK.
    case dismissal
    /// PKWT: the end of a contract for a time.
    case contract
    /// BPU.
    case selfEmployed
    /// Total and permanent.
    case disability
    /// The member has died, and the heirs claim.
    case death
    /// Out of the country.
    case leaving
    /// A tenth, while at work.
    case partial
    /// Three tenths for a house, while at work.
    case housing

    /// As members write it.
    init?(word: String) {
        switch word {
        case "PENSIUN", "USIA": self = .retirement
        case "RESIGN", "KELUAR": self = .resignation
        case "PHK": self = .dismissal
        case "KONTRAK", "PKWT": self = .contract
        case "BPU": self = .selfEmployed
        case "CACAT": self = .disability
        case "MENINGGAL", "WARIS": self = .death
        case "PINDAH": self = .leaving
        case "SEBAGIAN": self = .partial
        case "RUMAH": self = .housing
        default: return nil
        }
    }
}
