import Foundation
import SMPP
import ShortMessage

/// Runs one vector and says what differs.
struct SMPPVectorCheck {
    private let vector: [String: Any]
    private let input: [String: Any]
    private let expectation: String

    init(_ vector: [String: Any]) {
        self.vector = vector
        input = vector["input"] as? [String: Any] ?? [:]
        expectation = vector["expect"] as? String ?? ""
    }

    func differences() -> [String] {
        switch vector["op"] as? String {
        case "pdu": pdu()
        case "receipt-text": receipt()
        case "time": time()
        case "bits": bits()
        default: ["no such operation"]
        }
    }

    private func pdu() -> [String] {
        guard let octets = try? Hexadecimal.octets(input["hex"] as? String ?? "?") else { return ["no octets"] }
        var framer = PacketFramer()
        framer.append(octets)
        guard let frame = try? framer.next() else { return expectation == "decode" ? ["no PDU"] : [] }
        switch frame {
        case .malformed(_, let error): return expectation == "decode" ? ["\(error)"] : []
        case .packet(let reading):
            // What is broken is forgiven by name, or is the start of another PDU.
            guard expectation == "decode" else {
                return reading.leniencies.isEmpty && framer.pending == 0 ? ["read without leniency"] : []
            }
            return compare(reading, octets)
        }
    }

    private func compare(_ reading: Packet.Reading, _ octets: [UInt8]) -> [String] {
        let decoded = vector["decoded"] as? [String: Any] ?? [:]
        let packet = reading.packet
        var found = ["command": packet.body.command.description, "command_status": "\(packet.status.rawValue)"]
        found["sequence_number"] = "\(packet.sequence)"
        var expected = decoded.filter { found[$0.key] != nil }.mapValues(Self.text)
        for (name, value) in decoded["fields"] as? [String: Any] ?? [:] { expected["field \(name)"] = Self.text(value) }
        for (name, value) in packet.body.facts { found["field \(name)"] = value }
        let parameters = decoded["tlvs"] as? [[String: Any]] ?? []
        expected["tlvs"] = parameters.map { "\(Self.text($0["tag"] ?? "")) \(Self.text($0["value"] ?? ""))" }
            .joined(separator: " ")
        found["tlvs"] = packet.body.parameters.map {
            "\([UInt8($0.tag.rawValue >> 8), UInt8(truncatingIfNeeded: $0.tag.rawValue)].hexadecimal) \($0.hexadecimal)"
        }.joined(separator: " ")
        if reading.leniencies.isEmpty {
            expected["written"] = octets.hexadecimal
            found["written"] = (try? packet.octets())?.hexadecimal
        }
        return differ(found, expected)
    }

    private func receipt() -> [String] {
        let receipt = DeliveryReceipt(text: input["text"] as? String ?? "")
        let isParsed = expectation == "parse"
        guard expectation.hasPrefix("parse") else { return [] }
        guard let receipt else { return ["no receipt"] }
        var found = ["id": receipt.messageID, "stat": receipt.status]
        found["err"] = receipt.error
        found["text"] = receipt.text
        found["submit_date"] = isParsed ? Self.iso(receipt.submitDate) : receipt.submitDate?.digits
        found["done_date"] = isParsed ? Self.iso(receipt.doneDate) : receipt.doneDate?.digits
        found["sub"] = receipt.submitted.map { "\($0)" }
        found["dlvrd"] = receipt.delivered.map { "\($0)" }
        var expected = (vector["expected"] as? [String: Any] ?? [:]).mapValues(Self.text)
        for count in ["sub", "dlvrd"] { expected[count] = expected[count].flatMap { Int($0) }.map { "\($0)" } }
        return differ(found, expected)
    }

    private func time() -> [String] {
        let text = input["text"] as? String ?? ""
        let expected = vector["expected"] as? [String: Any] ?? [:]
        if expected["kind"] as? String == "none" { return text.isEmpty ? [] : ["not empty"] }
        guard let time = try? SMPPTime(text) else { return expectation == "error" ? [] : ["no time"] }
        guard expectation != "error" else { return ["a time"] }
        return differ(
            time.facts.merging(["written": time.description]) { $1 },
            expected.mapValues(Self.text).merging(["written": text]) { $1 })
    }

    private func bits() -> [String] {
        let esmClass = ESMClass(rawValue: UInt8(input["esm_class"] as? Int ?? vector["esm_class"] as? Int ?? 205))
        let found = [
            "messaging_mode": "\(esmClass.mode.rawValue)", "message_type_nibble": "\(esmClass.kindNumber)",
            "udhi": "\(esmClass.hasUserDataHeader)", "reply_path": "\(esmClass.hasReplyPath)",
        ]
        return differ(found, (vector["expected"] as? [String: Any] ?? [:]).mapValues(Self.text))
    }

    private func differ(_ found: [String: String], _ expected: [String: String]) -> [String] {
        expected.filter { found[$0.key] != $0.value }.map { key, value in
            "\(key): found \(found[key] ?? "nothing"), expected \(value)"
        }.sorted()
    }

    private static func iso(_ date: ReceiptDate?) -> String? {
        date?.time()?.timestamp.map { String("\($0)".prefix(19)) }
    }

    private static func text(_ value: Any) -> String {
        switch value {
        case let values as [Any]: "[\(values.map(text).joined(separator: ","))]"
        case let members as [String: Any]:
            "{\(members.sorted { $0.key < $1.key }.map { "\($0.key):\(text($0.value))" }.joined(separator: ","))}"
        case let text as String: text
        case let flag as Bool where "\(type(of: value))".contains("Bool"): "\(flag)"
        default: "\(value)"
        }
    }
}

extension SMPPTime {
    /// What vectors say of a time.
    fileprivate var facts: [String: String] {
        switch self {
        case .relative(let time):
            [
                "kind": "relative", "years": "\(time.years)", "months": "\(time.months)", "days": "\(time.days)",
                "hours": "\(time.hours)", "minutes": "\(time.minutes)", "seconds": "\(time.seconds)",
                "seconds_total": "\(((time.days * 24 + time.hours) * 60 + time.minutes) * 60 + time.seconds)",
            ]
        case .absolute(let time):
            [
                "kind": "absolute", "offset_quarters": "\(time.quarters)",
                "local": time.timestamp.map { String("\($0)".prefix(19)) + (time.tenth > 0 ? ".\(time.tenth)" : "") }
                    ?? "",
                "utc": time.timestamp.map { "\($0.told(at: 0))".replacing("+00:00", with: "Z") } ?? "",
            ]
        }
    }
}
