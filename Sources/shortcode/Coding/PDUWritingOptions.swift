import ArgumentParser
import Doors
import Explanations
import ShortMessage

/// What to encode.
struct PDUWritingOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "The text; makes the command encode.")
    var text: String?

    @Option(help: "The number that a handset's SUBMIT is for, such as 2757 or +6281200000001.")
    var to: String?

    @Option(help: "The number, or the name of up to 11 characters, that a DELIVER to a handset is from.")
    var from: String?

    @Option(help: "When the service centre took a DELIVER, such as 2026-11-21T08:00:00+07:00.")
    var at: String?

    @Option(help: "The service centre's number; without it the PDU begins with 00.")
    var smsc: String?

    @Option(
        help: """
            The reference of the first segment, 0 to 255 (0 where it is left out): a SUBMIT's message reference, and \
            what joins the segments; to 65535 with --concatenation 16, of which a message reference is the low octet.
            """)
    var reference: UInt16?

    @Option(
        help: "The bits of the reference that joins segments: 8 (where it is left out) or 16.",
        transform: Concatenation.Width.ofBits)
    var concatenation: Concatenation.Width?

    @Option(help: "A SUBMIT's validity in minutes, 1 to 635040, rounded up to what one octet can say.")
    var validity: Int?

    @Flag(help: "Ask for a status report.")
    var report = false

    @Option(
        name: .customLong("language"), help: "A language whose national tables the receiver has; may be repeated.",
        transform: NationalLanguage.named)
    var languages: [NationalLanguage] = []

    /// The PDU of each segment.
    func messages(_ text: String) throws -> [PDUMessage] {
        do {
            let segments = try SegmentedText(
                text, allowing: NationalShift.combinations(of: languages), reference: concatenation ?? .octet)
            let serviceCentre = try smsc.map { try number($0, of: "--smsc") }
            let tpdus = try to.map { try submits(segments, $0) } ?? delivers(segments)
            return try zip(segments.segments, tpdus).map { segment, tpdu in
                try PDUMessage(PDU(serviceCentre: serviceCentre, tpdu), text: segment.text)
            }
        } catch {
            throw UsageError("\(error)")
        }
    }

    /// An address that is no name: a number with blanks or hyphens in it would be one.
    private func number(_ text: String, of option: String) throws -> Address {
        let address = try Address(text)
        guard address.typeOfNumber != .alphanumeric else {
            throw UsageError("\(option) \(Text.escaped(text)): expected a number such as 2757 or +6281200000001")
        }
        return address
    }

    private func submits(_ segments: SegmentedText, _ destination: String) throws -> [TPDU] {
        let validity = validity.map { ValidityPeriod.relative(RelativeValidity(minutes: $0)) }
        let submits = TPDU.Submit.messages(
            segments, to: try number(destination, of: "--to"), reference: reference ?? 0, validityPeriod: validity)
        return submits.map { submit in
            var submit = submit
            submit.requestsStatusReport = report
            return .submit(submit)
        }
    }

    private func delivers(_ segments: SegmentedText) throws -> [TPDU] {
        let delivers = TPDU.Deliver.messages(
            segments, from: try Address(from ?? ""), at: try stamp(at ?? ""), reference: reference ?? 0)
        return delivers.map { deliver in
            var deliver = deliver
            deliver.sendsStatusReport = report
            return .deliver(deliver)
        }
    }

    private func stamp(_ time: String) throws -> ServiceCentreTimestamp {
        let moment = try Timestamp(time)
        guard let stamp = ServiceCentreTimestamp(moment) else {
            let mostMinutes = 79 * 15
            let expected =
                abs(moment.offset) > mostMinutes
                ? "an offset from UTC of at most 19:45" : "a year from 1970 to 2069"
            throw UsageError("--at \(Text.escaped(time)): a time stamp has no room for it; expected \(expected)")
        }
        return stamp
    }
}
