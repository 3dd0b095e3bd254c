import Foundation
import GRDB
import Membership
import MessageCentre
import ShortMessage
import Store
import Testing

/// A store in a file with the sample members, some traffic, and an operator.
private final class Branch {
    let temporary = TemporaryLedger()
    let service: MembershipService
    let centre: MessageCentre
    private(set) var now: Timestamp

    init() throws {
        service = try MembershipService()
        centre = try MessageCentre(store: .file(temporary.path), shortCode: service.shortCode, service: service)
        now = try Timestamp("2026-11-21T08:00:00+07:00")
    }

    /// Sends a text a minute after the one before and gives what the sender reads.
    func reply(to text: String, from phone: String, id: String? = nil) async throws -> String {
        now = now.adding(seconds: 60)
        let message = InboundMessage(
            from: try Address(phone), to: service.shortCode, text: text, receivedAt: now, identity: id)
        let taken = try await centre.accept([message])[0]
        if case .silent(let silence, _) = taken.outcome { return silence.rawValue }
        return taken.caused.first { "\($0.message.to)" == phone }?.message.text ?? ""
    }

    func text(of reply: Reply) -> String { service.replies.text(of: reply) }

    func column(_ sql: String) throws -> [String] {
        try temporary.read { db in try String.fetchAll(db, sql: sql) }
    }
}

@Suite("Operators")
struct OperatorTests {
    @Test("bind a telephone at once; the old one is bound no more, and what waited is dropped")
    func rebind() async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        _ = try await branch.reply(to: Budi.registration, from: Phone.other)
        _ = try await branch.reply(to: Siti.registration, from: Phone.third)
        let third = try MSISDN(Address(Phone.third))
        let rebinding = try await branch.centre.rebind(third, to: try NIK("3171051708900003"), at: branch.now)
        #expect(rebinding.displaced == (try MSISDN(Address(Phone.own))))
        #expect(rebinding.hasLeftMember)
        #expect(try await branch.reply(to: "SALDO", from: Phone.third) == branch.text(of: try Budi.balance))
        #expect(try await branch.reply(to: "SALDO", from: Phone.own) == branch.text(of: .noMatch))
        #expect(try branch.column("SELECT phone FROM pending_move").isEmpty)
        try await branch.centre.confirm(try await branch.centre.undelivered(at: branch.now))
        #expect(try await branch.centre.nextDue() == nil)
        #expect(
            try branch.column("SELECT name || ' ' || person || ' ' || outcome FROM operator_act") == [
                "rebind 3171051708900003 another telephone left, another member left"
            ])
    }

    @Test("bind nobody's telephone to nobody")
    func rebindNobody() async throws {
        let branch = try Branch()
        let (phone, nik) = (try MSISDN(Address(Phone.own)), try NIK("3171051708900009"))
        let now = branch.now
        await #expect(throws: OperatorRefusal.nobody) { try await branch.centre.rebind(phone, to: nik, at: now) }
        #expect(try branch.column("SELECT name FROM operator_act").isEmpty)
    }

    @Test("unlock a telephone, a card and a NIK, each by itself")
    func unlock() async throws {
        let branch = try Branch()
        for day in 11...15 {
            _ = try await branch.reply(to: "REG#3171051708900003#\(day)-08-1990#08012345678", from: Phone.own)
        }
        #expect(try await branch.reply(to: "KONTAK", from: Phone.own) == "locked")
        #expect(try await branch.reply(to: Budi.registration, from: Phone.other) == branch.text(of: .noMatch))
        let phone = MemberKey.phone(try MSISDN(Address(Phone.own)))
        try await branch.centre.unlock(phone, at: branch.now)
        #expect(try await branch.reply(to: "KONTAK", from: Phone.own) == branch.text(of: .contact(nil)))
        try await branch.centre.unlock(.nik(try NIK("3171051708900003")), at: branch.now)
        #expect(try await branch.reply(to: Budi.registration, from: Phone.own) == branch.text(of: .noMatch))
        try await branch.centre.unlock(.kpj(try Budi.kpj), at: branch.now)
        #expect(
            try await branch.reply(to: Budi.registration, from: Phone.own) == branch.text(of: try Budi.registered(1)))
        let (kpj, now) = (MemberKey.kpj(try Budi.kpj), branch.now)
        await #expect(throws: OperatorRefusal.notLocked) { try await branch.centre.unlock(kpj, at: now) }
        #expect(
            try branch.column("SELECT name || ' ' || outcome FROM operator_act") == [
                "unlock telephone", "unlock NIK", "unlock KPJ",
            ])
    }

    static let ofTheMember: [MemberKey] = {
        let keys: [MemberKey?] = [try? .nik(NIK("3171051708900003")), try? .kpj(Budi.kpj)]
        return keys.compactMap { $0 }
    }()

    @Test("drop a member's refusal with the NIK as with a card, and say when there was none", arguments: ofTheMember)
    func unlockRefused(key: MemberKey) async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        _ = try await branch.reply(to: Budi.registration, from: Phone.other)
        _ = try await branch.reply(to: "TOLAK", from: Phone.own)
        #expect(try await branch.reply(to: Budi.registration, from: Phone.other) == branch.text(of: .noMatch))
        try await branch.centre.unlock(key, at: branch.now)
        #expect(try branch.column("SELECT nik || '' FROM refusal").isEmpty)
        #expect(try await branch.reply(to: Budi.registration, from: Phone.other).contains("261121-000003"))
        let phone = MemberKey.phone(try MSISDN(Address(Phone.own)))
        let now = branch.now
        await #expect(throws: OperatorRefusal.notLocked) { try await branch.centre.unlock(phone, at: now) }
    }

    @Test("credit a month once, 5.7 per cent of the wage, and what the savings earn")
    func credit() async throws {
        let branch = try Branch()
        let month = Credit.contribution(month: try day(2026, 11, 1), wage: try Rupiah(5_000_000))
        let (kpj, now) = (try Budi.kpj, branch.now)
        #expect(try await branch.centre.credit(month, to: kpj, at: now).balance.amount == 12_345_678 + 285_000)
        await #expect(throws: OperatorRefusal.paid(month: try day(2026, 11, 1))) {
            try await branch.centre.credit(month, to: kpj, at: now)
        }
        let card = try await branch.centre.credit(.development(try Rupiah(1000), year: nil), to: kpj, at: now)
        #expect(card.balance.amount == 12_345_678 + 286_000)
        #expect(card.balanceAsOf == (try day(2026, 11, 21)))
        let early = Credit.contribution(month: try day(2015, 6, 1), wage: try Rupiah(5_000_000))
        await #expect(throws: OperatorRefusal.unknownRate(month: try day(2015, 6, 1))) {
            try await branch.centre.credit(early, to: kpj, at: now)
        }
        let most = Credit.development(try Rupiah(999_999_999_999), year: 2025)
        await #expect(throws: OperatorRefusal.tooMuch) { try await branch.centre.credit(most, to: kpj, at: now) }
        let nobodys = try KPJ("99999999999")
        await #expect(throws: OperatorRefusal.noCard) { try await branch.centre.credit(month, to: nobodys, at: now) }
        #expect(try branch.temporary.read { db in try Ledger(Transaction(db)).audit() }.isSound)
    }

    @Test("credit what savings earned in a year, which says nothing of its months")
    func developmentAlone() async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        let before = try await branch.reply(to: "IURAN 08012345678", from: Phone.own)
        #expect(before.contains("Oktober 2026") && !before.contains("September"))
        let now = branch.now
        for year in [2025, 2026] {
            _ = try await branch.centre.credit(.development(try Rupiah(1000), year: year), to: Budi.kpj, at: now)
        }
        #expect(try await branch.reply(to: "IURAN 5678", from: Phone.own) == before)
    }

    @Test("act at the journal's time where the machine's clock is behind it")
    func clock() async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        _ = try await branch.centre.rebind(
            try MSISDN(Address(Phone.other)), to: try NIK("3171051708900003"),
            at: try Timestamp("2020-01-01T00:00:00+07:00"))
        #expect(try branch.column("SELECT at FROM operator_act") == ["\(branch.now.milliseconds)"])
    }
}

@Suite("A person who is forgotten")
struct ForgetTests {
    /// Everything that gives Budi away.
    static let traces = [
        "3171051708900003", "BUDI SANTOSO", "Budi", "08012345678", "budi@contoh.id", "81200000001", "81200000090",
        "12.345.678", "261121-000001",
    ]

    /// What Budi, a stranger who knows Budi's numbers, and Siti send.
    private func traffic(_ branch: Branch) async throws {
        _ = try await branch.reply(to: "Daftar saldo#317105170890003#Budi#17-08-1990#08012345678", from: Phone.own)
        _ = try await branch.reply(to: Budi.registration, from: Phone.own, id: "order-3171051708900003")
        _ = try await branch.reply(to: "SALDO", from: Phone.own)
        _ = try await branch.reply(to: "apa kabar, saya Budi", from: Phone.own)
        _ = try await branch.reply(to: "REG#3171-0517 089O0003#18-08-1990#99999999999", from: Phone.other)
        _ = try await branch.reply(to: "titip pesan untuk budi_santoso", from: Phone.other)
        _ = try await branch.reply(to: Siti.registration, from: Phone.third)
        _ = try await branch.reply(to: "SALDO 7890", from: Phone.third)
    }

    @Test("leaves no trace in the file, and the others as they were")
    func everything() async throws {
        let branch = try Branch()
        try await traffic(branch)
        let before = try branch.column(
            "SELECT text FROM message WHERE sender = '6281255500003' OR recipient = '6281255500003'")
        let (forgotten, isLogEmpty) = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        #expect(forgotten.description == "1 cards, 1 entries, 2 telephones, 12 messages")
        #expect(isLogEmpty)
        let octets = try branch.temporary.octets
        for trace in Self.traces { #expect(octets.range(of: Data(trace.utf8)) == nil, "\(trace)") }
        for (table, column) in [
            ("member", "nik"), ("card", "nik"), ("binding", "nik"), ("former_binding", "nik"), ("refusal", "nik"),
            ("operator_act", "person"),
        ] {
            #expect(try branch.column("SELECT \(column) FROM \(table) WHERE \(column) = 3171051708900003").isEmpty)
        }
        let after = try branch.column(
            "SELECT text FROM message WHERE sender = '6281255500003' OR recipient = '6281255500003'")
        #expect(after == before)
        #expect(after.count == 4)
        #expect(try await branch.reply(to: "SALDO 7890", from: Phone.third).hasPrefix("Saldo JHT KPJ ..7890"))
        #expect(try await branch.reply(to: Budi.registration, from: Phone.own) == branch.text(of: .noMatch))
        #expect(try branch.temporary.read { db in try Ledger(Transaction(db)).audit() }.isSound)
    }

    @Test("leaves the messages' times and states, and the act without a name")
    func remains() async throws {
        let branch = try Branch()
        try await traffic(branch)
        let sql = "SELECT id || ' ' || direction || ' ' || at || ' ' || coalesce(cause, '') FROM message ORDER BY id"
        let before = try branch.column(sql)
        _ = try await branch.centre.unlock(.phone(try MSISDN(Address(Phone.other))), at: branch.now)
        _ = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        #expect(try branch.column(sql) == before)
        #expect(try branch.column("SELECT text || sender FROM message WHERE id = 1") == ["erased"])
        #expect(try branch.column("SELECT DISTINCT state FROM message WHERE recipient = 'erased'") == ["failed"])
        #expect(
            try branch.column("SELECT name || ' ' || coalesce(person, '') FROM operator_act") == ["unlock ", "forget "])
        let (nik, now) = (try NIK("3171051708900003"), branch.now)
        await #expect(throws: OperatorRefusal.nobody) { try await branch.centre.forget(nik, at: now) }
    }

    @Test("takes the replies to a telephone along that was the person's before")
    func earlierTelephone() async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        _ = try await branch.reply(to: "SALDO", from: Phone.own)
        _ = try await branch.reply(to: "BERHENTI", from: Phone.own)
        _ = try await branch.reply(to: "KONTAK", from: Phone.other)
        let (forgotten, _) = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        #expect(forgotten.messages == 6)
        #expect(try branch.column("SELECT text FROM message WHERE direction = 'in' AND text <> ''") == ["KONTAK"])
    }

    @Test("leaves what another says on a telephone that is theirs now")
    func sharedTelephone() async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        _ = try await branch.reply(to: "SALDO", from: Phone.own)
        _ = try await branch.reply(to: Siti.registration, from: Phone.own)
        _ = try await branch.reply(to: "SALDO 7890", from: Phone.own)
        _ = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        let left = try branch.column("SELECT text FROM message WHERE direction = 'in' AND text <> ''")
        #expect(left == ["SALDO", Siti.registration, "SALDO 7890"])
        #expect(
            try branch.column("SELECT text FROM message WHERE text LIKE '%12.345.678%' OR text LIKE '%..5678%'").isEmpty
        )
        #expect(try await branch.reply(to: "SALDO 7890", from: Phone.own).hasPrefix("Saldo JHT KPJ ..7890"))
    }

    @Test("leaves no trace in the identities of messages that were purged before, which stay used as digests")
    func purgedIdentities() async throws {
        let branch = try Branch()
        for id in ["order-3171051708900003", "order-8"] {
            _ = try await branch.reply(to: "KONTAK", from: Phone.other, id: id)
        }
        _ = try await branch.reply(to: "KONTAK", from: Phone.third)
        try await branch.centre.confirm(try await branch.centre.undelivered(at: branch.now))
        #expect(try await branch.centre.purge(before: branch.now) == 4)
        _ = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        #expect(try branch.column("SELECT length(digest) || coalesce(request, '') FROM identity") == ["32", "32"])
        #expect(try branch.temporary.octets.range(of: Data("3171051708900003".utf8)) == nil)
    }

    @Test("make what comes again new: TOLAK once its refusal was dropped, a complaint once the first was closed")
    func repetitions() async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        _ = try await branch.reply(to: Budi.registration, from: Phone.other)
        let refused = try await branch.reply(to: "TOLAK", from: Phone.own)
        #expect(try await branch.reply(to: "TOLAK", from: Phone.own) == refused)
        try await branch.centre.unlock(.nik(try NIK("3171051708900003")), at: branch.now)
        #expect(try await branch.reply(to: "TOLAK", from: Phone.own) == branch.text(of: .nothingToRefuse))
        let complaint = "LAPOR#Upah saya tidak dilaporkan penuh"
        let entered = try await branch.reply(to: complaint, from: Phone.own)
        #expect(try await branch.reply(to: complaint, from: Phone.own) == entered)
        let reference = try #require(try branch.column("SELECT reference FROM complaint").first)
        try await branch.centre.closeComplaint(try #require(Reference(stored: reference)), at: branch.now)
        let again = try await branch.reply(to: complaint, from: Phone.own)
        #expect(again != entered)
        #expect(try branch.column("SELECT reference FROM complaint WHERE closed_at IS NULL").count == 1)
    }

    @Test("leaves no trace in what others complain of, or keep in a handset's memory; the rest of both stays")
    func written() async throws {
        let branch = try Branch()
        let texts = ["NIK 3171051708900003 dipakai orang", "antrean panjang"]
        for (phone, text) in zip([Phone.other, Phone.third], texts) {
            _ = try await branch.reply(to: "LAPOR#\(text)", from: phone)
        }
        let handset = try await branch.centre.register(.address(try Address(Phone.other)), name: "the test") {}
        let drafts = try texts.enumerated().map { index, text in
            let userData = try #require(try SegmentedText(text).userData(reference: 1).first)
            let submit = TPDU.Submit(
                destinationAddress: branch.service.shortCode, dataCodingScheme: DataCodingScheme(rawValue: 0),
                userData: userData)
            return MemoryChange.fill(
                MemorySlot(
                    MemorySlot.Place("ME", index + 1), status: 2, octets: try PDU(.submit(submit)).octets(), origin: nil
                ))
        }
        try await handset.keep(drafts)
        _ = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        #expect(try branch.column("SELECT text FROM complaint ORDER BY reference") == ["-", "antrean panjang"])
        #expect(try await handset.memory().map(\.place.number) == [2])
        await handset.close()
        #expect(try branch.temporary.octets.range(of: Data("3171051708900003".utf8)) == nil)
    }

    /// A message in the memory of another's handset, written to the person or come from there.
    static let remembered: [(name: String, tpdu: @Sendable (Address, UserData) throws -> TPDU, isTaken: Bool)] = [
        (
            "a draft to the person",
            { .submit(TPDU.Submit(destinationAddress: $0, dataCodingScheme: .gsm7, userData: $1)) }, true
        ),
        (
            "what came from the person",
            { person, userData in
                .deliver(
                    TPDU.Deliver(
                        originatingAddress: person, dataCodingScheme: .gsm7,
                        timestamp: ServiceCentreTimestamp(
                            nearest: Timestamp(milliseconds: 1_795_222_800_000, offset: 420)),
                        userData: userData))
            }, true
        ),
        (
            "a draft to somebody else",
            { _, userData in
                .submit(
                    TPDU.Submit(
                        destinationAddress: try Address(Phone.third), dataCodingScheme: .gsm7, userData: userData))
            }, false
        ),
    ]

    @Test(
        "leaves no trace in a handset's memory of what was written to the person, or came from there",
        arguments: remembered)
    func correspondence(
        _ row: (name: String, tpdu: @Sendable (Address, UserData) throws -> TPDU, isTaken: Bool)
    ) async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        let handset = try await branch.centre.register(.address(try Address(Phone.other)), name: "the test") {}
        let userData = try #require(try SegmentedText("sampai besok").userData(reference: 1).first)
        let octets = try PDU(try row.tpdu(try Address(Phone.own), userData)).octets()
        try await handset.keep([
            .fill(MemorySlot(MemorySlot.Place("ME", 1), status: 2, octets: octets, origin: nil))
        ])
        _ = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        #expect(try await handset.memory().isEmpty == row.isTaken, "\(row.name)")
        await handset.close()
    }

    @Test("leaves no trace in long messages of which parts are missing; those of others stay")
    func parts() async throws {
        let branch = try Branch()
        _ = try await branch.reply(to: Budi.registration, from: Phone.own)
        let filling = String(repeating: "mohon dibantu ", count: 21)
        // The number stands across a cut.
        let naming = filling.prefix(146) + " 3171051708900003 " + filling
        for (phone, text, count) in [
            (Phone.own, filling, 1), (Phone.other, String(naming), 2), (Phone.third, filling, 1),
        ] {
            for segment in try SegmentedText(text).userData(reference: 7).prefix(count) {
                let submission = Submission(
                    segment, from: try Address(phone), to: branch.service.shortCode, at: branch.now, reference: 1)
                _ = try await branch.centre.submit(submission)
            }
        }
        let (forgotten, _) = try await branch.centre.forget(try NIK("3171051708900003"), at: branch.now)
        #expect(forgotten.messages == 4)
        #expect(try branch.column("SELECT DISTINCT sender FROM part") == ["6281255500003"])
        #expect(try branch.temporary.octets.range(of: Data("81200000001".utf8)) == nil)
    }
}
