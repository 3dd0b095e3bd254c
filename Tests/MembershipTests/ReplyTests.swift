import Glibc
import Membership
import MessageGrammar
import ShortMessage
import Testing

/// A file of the repository.
func repositoryFile(_ path: String) throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try #require(fopen("/\(root)/\(path)", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
}

func sampleGrammar() throws -> String { try repositoryFile("grammar/2757.grammar") }

@Suite("Words")
struct ReplyTests {
    /// A reply of every kind, with the widest values.
    static let replies: [Reply] = {
        do {
            let (kpj, reference) = (try KPJ("99999999999"), try reference(999_999))
            let (amount, date) = (try Rupiah(999_999_999_999), try day(2026, 9, 30))
            let all: Programmes = [.jht, .jkk, .jkm, .jp, .jkp]
            let tails = Array(repeating: "9999", count: 9)
            let inactive = [Standing.Cause.arrears, .stopped, .claimed, .deceased]
            return [
                .registered(kpj, reference, []), .registered(kpj, reference, .leftMember),
                .registered(kpj, reference, .birthDateDiffers),
                .registered(kpj, reference, [.leftMember, .birthDateDiffers]), .moveWaits(reference),
                .moved(reference, leftMember: false), .moved(reference, leftMember: true), .moveAnnounced, .movedAway,
                .moveRefused, .refused, .nothingToRefuse, .unbound,
                .balance(kpj, amount, asOf: date, lastContribution: date),
                .balance(kpj, amount, asOf: date, lastContribution: nil), .withoutSavings(kpj),
                .status(kpj, .active(lastContribution: date), all), .status(kpj, .active(lastContribution: nil), all),
                .whichCard(.balance, tails), .whichCard(.status, tails), .noMatch, .closed, .unavailable,
            ] + inactive.map { .status(kpj, .inactive($0, since: date), all) } + told(kpj, amount, date, reference)
                + asked()
        } catch {
            preconditionFailure("a row holds an impossible value: \(error)")
        }
    }()

    /// Of what a bound telephone is told.
    private static func told(
        _ kpj: KPJ, _ amount: Rupiah, _ date: CalendarDate, _ reference: Reference
    ) -> [Reply] {
        let (months, tails) = (Array(repeating: date, count: 3), Array(repeating: "9999", count: 9))
        let claims = BenefitClaim.State.allCases.map { state in
            Reply.claim(
                kpj,
                BenefitClaim(state: state, day: date, missing: state == .incomplete ? Papers(rawValue: 63) : []))
        }
        return [
            .pension(kpj, amount, months: 999), .pensionUnknown(kpj), .withoutPension(kpj),
            .programmes(kpj, [.jht, .jkk, .jkm, .jp, .jkp]), .contributions(kpj, paid: months, unpaid: []),
            .contributions(kpj, paid: [], unpaid: months),
            .contributions(kpj, paid: Array(months.prefix(2)), unpaid: Array(months.prefix(2))),
            .contributionsUnlisted(kpj, date), .contributionsEnded(kpj, date), .withoutContribution(kpj),
            .withoutClaim(kpj), .cards(active: tails, inactive: []), .cards(active: [], inactive: tails),
            .cards(active: tails, inactive: tails), .cardsElsewhere, .whichCard(.pension, tails),
            .whichCard(.contributions, tails), .whichCard(.claim, tails), .whichCard(.programmes, tails),
            .complaintTaken(reference), .complaintsEnough,
        ] + claims
    }

    /// Of what anybody is told.
    private static func asked() -> [Reply] {
        let width = String(repeating: "M", count: 70)
        return [
            .insurance, .projectionNeedsWage, .figuresUnknown, .claimCases, .particulars(ofTelephone: true),
            .particulars(ofTelephone: false), .lostCard, .password,
            .branch(Branch(name: width, address: width, hours: width)), .branchUnknown, .whichBranch, .languageSet,
            .languageMissing, .taught,
        ] + ([nil] + ContactChannel.allCases).map { .contact($0) }
            + ([nil] + HelpTopic.allCases).map { .help($0) }
    }

    /// A text for every kind of fault, with the start of the Indonesian reply.
    static let faults: [(String, String)] = [
        ("", "Maaf, pesan Anda kosong."),
        ("   ", "Maaf, pesan Anda kosong."),
        ("apa kabar", "Maaf, perintah tidak dikenal. Ketik BANTUAN"),
        ("DAFTR SALDO#317105170890000#17/08/90", "Maaf, "),
        ("BERHENTY", "Maaf, perintah tidak dikenal. Mungkin maksud Anda: BERHENTI."),
        ("DAFTAR SALDO", "Maaf, NIK, TGL LAHIR, KPJ belum ada. Ketik DAFTAR SALDO#NIK#NAMA#TGL LAHIR#KPJ#EMAIL"),
        ("REG#02D00065455#230384#Sutoyo", "Maaf, NIK belum ada."),
        ("REG#317105170890000#17-08-1990#08012345678", "Maaf, NIK harus 16 digit (Anda: 15)."),
        ("REG#3171051708900003#17-08-1990#0801234567", "Maaf, KPJ harus 11 digit (Anda: 10)."),
        ("REG#3171051708900003#X#17-08-1990#08012345678", "Maaf, NAMA harus 2 sampai 60 huruf (Anda: 1)."),
        ("REG#3171051708900003#17-08-1990#ABC12345678", "Maaf, KPJ berisi paling sedikit 9 angka (Anda: 8)."),
        ("REG#3171051708900003#31-04-1990#08012345678", "Maaf, TGL LAHIR tidak ada di kalender."),
        ("REG#3171051708900003#17-08-1990#08012345678#budi@contoh", "Maaf, EMAIL salah tulis."),
        ("REG#317105170890000#31-04-1990#08012345678", "Maaf, periksa NIK, TGL LAHIR."),
        (
            "DAFTAR SALDO#3171051708900003#BUDI#17-08-1990#08012345678#budi@contoh.id#1234",
            "Maaf, isian terlalu banyak."
        ),
        ("REG#3171051708900003#17-08-1990#0001260945809", "Maaf, 13 digit itu nomor BPJS Kesehatan."),
        ("SALDO 0001260945809", "Maaf, 13 digit itu nomor BPJS Kesehatan."),
        ("REG#3273010119800002#01-09-1987#08012345678", "Maaf, NIK salah: digit 7 sampai 12"),
        ("DAFTAR SALDO#3523418097870002#ADI SUNARYO#01-09-1987#2345678901", "Maaf, KPJ harus 11 digit (Anda: 10)."),
        ("CEK SALDO 123456789 010180", "Maaf, "),
        ("SALDO 0801", "Maaf, data tidak cocok"),
    ]

    @Test("every reply fits one SMS at its widest, in the alphabet without extension", arguments: Language.allCases)
    func fit(language: Language) throws {
        let service = try MembershipService(language: language)
        for reply in Self.replies {
            let text = service.replies.text(of: reply)
            #expect(try #require(GSMAlphabet.septets(text)) <= 160)
            #expect(text.unicodeScalars.allSatisfy { GSMAlphabet.septets(of: $0) == 1 })
        }
    }

    @Test("every kind of reply has words of its own", arguments: Language.allCases)
    func distinct(language: Language) throws {
        let service = try MembershipService(language: language)
        #expect(Set(Self.replies.map { service.replies.text(of: $0) }).count == Self.replies.count)
    }

    @Test("what is wrong is named, with what would be right", arguments: faults)
    func fault(text: String, begins: String) async throws {
        let talk = try Conversation()
        let reply = try await talk.reply(to: text, from: Phone.own).dropFirst(Phone.own.count + 2)
        #expect(reply.hasPrefix(begins))
        #expect(["Ketik", "kirim lagi", "ketik"].contains { reply.contains($0) })
    }

    @Test("no reply to a message holds what the sender wrote", arguments: faults.map(\.0) + [Budi.registration])
    func noEcho(text: String) async throws {
        let talk = try Conversation()
        let reply = try await talk.reply(to: text, from: Phone.own)
        for secret in text.split(whereSeparator: { "# ".contains($0) }) where secret.contains(where: \.isNumber) {
            #expect(secret.count < 5 || !reply.contains(secret))
        }
    }

    @Test("only these contacts are named", arguments: ["2757.id.replies", "2757.en.replies"])
    func contacts(file: String) throws {
        let text = try repositoryFile("grammar/\(file)")
        let numbers = text.split { !$0.isNumber && $0 != "." }.filter { $0.contains(where: \.isNumber) && $0.count > 2 }
            .map { $0.hasSuffix(".") ? $0.dropLast() : $0 }.filter { $0.count > 2 }
        #expect(
            Set(numbers).isSubset(of: [
                "175", "2757", "160", "1990", "021", "5207797", "0811", "9115910", "0855", "1500910", "06.00", "22.00",
                "5000000", "100",
            ]))
        #expect(!text.contains("http"))
        let mail = text.replacing("care@bpjsketenagakerjaan.go.id", with: "").replacing("@BPJSTKinfo", with: "")
        #expect(!mail.contains("@"))
    }

    @Test("the balance, word for word")
    func balance() async throws {
        let talk = try Conversation()
        _ = try await talk.reply(to: Budi.registration, from: Phone.own)
        let expected =
            "Saldo JHT KPJ ..5678 per 31-10-2026: Rp12.345.678. Iuran terakhir Oktober 2026. Info 175"
        #expect(try await talk.reply(to: "SALDO", from: Phone.own) == "\(Phone.own): \(expected)")
    }
}
