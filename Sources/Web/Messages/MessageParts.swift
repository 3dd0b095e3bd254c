import MessageCentre
import ShortMessage
import Transcripts

/// The short messages that carry a text, with their PDUs.
struct MessageParts {
    let entry: MessageEntry

    /// One object a part; none where the text cannot be carried.
    var json: JSONDocument { .array(documents ?? []) }

    private var documents: [JSONDocument]? {
        guard entry.coding?.userData.isEmpty ?? true, let text = try? SegmentedText(entry.text), let units = tpdus(text)
        else { return nil }
        let userData = text.userData(reference: reference)
        return zip(zip(text.segments, userData), units).enumerated().map { index, part in
            let ((segment, data), tpdu) = part
            return .object([
                ("number", .number(index + 1)), ("text", .string(segment.text)), ("units", .number(segment.units)),
                ("udh", .string(((try? data.header?.octets()) ?? []).hexadecimal)),
                ("pdu", .optional(try? PDU(tpdu).octets().hexadecimal)),
            ])
        }
    }

    private var reference: UInt16 { UInt16(truncatingIfNeeded: (entry.id ?? 0) & 0xFF) }

    /// As the handset sends it, or as it gets it.
    private func tpdus(_ text: SegmentedText) -> [TPDU]? {
        switch entry.direction {
        case .mo: return TPDU.Submit.messages(text, to: entry.to, reference: reference).map(TPDU.submit)
        case .mt:
            guard let stamp = ServiceCentreTimestamp(entry.at) else { return nil }
            return TPDU.Deliver.messages(text, from: entry.from, at: stamp, reference: reference).map(TPDU.deliver)
        }
    }
}
