import Applications
import MessageCentre
import MessageGrammar
import ShortMessage
import Testing

@Suite("A service that asks a program")
struct AskingServiceTests {
    static let grammar = """
        shortcode 5151

        message order  reply taken
            BELI#{item}#{count}#{sum}#{day?}
            > BELI#A12#3#50000#21-11-2026

        field item   1..2 letters, 2 digits
        field count  1..2 digits
        field sum    amount
        field day    date
        """

    static let replies = """
        field item "barang"
        field count "jumlah"
        field sum "harga"
        field day "tanggal"
        more " dll"

        reply taken
            Pesanan {count} {item} diterima, total {sum}.
        """

    private func service(apology: String? = nil) throws -> AskingService {
        let grammar = try Grammar(source: Self.grammar, file: "toko.grammar")
        let text = try TextService(
            grammar: grammar, replies: Self.replies + ErrorWords.replies, file: "toko.id.replies")
        return try AskingService(text, at: .exec("true"), apology: apology)
    }

    private func message(_ text: String, from sender: String = "+6281200000001") throws -> InboundMessage {
        InboundMessage(
            from: try Address(sender), to: try Address("5151"), text: text,
            receivedAt: try Timestamp("2026-11-21T08:00:00+07:00"))
    }

    private func question(_ text: String) throws -> Question { Question(id: 7, message: try message(text)) }

    @Test("leaves to it what its grammar understands, of senders that may be answered")
    func isForProgram() throws {
        let service = try service()
        #expect(service.isForProgram(try message("BELI#A12#3#50000")))
        #expect(!service.isForProgram(try message("JUAL#A12")))
        #expect(!service.isForProgram(try message("BELI#A12#3#50000", from: "2757")))
    }

    @Test("tells it the fields by their types, and what was tolerated")
    func document() throws {
        let document = try service().document(of: question("beli a12 3 50.000 21/11/2026"))
        #expect(
            document.json.hasSuffix(
                #""message":"order","fields":{"item":"A12","count":"3","sum":50000,"day":"2026-11-21"},"#
                    + #""repairs":["separator"],"language":"id"}"#), "\(document.json)")
        let environment = Dictionary(uniqueKeysWithValues: document.environment.map { ($0.name, $0.value) })
        #expect(environment["SHORTCODE_FIELD_SUM"] == "50000" && environment["SHORTCODE_FROM"] == "+6281200000001")
        #expect(environment["SHORTCODE_ID"] == document.id && document.id.hasPrefix("q-"))
    }

    @Test("names a question the same when it is asked again, and no other one so")
    func identity() throws {
        let service = try service()
        let first = try service.document(of: question("BELI#A12#3#50000")).id
        #expect(try service.document(of: question("BELI#A12#3#50000")).id == first)
        #expect(try service.document(of: question("BELI#A12#4#50000")).id != first)
    }

    @Test("words a reply of the catalogue with what the program says, else with what the sender wrote")
    func reply() throws {
        let service = try service()
        let question = try question("BELI#A12#3#50000")
        func texts(_ output: String) throws -> [String] {
            try service.messages(of: ProgramAnswer(output: output), to: question).map(\.text)
        }
        #expect(
            try texts(#"{"reply":"taken","values":{"sum":61000}}"#) == ["Pesanan 3 A12 diterima, total Rp61.000."])
        for wrong in [
            #"{"reply":"gone"}"#, #"{"reply":"taken","values":{"sum":"many"}}"#,
            #"{"reply":"taken","values":{"sum":-1}}"#,
            #"{"reply":"taken","values":{"count":"123"}}"#, #"{"reply":"taken","values":{"count":"1€"}}"#,
            #"{"reply":"taken","values":{"colour":"red"}}"#, #"{"text":""}"#, #"{"text":"a\u0000"}"#,
            #"{"text":"\#(String(repeating: "a", count: 1531))"}"#,
        ] {
            #expect(throws: ProgramFailure.self, "\(wrong)") { try texts(wrong) }
        }
    }

    @Test("has words for a program that never answers")
    func apology() throws {
        let message = try message("BELI#A12#3#50000")
        #expect(try service().unavailable(for: message)?.text == "Layanan terganggu")
        #expect(try service(apology: "Maaf").unavailable(for: message)?.text == "Maaf")
        let bare = try AskingService(Address("5151"), at: .exec("true"), apology: nil)
        #expect(bare.unavailable(for: message)?.text == AskingService.standardApology)
        #expect(bare.isForProgram(message))
    }

    @Test("refuses a grammar with a secret: a program is asked what is stored")
    func secret() throws {
        let source = Self.grammar.replacing("field count  1..2 digits", with: "field count  1..2 digits  secret")
        let replies = Self.replies.replacing("{count} ", with: "") + ErrorWords.replies
        let grammar = try Grammar(source: source, file: "toko.grammar")
        let text = try TextService(grammar: grammar, replies: replies, file: "toko.id.replies")
        #expect(throws: GrammarFileError.self) { try AskingService(text, at: .exec("true"), apology: nil) }
    }
}

/// What a service says to messages that it does not understand.
private enum ErrorWords {
    static let replies = """


        reply empty
            Pesan kosong
        reply unknown-keyword
            Perintah tidak dikenal
        reply near-keyword
            Mungkin {format}
        reply missing
            {fields} belum ada
        reply malformed
            {field} salah
        reply wrong-length-between
            {field} salah
        reply no-such-date
            {field} salah
        reply surplus
            Terlalu banyak
        reply several-faults
            Periksa {fields}
        reply unavailable
            Layanan terganggu
        """
}
