/// A programme that INFO tells about.
public enum ProgrammeTopic: Hashable, Sendable, CaseIterable {
    /// Old-age savings, pension, work accident, death, and loss of employment.
    case jht, jp, jkk, jkm, jkp
    /// The programmes of those who work for themselves.
    case bpu

    /// `JHT`, `JP` …
    init?(code: String) {
        guard let topic = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = topic
    }

    /// As members write it.
    var code: String {
        switch self {
        case .jht: "JHT"
        case .jp: "JP"
        case .jkk: "JKK"
        case .jkm: "JKM"
        case .jkp: "JKP"
        case .bpu: "BPU"
        }
    }
}
