package import ShortMessage
package import Transcripts

/// How a message and its reply travel: the PDUs of both directions, as AT+CMGS and +CMT have them; their first octet,
/// 00, stands for the service centre that the modem has stored.
package struct Carriage {
    /// PDUs in hexadecimal, one a segment, or why there are none.
    package typealias PDUs = Result<[String], any Error>

    /// SMS-SUBMIT from the handset.
    package let submits: PDUs
    /// SMS-DELIVER to it; nil where nothing is answered.
    package let delivers: PDUs?

    package init(_ text: String, to shortCode: Address, reply: String?, at time: Timestamp) {
        submits = Self.pdus { try TPDU.Submit.messages(SegmentedText(text), to: shortCode).map(TPDU.submit) }
        delivers = reply.map { reply in
            Self.pdus {
                guard let stamp = ServiceCentreTimestamp(time) else { throw NoStamp(time: time) }
                return try TPDU.Deliver.messages(SegmentedText(reply), from: shortCode, at: stamp).map(TPDU.deliver)
            }
        }
    }

    private static func pdus(_ messages: () throws -> [TPDU]) -> PDUs {
        PDUs { try messages().map { try PDU($0).octets().hexadecimal } }
    }

    /// A time that no DELIVER can tell.
    private struct NoStamp: Error, CustomStringConvertible {
        let time: Timestamp

        var description: String {
            "a time stamp has no room for \(time): its years are 1970 to 2069, its offsets at most 19:45"
        }
    }

    /// One object: `submit` and `deliver`, empty where there are none.
    package var json: JSONDocument {
        .object([("submit", Self.array(submits)), ("deliver", Self.array(delivers))])
    }

    private static func array(_ pdus: PDUs?) -> JSONDocument {
        .array(((try? pdus?.get()) ?? []).map(JSONDocument.string))
    }
}
