import Foundation
import GRDB
import Membership
import MessageCentre
import ShortMessage
import Store
import Testing

@Suite("Notices to bound members")
struct NoticeTests {
    private let temporary = TemporaryLedger()
    private let now: Timestamp
    private let service: MembershipService

    init() throws {
        now = try Timestamp("2026-11-21T08:00:00+07:00")
        service = try MembershipService()
    }

    private func centre() throws -> MessageCentre {
        try MessageCentre(store: .file(temporary.path), shortCode: service.shortCode, service: service)
    }

    private func send(_ text: String, from phone: String, to centre: MessageCentre) async throws {
        let message = InboundMessage(from: try Address(phone), to: service.shortCode, text: text, receivedAt: now)
        _ = try await centre.accept([message])
    }

    /// Binds Siti, whose active card has its contributions, and Dewi, whose card lacks that of September.
    private func bind(to centre: MessageCentre) async throws {
        try await send(Siti.registration, from: Phone.own, to: centre)
        try await send("DAFTAR SALDO#3404027112950005#31-12-1995#15011122334", from: Phone.other, to: centre)
    }

    private func round(_ template: NoticeTemplate, _ month: (Int, Int)) throws -> NoticeRound {
        try NoticeRound(template, month: day(month.0, month.1, 1), service: service)
    }

    private func notices() throws -> [String] {
        try temporary.read { db in
            try String.fetchAll(
                db,
                sql:
                    "SELECT recipient || ': ' || text FROM message WHERE direction = 'out' AND cause IS NULL ORDER BY id"
            )
        }
    }

    @Test("each is told once, in the language of the telephone, whatever is begun again")
    func once() async throws {
        let first = try centre()
        try await bind(to: first)
        try await send("BAHASA EN", from: Phone.other, to: first)
        let contribution = try round(.contribution, (2026, 10))
        let step = try await first.notify(contribution, behind: nil, atMost: 1, at: now)
        #expect("\(step.tally)" == "1 sent, 0 had it before, 0 are not concerned")
        try await first.close()
        let second = try centre()
        let rest = try await second.notify(contribution, behind: nil, atMost: 10, at: now)
        #expect("\(rest.tally)" == "1 sent, 1 had it before, 0 are not concerned")
        #expect(rest.last == nil)
        let texts = try notices()
        #expect(texts.count == 2)
        #expect(texts[0].contains("6281200000001: Iuran KPJ ..7890 bulan Oktober 2026 sudah masuk."))
        #expect(texts[1].contains("6281255500002: The contribution KPJ ..2334 for October 2026 has come."))
        try await second.close()
    }

    @Test("arrears are told to those whose month has not come, a ceiling to those with a pension")
    func templates() async throws {
        let centre = try centre()
        try await bind(to: centre)
        for (template, month) in [(NoticeTemplate.arrears, (2026, 9)), (.rate, (2026, 3)), (.development, (2026, 1))] {
            _ = try await centre.notify(round(template, month), behind: nil, atMost: 10, at: now)
        }
        let texts = try notices()
        #expect(texts.count == 3)
        #expect(texts[0].hasPrefix("6281255500002: Iuran KPJ ..2334 bulan September 2026 belum masuk."))
        #expect(
            texts[1...].allSatisfy {
                $0.contains(": Batas upah JP menjadi Rp11.086.300 sejak 01-03-2026 (PP 45/2015).")
            })
    }

    @Test("what savings earned in a year is told of that year, be it credited or from a file")
    func development() async throws {
        let centre = try centre()
        try await bind(to: centre)
        _ = try await centre.credit(.development(try Rupiah(1000), year: nil), to: KPJ("15011122334"), at: now)
        _ = try await centre.notify(round(.development, (2026, 12)), behind: nil, atMost: 10, at: now)
        _ = try await centre.notify(round(.development, (2025, 12)), behind: nil, atMost: 10, at: now)
        let texts = try notices()
        #expect(texts.count == 3)
        #expect(texts[0].hasPrefix("6281255500002: Hasil pengembangan JHT KPJ ..2334 tahun 2026: Rp1.000."))
        #expect(texts[1].hasPrefix("6281200000001: Hasil pengembangan JHT KPJ ..7890 tahun 2025: Rp1.154.300."))
        #expect(texts[2].hasPrefix("6281255500002: Hasil pengembangan JHT KPJ ..2334 tahun 2025: Rp431.900."))
    }

    /// A month in which figures change, and what is told of them; nothing where it concerns neither member.
    static let changes: [(month: (Int, Int), says: String?)] = [
        ((2026, 3), "Batas upah JP menjadi Rp11.086.300 sejak 01-03-2026 (PP 45/2015)."),
        ((2020, 1), "Hasil pengembangan JHT tahun 2020: 5,63% (PP 46/2015)."),
        ((2025, 1), "Ketentuan JP berubah pada Januari 2025. Ketik INFO dan programnya, mis. INFO JP,"),
        ((2025, 2), "Ketentuan JKP berubah pada Februari 2025."),
        ((2022, 4), "Ketentuan JHT berubah pada April 2022."),
        ((2021, 2), "Ketentuan JKK, JKM, JKP berubah pada Februari 2021."),
        ((2026, 4), nil),
    ]

    @Test("a figure is told to those with its programme, whichever it is", arguments: changes)
    func figures(month: (Int, Int), says: String?) async throws {
        let centre = try centre()
        try await bind(to: centre)
        _ = try await centre.notify(round(.rate, month), behind: nil, atMost: 10, at: now)
        let texts = try notices()
        #expect(texts.count == (says == nil ? 0 : 2))
        #expect(texts.allSatisfy { $0.contains(": \(says ?? "")") }, "\(texts)")
    }

    @Test("those who work for themselves are told of their figures, others are not")
    func selfEmployed() async throws {
        let centre = try centre()
        try await bind(to: centre)
        try await send("DAFTAR SALDO#3174011908810006#19-08-1981#06090909090", from: "+6281255500003", to: centre)
        _ = try await centre.notify(round(.rate, (2026, 4)), behind: nil, atMost: 10, at: now)
        #expect(try notices().map { $0.hasPrefix("6281255500003: Ketentuan BPU berubah pada April 2026.") } == [true])
    }

    @Test("every change of a figure is told in one SMS", arguments: Language.allCases)
    func fit(language: Language) async throws {
        let centre = try centre()
        try await bind(to: centre)
        for phone in [Phone.own, Phone.other] { try await send("BAHASA \(language.rawValue)", from: phone, to: centre) }
        var (rounds, months) = (0, Set<String>())
        for day in try Rates.shipped().turningDays where months.insert("\("\(day)".prefix(7))").inserted {
            guard let round = try? NoticeRound(.rate, month: day, service: service) else { continue }
            rounds += 1
            _ = try await centre.notify(round, behind: nil, atMost: 10, at: now)
        }
        #expect(rounds > 25)
        let texts = try notices().map { String($0.drop { $0 != " " }.dropFirst()) }
        #expect(texts.count > 40)
        for text in texts { #expect(try #require(GSMAlphabet.septets(text)) <= 160, "\(text)") }
    }

    @Test("a claim is told in the month in which it was decided, and not before")
    func claims() async throws {
        let centre = try centre()
        try await bind(to: centre)
        let kpj = try KPJ("15011122334")
        for (state, count) in [(BenefitClaim.State.checked, 0), (.approved, 1), (.paid, 1)] {
            try await centre.set(BenefitClaim(state: state, day: day(2026, 11, 20), missing: []), of: kpj, at: now)
            _ = try await centre.notify(round(.claim, (2026, 10)), behind: nil, atMost: 10, at: now)
            _ = try await centre.notify(round(.claim, (2026, 11)), behind: nil, atMost: 10, at: now)
            #expect(try notices().count == count)
        }
        #expect(try notices()[0].contains("DISETUJUI 20-11-2026"))
    }

    @Test("whoever has said BERHENTI, or has not used the telephone for 180 days, gets none")
    func refused() async throws {
        let centre = try centre()
        try await bind(to: centre)
        try await send("BERHENTI", from: Phone.own, to: centre)
        let contribution = try round(.contribution, (2026, 10))
        #expect(try await centre.notify(contribution, behind: nil, atMost: 10, at: now).tally.sent == 1)
        let texts = try notices()
        #expect(texts.map { $0.hasPrefix("\(Phone.other.dropFirst()): ") } == [true])
        let later = now.adding(seconds: 181 * 86_400)
        let arrears = try round(.arrears, (2026, 9))
        #expect(try await centre.notify(arrears, behind: nil, atMost: 10, at: later).tally == NoticeRound.Tally())
        #expect(try notices() == texts)
    }

    @Test("a round about a figure needs a month in which one begins")
    func figure() throws {
        #expect(throws: NoticeRound.NoFigure.self) { try round(.rate, (2026, 5)) }
        #expect(throws: NoticeRound.NoFigure.self) { try round(.rate, (2027, 3)) }
    }
}
