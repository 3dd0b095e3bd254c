import ShortMessage
import Testing
import Transcripts

@Suite("The lines of a recording")
struct RecordingReaderTests {
    static func items(_ lines: [String], form: LineForm = .log, start: Timestamp? = nil) throws -> [String] {
        var reader = RecordingReader(services: ServiceNumbers([try Address("2757")]), form: form, start: start)
        return zip(1..., lines).flatMap { number, line in
            reader.read(Line(number: number, content: .octets(Array(line.utf8)[...]))).map(name)
        }
    }

    static func name(_ item: RecordingReader.Item) -> String {
        switch item {
        case .message(let arrival): "\(arrival.line) message \(arrival.time.map { "\($0)" } ?? "")"
        case .reply(let reply): "\(reply.line) reply \(reply.entry.time)"
        case .foreign(let arrival): "\(arrival.line) foreign"
        case .fault(let fault): "\(fault)"
        }
    }

    @Test("are messages, replies, and what no service has a part in")
    func log() throws {
        let time = "2026-11-21T08:00:00+07:00"
        #expect(
            try Self.items([
                "# Budi", "", "\(time) +6281200000001 > 2757 SALDO", "\(time) 2757 > +6281200000001 Saldo",
                "\(time) 1717 > +6281200000001 Halo", "SALDO",
            ]) == [
                "3 message \(time)", "4 reply \(time)", "5 foreign",
                "line 6: column 1: this is not the time; expected one like \(time)",
            ])
    }

    @Test("in JSON have the time of the line before where they have none")
    func json() throws {
        let time = "2026-11-21T08:00:00+07:00"
        let asked = #"{"from":"+6281200000001","text":"SALDO"}"#
        #expect(
            try Self.items(
                [
                    asked, #"{"at":"\#(time)","from":"+6281200000001","text":"SALDO","id":"a"}"#, asked,
                    #"{"from":"2757","to":"+6281200000001","text":"Saldo"}"#, #"{"from":"2757","text":"Saldo"}"#,
                ], form: .json) == [
                    "line 1: the time is missing; expected \"at\" here or in a line before, or '# clock:'",
                    "2 message \(time)", "3 message \(time)", "4 reply \(time)", "5 foreign",
                ])
        #expect(try Self.items([asked], form: .json, start: Timestamp(time)) == ["1 message \(time)"])
    }

    @Test("that are no UTF-8 are refused, once")
    func illFormed() throws {
        var reader = RecordingReader(services: ServiceNumbers([try Address("2757")]), form: .log, start: nil)
        let octets = Array("2026-11-21T08:00:00+07:00 +6281200000001 > 2757 ".utf8) + [0xFF]
        #expect(
            reader.read(Line(number: 4, content: .octets(octets[...]))) == [
                .fault(LineFault(line: 4, problem: .illFormed(column: 49)))
            ])
    }
}
