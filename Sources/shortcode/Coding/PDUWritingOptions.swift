import ArgumentParser
import ShortMessage
import Transcripts

/// What to encode.
struct PDUWritingOptions: ParsableArguments {
    @Option(help: "The text; makes the command encode.")
    var text: String?

    @Option(help: "The number that a handset's SUBMIT is for, such as 2757 or +6281200000001.")
    var to: String?

    @Option(help: "The number that a DELIVER to a handset is from.")
    var from: String?

    @Option(help: "When the service centre took a DELIVER, such as 2026-11-21T08:00:00+07:00.")
    var at: String?

    @Option(help: "The service centre's number; without it the PDU begins with 00.")
    var smsc: String?

    @Option(help: "The message reference, 0 to 255, of the first segment.")
    var reference: UInt8 = 0

    @Option(help: "A SUBMIT's validity in minutes, rounded up to what one octet can say.")
    var validity: Int?

    @Flag(help: "Ask for a status report.")
    var report = false

    @Option(
        name: .customLong("language"), help: "A language whose national tables the receiver has; may be repeated.",
        transform: NationalLanguage.named)
    var languages: [NationalLanguage] = []

    /// - Parameter isDecoding: whether octets were given, too.
    func validate(isDecoding: Bool) throws {
        guard text != nil else {
            if to != nil || from != nil { throw ValidationError("--to and --from want a --text") }
            return
        }
        if isDecoding { throw ValidationError("octets to decode and a --text to encode; expected one of them") }
        if (to == nil) == (from == nil) { throw ValidationError("--text wants either --to or --from") }
        if from != nil && at == nil { throw ValidationError("--from wants the time of the message: --at") }
    }

    /// The PDU of each segment.
    func messages(_ text: String) throws -> [PDUMessage] {
        do {
            let segments = try SegmentedText(text, allowing: NationalShift.combinations(of: languages))
            let serviceCentre = try smsc.map { try Address($0) }
            let tpdus = try to.map { try submits(segments, $0) } ?? delivers(segments)
            return try zip(segments.segments, tpdus).map { segment, tpdu in
                try PDUMessage(PDU(serviceCentre: serviceCentre, tpdu), text: segment.text)
            }
        } catch {
            throw UsageError("\(error)")
        }
    }

    private func submits(_ segments: SegmentedText, _ number: String) throws -> [TPDU] {
        let validity = validity.map { ValidityPeriod.relative(RelativeValidity(minutes: $0)) }
        let submits = TPDU.Submit.messages(
            segments, to: try Address(number), reference: UInt16(reference), validityPeriod: validity)
        return submits.map { submit in
            var submit = submit
            submit.requestsStatusReport = report
            return .submit(submit)
        }
    }

    private func delivers(_ segments: SegmentedText) throws -> [TPDU] {
        guard let time = ServiceCentreTimestamp(try Timestamp(at ?? "")) else {
            throw UsageError("--at \(at ?? ""): expected a year from 1970 to 2069")
        }
        let delivers = TPDU.Deliver.messages(
            segments, from: try Address(from ?? ""), at: time, reference: UInt16(reference))
        return delivers.map { deliver in
            var deliver = deliver
            deliver.sendsStatusReport = report
            return .deliver(deliver)
        }
    }
}

/// One encoded segment.
struct PDUMessage {
    let hex: String
    /// What `AT+CMGS` wants: octets without the service centre's address.
    let length: Int
    let text: String

    init(_ pdu: PDU, text: String) throws(PDUError) {
        hex = try pdu.octets().hexadecimal
        length = try pdu.tpdu.octets().count
        self.text = text
    }

    /// One object: `hex`, `length`, `text`.
    var json: JSONDocument {
        .object([("hex", .string(hex)), ("length", .number(length)), ("text", .string(text))])
    }
}
