import ShortMessage
import Transcripts

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
