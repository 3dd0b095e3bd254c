import Seeded
import ShortMessage
import Testing

/// Independent libraries read what we write, and we read what they write: 2 000 random texts each way.
@Suite("Side by side")
struct SideBySideTests {
    static let textCount = 2000
    static let libraries = ["gammu", "gsmmodem", "smspdudecoder"]

    @Test("they read what we write", arguments: libraries)
    func theyRead(library: String) throws {
        let peer = try Peer(library)
        var random = SplitMix64(seed: 2757)
        var faults: [PeerFault: Int] = [:]
        for number in 0..<Self.textCount {
            let text = random.text()
            let kind = Bool.random(using: &random) ? "submit" : "deliver"
            let segments = try SegmentedText(text)
            for (segment, hex) in zip(segments.segments, try pdus(segments, reference: UInt16(number), kind: kind)) {
                let answer = try peer.ask(["do": "decode", "hex": hex, "type": kind])
                let found = answer["text"]?.string ?? "error: \(answer["error"]?.string ?? "")"
                try judge(segment.text, found, reads: true, library, &faults)
            }
        }
        expectEach(of: library, reads: true, in: faults)
        print("side by side: \(library) read \(Self.textCount) texts; \(describe(faults))")
    }

    @Test("we read what they write", arguments: libraries)
    func weRead(library: String) throws {
        let peer = try Peer(library)
        var random = SplitMix64(seed: 2026)
        var faults: [PeerFault: Int] = [:]
        for _ in 0..<Self.textCount {
            let text = random.text()
            let answer = try peer.ask(Question(text: text, ucs2: GSMAlphabet.septets(text) == nil))
            try judge(text, try read(answer), reads: false, library, &faults)
        }
        expectEach(of: library, reads: false, in: faults)
        print("side by side: \(library) wrote \(Self.textCount) texts; \(describe(faults))")
    }

    struct Question: Encodable {
        var `do` = "encode"
        let text: String
        let ucs2: Bool
    }

    private func judge(
        _ text: String, _ found: String, reads: Bool, _ library: String, _ faults: inout [PeerFault: Int]
    ) throws {
        if found == text { return }
        let fault = PeerFault.allCases.first { $0.peer == library && $0.reads == reads && $0.explains(text, found) }
        try #require(fault != nil, "\(Text.escaped(text)) became \(Text.escaped(found))")
        if let fault { faults[fault, default: 0] += 1 }
    }

    /// A fault that no text shows any more goes from the list.
    private func expectEach(of library: String, reads: Bool, in faults: [PeerFault: Int]) {
        #expect(Set(faults.keys) == Set(PeerFault.allCases.filter { $0.peer == library && $0.reads == reads }))
    }

    private func describe(_ faults: [PeerFault: Int]) -> String {
        faults.isEmpty
            ? "no differences" : faults.map { "\($0.value) times \($0.key)" }.sorted().joined(separator: ", ")
    }

    private func pdus(_ segments: SegmentedText, reference: UInt16, kind: String) throws -> [String] {
        let member = Address(digits: "6281200000001", typeOfNumber: .international)
        if kind == "submit" {
            return try TPDU.Submit.messages(segments, to: member, reference: reference).map {
                try PDU(.submit($0)).octets().hexadecimal
            }
        }
        let time = try #require(ServiceCentreTimestamp(Timestamp("2026-11-21T08:00:00+07:00")))
        return try TPDU.Deliver.messages(segments, from: member, at: time, reference: reference).map {
            try PDU(.deliver($0)).octets().hexadecimal
        }
    }

    private func read(_ answer: JSON) throws -> String {
        if let packed = answer["packed"]?.string { return try readPacked(packed) }
        if let units = answer["units"]?.string { return try readUnits(units) }
        var reassembly = Reassembly()
        let address = Address(digits: "2757", typeOfNumber: .unknown)
        let noon = try Timestamp("2026-11-21T12:00:00+07:00")
        var text = "error: \(answer["error"]?.string ?? "never whole")"
        for pdu in answer["pdus"]?.array ?? [] {
            let reading = try PDU.reading(try #require(pdu.octets), .mobileOriginated)
            let userData = try #require(reading.pdu.tpdu.userData)
            let receipt = reassembly.receive(userData, from: address, to: address, at: noon)
            if case .whole(let message) = receipt.outcome { text = message.text ?? "no text" }
        }
        return text
    }

    /// The library codes septets without counting them, so the longest that fit are taken, and a phantom @ is dropped.
    private func readPacked(_ hex: String) throws -> String {
        let octets = try Hexadecimal.octets(hex)
        var septets = SeptetPacking.unpacked(octets)
        if septets.count % 8 == 0, septets.last == 0 { septets.removeLast() }
        return SeptetAlphabet().text(septets)
    }

    private func readUnits(_ hex: String) throws -> String {
        let octets = try Hexadecimal.octets(hex)
        let units = stride(from: 0, to: octets.count, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
        return UserData.Content.codeUnits(units).text() ?? ""
    }
}

extension SplitMix64 {
    private static let defaultAlphabet = Array(GSMAlphabet.defaultTable.filter { $0 != "\u{1B}" })
    private static let extensions = Array(GSMAlphabet.extensionTable.keys).sorted()
    private static let others = Array("不是很ĞşçáЖжЯあ😀👍🏽🇮🇩👩‍👩‍👧".unicodeScalars)

    /// A text of one to three segments: plain, with extension characters, or in UCS-2 with emoji.
    mutating func text() -> String {
        let kind = Int.random(in: 0..<3, using: &self)
        let most = kind == 2 ? 150 : kind == 1 ? 300 : 459
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...most, using: &self) { scalars.append(scalar(kind)) }
        return String(scalars)
    }

    private mutating func scalar(_ kind: Int) -> Unicode.Scalar {
        let dice = Int.random(in: 0..<4, using: &self)
        let pool = kind == 1 && dice == 0 ? Self.extensions : kind == 2 && dice < 2 ? Self.others : Self.defaultAlphabet
        return pool.randomElement(using: &self) ?? "a"
    }
}
