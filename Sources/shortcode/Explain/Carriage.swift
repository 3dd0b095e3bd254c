import ShortMessage
import Transcripts

/// How a message and its reply travel: the PDUs of both directions, as AT+CMGS and +CMT have them; their first octet,
/// 00, stands for the service centre that the modem has stored.
struct Carriage {
    /// SMS-SUBMIT from the handset, one a segment, in hexadecimal.
    let submits: [String]
    /// SMS-DELIVER to it.
    let delivers: [String]

    /// - Throws: where a text takes more than 255 segments, or an address does not fit a TPDU.
    init(_ text: String, to shortCode: Address, reply: String?, at time: Timestamp) throws {
        submits = try TPDU.Submit.messages(SegmentedText(text), to: shortCode).map { try PDU(.submit($0)).hexadecimal }
        guard let reply, let stamp = ServiceCentreTimestamp(time) else {
            delivers = []
            return
        }
        delivers = try TPDU.Deliver.messages(SegmentedText(reply), from: shortCode, at: stamp)
            .map { try PDU(.deliver($0)).hexadecimal }
    }

    var json: JSONDocument {
        .object([("submit", Self.array(submits)), ("deliver", Self.array(delivers))])
    }

    private static func array(_ texts: [String]) -> JSONDocument {
        .array(texts.map(JSONDocument.string))
    }
}

extension PDU {
    fileprivate var hexadecimal: String {
        get throws { try octets().hexadecimal }
    }
}
