import GRDB
import Glibc
import MessageCentre
import MessageGrammar
import ShortMessage
import Store
import Testing

@Suite("A service without code")
struct TextServiceTests {
    static let grammar = """
        shortcode 1717
        message tax
            METRO {plate}
        message payment
            BAYAR#{nik}#{amount}#{due}#{period}#{way}
        message votes
            SUARA#{votes...}
        message sms  reply transfer
            KIRIM.{phone}.{note}.{pin}
        message help
            BANTUAN
        field plate   1..2 letters, 1..4 digits, 0..3 letters
        field nik     16 digits  personal
        field amount  amount
        field due     date
        field period  month
        field way     choice(TUNAI|TRANSFER)
        field votes   1..3 digits
        field phone   phone
        field note    text  personal
        field pin     4 digits  secret
        """

    static let replies = """
        months Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
        more " dll"
        field plate "NOPOL"
        field nik "NIK"
        field amount "JUMLAH"
        field due "TGL"
        field period "BULAN"
        field way "CARA"
        field votes "SUARA"
        field phone "HP"
        field note "PESAN"
        field pin "PIN"
        reply tax
            Pajak {plate}
        reply payment
            NIK ..{nik}: {amount}, {due}, {period}, {way}
        reply votes
            Suara {votes}
        reply transfer
            Ke {phone}
        reply help
            Bantuan \\{1717\\}
        reply empty
            Kosong
        reply unknown-keyword
            Tidak dikenal
        reply near-keyword
            Maksud Anda {format}?
        reply missing
            {fields} belum ada: {format}
        reply wrong-length
            {field} harus {expected}, Anda {found}: {format}
        reply wrong-length-between
            {field} harus {least}-{most}, Anda {found}: {format}
        reply no-such-date
            {field} tidak ada: {format}
        reply malformed
            {field} salah: {format}
        reply surplus
            Terlalu banyak: {format}
        reply several-faults
            Periksa {fields}: {format}
        reply unavailable
            Terganggu
        """

    static func service(
        _ grammar: String = grammar, _ replies: String = replies
    ) throws(GrammarFileError) -> TextService {
        try TextService(grammar: Grammar(source: grammar, file: "t.grammar"), replies: replies, file: "t.id.replies")
    }

    static func message(
        _ text: String, from phone: String = "+6281200000001", identity: String? = nil
    ) throws -> InboundMessage {
        InboundMessage(
            from: try Address(phone), to: try Address("1717"), text: text, receivedAt: try moment(0), identity: identity
        )
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let reply: String
        let sourceLocation: SourceLocation

        init(_ text: String, _ reply: String, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.text, self.reply, self.sourceLocation) = (text, reply, sourceLocation)
        }

        var testDescription: String { text }
    }

    static let rows = [
        Row("METRO B1234XYZ", "Pajak B1234XYZ"),
        Row("metro (spasi) b 1234-xyz", "Pajak B1234XYZ"),
        Row(
            "BAYAR#3171051708900003#Rp1.500.000#17/8/26#08-2026#tunai",
            "NIK ..0003: Rp1.500.000, 17-08-1926, Agustus 2026, TUNAI"),
        Row("SUARA#1#2#3", "Suara 1, 2, 3"),
        Row("SUARA#1#2#3#4#5#6#7#8#9", "Suara 1, 2, 3, 4, 5, 6, 7, 8 dll"),
        Row("KIRIM.0812-0000-0002.apa kabar.1234", "Ke +6281200000002"),
        Row("bantuan", "Bantuan {1717}"),
        Row("", "Kosong"),
        Row("APA KABAR", "Tidak dikenal"),
        Row("BANTUEN", "Maksud Anda BANTUAN?"),
        Row("METRO", "NOPOL belum ada: METRO NOPOL"),
        Row("METRO 1234", "NOPOL salah: METRO NOPOL"),
        Row("METRO B1#B2", "Terlalu banyak: METRO NOPOL"),
        Row("SUARA#1#1000", "SUARA harus 1-3, Anda 4: SUARA#SUARA"),
        Row("KIRIM.081200000002.halo.123", "PIN harus 4, Anda 3: KIRIM.HP.PESAN.PIN"),
        Row(
            "BAYAR#3171051708900003#1#31-02-2026#08-2026#tunai",
            "TGL tidak ada: BAYAR#NIK#JUMLAH#TGL#BULAN#CARA"),
        Row(
            "BAYAR#317105170890000#seribu#17-08-2026#08-2026#tunai",
            "Periksa NIK, JUMLAH: BAYAR#NIK#JUMLAH#TGL#BULAN#CARA"),
    ]

    @Test("Each message gets the reply that the grammar names, or the one that says what is wrong", arguments: rows)
    func answers(_ row: Row) async throws {
        let service = try Self.service()
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        let taken = try await centre.accept(Self.message(row.text))
        #expect(taken.texts == [row.reply], sourceLocation: row.sourceLocation)
        #expect(taken.deliveries.map(\.message.from) == [service.shortCode], sourceLocation: row.sourceLocation)
    }

    @Test(
        "Whoever could be a machine is not answered, neither when all is well nor when it is not",
        arguments: ["TELKOMSEL", "1717", "8893", "123456", "+0000000"])
    func loopGuard(sender: String) async throws {
        let service = try Self.service()
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        let message = try Self.message("METRO B1234XYZ", from: sender)
        #expect(try await centre.accept(message).outcome == .silent(.loop, []))
        #expect(service.unavailable(for: message) == nil)
    }

    @Test("A long number is one in all its spellings: it answers under each, and never itself")
    func longNumber() async throws {
        let service = try Self.service(Self.grammar.replacing("shortcode 1717", with: "shortcode 085600180517"))
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        var message = try Self.message("METRO B1234XYZ")
        for number in ["085600180517", "+6285600180517", "6285600180517"] {
            message.to = try Address(number)
            #expect(try await centre.accept(message).texts == ["Pajak B1234XYZ"], "\(number)")
        }
        message.from = try Address("+6285600180517")
        message.to = service.shortCode
        #expect(try await centre.accept(message).outcome == .silent(.loop, []))
    }

    @Test("Where the service fails the sender reads so")
    func unavailable() throws {
        #expect(try Self.service().unavailable(for: Self.message("BANTUAN"))?.text == "Terganggu")
    }

    @Test("A store of this service alone needs no tables but the journal's")
    func store() async throws {
        let (service, temporary) = (try Self.service(), TemporaryStore())
        for expected in 1...2 {
            let centre = try MessageCentre(store: temporary.store, shortCode: service.shortCode, service: service)
            _ = try await centre.accept(Self.message("BANTUAN"))
            try await centre.close()
            #expect(try temporary.texts().count { $0 == "BANTUAN" } == expected)
        }
    }
}

@Suite("A service without code, and secrets")
struct TextServiceSecretTests {
    static let secrets: [(text: String, stored: String)] = [
        ("KIRIM.081200000002.halo.9753", "KIRIM.081200000002.halo.xxxx"),
        ("kirim 081200000002 halo 9 7 5 3 ", "kirim 081200000002 halo x x x x "),
        ("KIRIM*081200000002*halo*9753 terima kasih", "KIRIM*081200000002*halo*xxxx xxxxxx xxxxx"),
        ("KIRIM.081200000002.halo.97531", "KIRIM.xxxxxxxxxxxx.xxxx.xxxxx"),
        ("9753 KIRIM", "xxxx xxxxx"),
        ("METRO B1234XYZ", "METRO B1234XYZ"),
    ]

    @Test("A PIN is not in the store, wherever it stood", arguments: secrets)
    func stored(text: String, stored: String) async throws {
        let (service, temporary) = (try TextServiceTests.service(), TemporaryStore())
        let centre = try MessageCentre(store: temporary.store, shortCode: service.shortCode, service: service)
        let taken = try await centre.accept(TextServiceTests.message(text))
        #expect(taken.message.text == text)
        try await centre.close()
        #expect(try temporary.texts().first == stored)
        #expect(!temporary.octets.contains("9753"))
    }

    @Test("The same identity again is the same message; what differs besides the secret is another")
    func identity() async throws {
        let service = try TextServiceTests.service()
        let centre = try MessageCentre(store: .memory, shortCode: service.shortCode, service: service)
        let text = "KIRIM.081200000002.halo.9753"
        let first = try await centre.accept(TextServiceTests.message(text, identity: "a"))
        let again = try await centre.accept(TextServiceTests.message(text, identity: "a"))
        #expect(again.outcome == .repeated(first.deliveries))
        let other = try await centre.accept(TextServiceTests.message(text + "1", identity: "a"))
        #expect(other.deliveries == [])
    }
}

extension TemporaryStore {
    func texts() throws -> [String] {
        try change { db in try String.fetchAll(db, sql: "SELECT text FROM message ORDER BY id") }
    }

    /// The octets of the database file as text, to find what must not be in it.
    var octets: String { octets(of: "") }

    func octets(of suffix: String) -> String {
        guard let file = fopen(path + suffix, "r") else { return "" }
        defer { fclose(file) }
        var octets: [UInt8] = []
        while case let octet = fgetc(file), octet != EOF { octets.append(UInt8(octet)) }
        return String(decoding: octets, as: UTF8.self)
    }
}
