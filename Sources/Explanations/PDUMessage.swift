package import ShortMessage
package import Transcripts

/// One encoded segment.
package struct PDUMessage {
    package let hex: String
    /// What `AT+CMGS` wants: octets without the service centre's address.
    package let length: Int
    package let text: String

    package init(_ pdu: PDU, text: String) throws(PDUError) {
        hex = try pdu.octets().hexadecimal
        length = try pdu.tpdu.octets().count
        self.text = text
    }

    /// One object: `hex`, `length`, `text`.
    package var json: JSONDocument {
        .object([("hex", .string(hex)), ("length", .number(length)), ("text", .string(text))])
    }
}
