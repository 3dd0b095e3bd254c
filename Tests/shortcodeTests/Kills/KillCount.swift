import Foundation
import Testing

/// What is killed at work, each in a suite with `Crash` or `Kill` in its name.
enum KillCount: CaseIterable {
    case pipe, modemParts, modemPrompt, imports, forget, keep, notify, upgrade, resume, resumeWithInput, record, smpp,
        restore, program

    /// Of 200 in all, and 60 between a program's question and its answer.
    private var share: Int {
        switch self {
        case .pipe: 30
        case .imports, .resume, .resumeWithInput: 20
        case .modemParts, .modemPrompt, .forget, .keep: 15
        case .notify, .upgrade, .record, .restore: 10
        case .smpp: 20
        case .program: 60
        }
    }

    /// How many deaths at work it must survive: its share of 200, or of as many as `SHORTCODE_KILLS` says (`make kills`).
    var deaths: Int {
        let total = ProcessInfo.processInfo.environment["SHORTCODE_KILLS"].flatMap(Int.init) ?? Self.standard
        return max(1, (share * max(1, total) + Self.standard - 1) / Self.standard)
    }

    static let standard = 200
}

@Suite("Kills")
struct KillCountTests {
    @Test("are as many in all as were asked for")
    func total() {
        let asked = ProcessInfo.processInfo.environment["SHORTCODE_KILLS"].flatMap(Int.init) ?? KillCount.standard
        let total = KillCount.allCases.map(\.deaths).reduce(0, +)
        #expect(total >= asked)
        print("kills: \(total) in all")
    }
}
