import Foundation
import GRDB
import Membership
import MessageCentre
import ShortMessage
import Store
import Testing

/// What an SMS may tell and change, and what it may not.
@Suite("Fit for SMS")
struct FitForSMSTests {
    private let temporary = TemporaryLedger()

    /// Sends texts from a telephone, and closes the store.
    private func replies(to texts: [String], from phone: String = Phone.own) async throws -> [String] {
        let service = try MembershipService()
        let centre = try MessageCentre(store: .file(temporary.path), shortCode: service.shortCode, service: service)
        var replies: [String] = []
        for (index, text) in texts.enumerated() {
            let message = InboundMessage(
                from: try Address(phone), to: service.shortCode, text: text,
                receivedAt: try Timestamp("2026-11-21T08:00:00+07:00").adding(seconds: Int64(index) * 60))
            replies += try await centre.accept([message])[0].caused.map(\.message.text)
        }
        try await centre.close()
        return replies
    }

    private static let questions = [
        "SALDO 7890", "SALDO JP 7890", "STATUS 7890", "IURAN 7890", "KLAIM 7890", "PROGRAM 7890", "LUPA KPJ", "SALDO",
        "SIMULASI#10", "LAPOR#Kartu 09014567890 milik 3273015203880001 hilang",
    ]

    @Test("neither a card nor an identity number is ever returned whole")
    func whole() async throws {
        let replies = try await replies(to: [Siti.registration] + Self.questions)
        #expect(replies.count == Self.questions.count + 1)
        for reply in replies { #expect(reply.firstMatch(of: /\d{9}/) == nil, "\(reply)") }
    }

    @Test("contributions are told without amounts, wages or employers")
    func amounts() async throws {
        let replies = try await replies(to: [Siti.registration, "IURAN 7890", "STATUS 7890"])
        for reply in replies.dropFirst() { #expect(!reply.contains("Rp") && !reply.contains("PT ")) }
    }

    @Test("what somebody reports never returns in a reply")
    func report() async throws {
        let replies = try await replies(to: ["LAPOR#Gajiku dipotong seribu", "LAPOR#abcd", "LAPOR"])
        for reply in replies {
            for word in ["Gajiku", "dipotong", "seribu", "abcd"] { #expect(!reply.contains(word)) }
        }
    }

    @Test(
        "a PIN is asked for nowhere, and is in no file of the store where somebody sends one",
        arguments: [
            "JP 3273015203880001 975318", "jp 3273015203880001 975318", "JP#3273015203880001#975318#",
            "JP 327301520388000 975318", "JP 975318",
        ])
    func secret(text: String) async throws {
        let replies = try await replies(to: [text])
        #expect(replies.count == 1)
        #expect(try temporary.octets.range(of: Data("975318".utf8)) == nil)
    }

    @Test("the number of a card is told to the bound telephone alone, and to all others alike")
    func findCard() async throws {
        let service = try MembershipService()
        let elsewhere = service.replies.text(of: .cardsElsewhere)
        for phone in [Siti.onRecord, Phone.other, Phone.third] {
            #expect(try await replies(to: ["LUPA KPJ"], from: phone) == [elsewhere])
        }
    }

    @Test(
        "particulars, claims and passwords do not change by SMS",
        arguments: ["UBAH HP", "UBAH NAMA", "GANTI EMAIL", "KARTU HILANG", "LUPA SANDI", "KLAIM 7890", "SYARAT PHK"])
    func unchanged(text: String) async throws {
        _ = try await replies(to: [Siti.registration])
        let before = try contents()
        _ = try await replies(to: [text])
        #expect(try contents() == before)
    }

    private func contents() throws -> [[Row]] {
        try temporary.read { db in
            try ["member", "card", "entry", "claim", "savings_year", "binding", "complaint"].map { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
            }
        }
    }
}
