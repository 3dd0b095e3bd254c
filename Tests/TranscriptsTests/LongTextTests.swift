import ShortMessage
import Testing
import Transcripts

@Suite("A text longer than the longest message")
struct LongTextTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        /// Segments, where it is too long.
        let refusal: Int?
    }

    static let rows = [
        Row(testDescription: "255 segments of septets", text: String(repeating: "A", count: 255 * 153), refusal: nil),
        Row(testDescription: "one septet more", text: String(repeating: "A", count: 255 * 153 + 1), refusal: 256),
        Row(testDescription: "255 segments of UCS-2", text: String(repeating: "Ж", count: 255 * 67), refusal: nil),
        Row(testDescription: "one code unit more", text: String(repeating: "Ж", count: 255 * 67 + 1), refusal: 256),
    ]

    static let forms: [(LineForm, prefix: String, suffix: String)] = [
        (.text, "", ""), (.log, "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 ", ""),
        (.json, #"{"from":"+6281200000001","text":""#, #""}"#),
    ]

    @Test("is refused by name where it enters, in every form", arguments: rows, forms)
    func refused(row: Row, form: (form: LineForm, prefix: String, suffix: String)) {
        let line = form.prefix + row.text + form.suffix
        switch TranscriptReaderTests.readings(line, form: form.form).first {
        case .message(let arrival):
            #expect(row.refusal == nil)
            #expect(arrival.text == row.text)
        case .fault(let fault):
            let count = row.refusal.map { "\($0)" } ?? "no"
            #expect("\(fault)" == "line 1: the text takes \(count) segments; a message has at most 255")
        case nil: Issue.record("the line was not read")
        }
    }

    @Test("is refused in a log that is replayed", arguments: rows)
    func replayed(row: Row) {
        let line = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 " + row.text
        let services = ServiceNumbers([Address(digits: "2757", typeOfNumber: .unknown)])
        var reader = RecordingReader(services: services, form: .log, start: nil)
        let items = reader.read(Line(number: 1, content: .octets(Array(line.utf8)[...])))
        let isRefused = if case .fault = items.first { true } else { false }
        #expect(isRefused == (row.refusal != nil))
    }
}
