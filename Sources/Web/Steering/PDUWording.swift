import Doors
import SMPP
import SMPPDoor
import ShortMessage
import Transcripts

/// How PDUs are written for one who asks: header, fields, parameters, text and octets.
///
/// What is personal is crossed out in each of them alike, passwords as well.
struct PDUWording {
    let style: MessageStyle
    /// What `data_coding` 0 is in the session.
    let alphabet: DataCoding.DefaultAlphabet

    /// A PDU as an object.
    func document(_ pdu: WatchedPDU) -> JSONDocument {
        let header = pdu.header
        let (packet, problem) = reading(pdu)
        let text = packet?.body.carriedText(byDefault: alphabet).map { shown($0, at: pdu.at) }
        let secrets = secrets(of: packet, text, pdu)
        return .object([
            ("number", .number(pdu.number)), ("at", .string("\(pdu.at)")),
            ("from", .string(pdu.isFromESME ? "esme" : "centre")),
            ("command", .optional(header.map { "\($0.command)" })),
            ("status", .optional(header.map { "\($0.status)" })),
            ("sequence", header.map { .number(Int($0.sequence)) } ?? .null),
            ("fields", .object((packet?.body.fields ?? []).map { ($0.name, value($0, secrets)) })),
            ("parameters", .array((packet?.body.parameters ?? []).map { document($0, secrets) })),
            ("text", .optional(text?.text)), ("length", .number(pdu.octets.count)),
            ("hex", .string(crossed(pdu.octets, secrets))), ("problem", .optional(problem)),
        ])
    }

    private func reading(_ pdu: WatchedPDU) -> (packet: Packet?, problem: String?) {
        do throws(PacketError) {
            return (try pdu.packet(), nil)
        } catch {
            return (nil, "\(error)")
        }
    }

    // MARK: Texts

    /// A text as it is shown, and the octets of it that are not.
    private struct Shown {
        let text: String?
        let hidden: [UInt8]
    }

    private func shown(_ carried: CarriedText, at time: Timestamp) -> Shown {
        guard !style.isUnmasked else { return Shown(text: carried.text, hidden: []) }
        guard let text = carried.text else { return Shown(text: nil, hidden: carried.octets) }
        let facts = carried.isReceipt ? text.firstMatch(of: /(?i)text:/)?.range.upperBound : nil
        let start = facts ?? text.startIndex
        let masked = style.masked(String(text[start...]), from: carried, on: time.date)
        guard masked != text[start...] else { return Shown(text: text, hidden: []) }
        // A receipt is ASCII up to its text.
        let hidden = Array(carried.octets.dropFirst(text[..<start].utf16.count))
        return Shown(text: text[..<start] + masked, hidden: hidden)
    }

    /// Runs of octets that nobody is to see, wherever they stand; of what cannot be read, all behind the header.
    private func secrets(of packet: Packet?, _ text: Shown?, _ pdu: WatchedPDU) -> [[UInt8]] {
        guard !style.isUnmasked else { return [] }
        guard let packet else { return [Array(pdu.octets.dropFirst(PacketHeader.count))].filter { !$0.isEmpty } }
        let passwords = packet.body.fields.filter { $0.name == "password" }.compactMap { field -> [UInt8]? in
            guard case .text(let password) = field.value else { return nil }
            return password.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        }
        return ([text?.hidden ?? []] + passwords).filter { !$0.isEmpty }
    }

    // MARK: Values

    private func value(_ field: Packet.Field, _ secrets: [[UInt8]]) -> JSONDocument {
        switch field.value {
        case .number(let number): .number(number)
        case .text(let text): .string(field.name == "password" && !style.isUnmasked ? Self.crossedOut(text) : text)
        case .octets(let octets): .string(crossed(octets, secrets))
        case .texts(let texts): .array(texts.map(JSONDocument.string))
        }
    }

    private func document(_ parameter: Parameter, _ secrets: [[UInt8]]) -> JSONDocument {
        let value: JSONDocument =
            switch parameter.value {
            case .octet(let number): .number(Int(number))
            case .short(let number): .number(Int(number))
            case .long(let number): .number(Int(number))
            case .text(let text): .string(text)
            case .octets(let octets): .string(crossed(octets, secrets))
            }
        return .object([("tag", .string("\(parameter.tag)")), ("value", value)])
    }

    private static func crossedOut(_ text: String) -> String { String(repeating: "x", count: text.count) }

    /// Hexadecimal digits, with `xx` for each octet of a secret.
    private func crossed(_ octets: [UInt8], _ secrets: [[UInt8]]) -> String {
        var isHidden = [Bool](repeating: false, count: octets.count)
        for secret in secrets where secret.count <= octets.count {
            for start in 0...octets.count - secret.count
            where octets[start..<start + secret.count].elementsEqual(secret) {
                for index in start..<start + secret.count { isHidden[index] = true }
            }
        }
        return zip(octets, isHidden).map { $1 ? "xx" : [$0].hexadecimal }.joined()
    }
}

extension MessageStyle {
    /// A text of a PDU; that of a receipt is of the message that it tells of, which went the other way.
    fileprivate func masked(_ text: String, from carried: CarriedText, on day: CalendarDate) -> String {
        let (first, second) =
            carried.isReceipt ? (carried.recipient, carried.sender) : (carried.sender, carried.recipient)
        return masked(text, from: first ?? .nobody, to: second ?? .nobody, on: day)
    }
}

extension Address {
    /// A number of nobody, where a PDU names none.
    fileprivate static let nobody = Address(digits: "0", typeOfNumber: .unknown)
}
