/// A programme that INFO tells about.
public enum ProgrammeTopic: Hashable, Sendable, CaseIterable {
    /// Old-age savings, pension, work accident, death, and loss of employment.
    case jht, jp, jkk, jkm, jkp
    /// The programmes of those who work for themselves.
    case bpu

    /// `JHT`, `JP` …
    init?(code: String) {
        switch code {
        case "JHT": self = .jht
        case "JP": self = .jp
        case "JKK": self = .jkk
        case "JKM": self = .jkm
        case "JKP": self = .jkp
        case "BPU": self = .bpu
        default: return nil
        }
    }
}
