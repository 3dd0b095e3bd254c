import ShortMessage

extension VectorCheck {
    private var repeatedText: String? {
        guard let pair = vector["repeat"]?.array, let character = pair.first?.string, let count = pair.last?.number
        else { return vector["text"]?.string }
        return String(repeating: character, count: count)
    }

    /// The vectors cut between any two characters; where a grapheme is kept whole, only the cuts move.
    func segment() throws -> [String] {
        guard let text = repeatedText else { return ["no text"] }
        let shift = NationalShift(
            locking: NationalLanguage(rawValue: UInt8(vector["locking"]?.number ?? 0)),
            single: NationalLanguage(rawValue: UInt8(vector["single_shift"]?.number ?? 0)))
        let width: Concatenation.Width = vector["ref_bits"]?.number == 16 ? .twoOctets : .octet
        let kept = try SegmentedText(text, allowing: [shift], reference: width)
        let cut = try SegmentedText(text, in: kept.encoding, reference: width, cutting: .anywhere)
        let found: JSON = [
            "encoding": .string(kept.encoding == .ucs2 ? "ucs2" : "gsm7"), "segments": .number(kept.segments.count),
            "units": .number(kept.units), "parts": .array(cut.segments.map { .string($0.text) }),
            "part_char_lengths": .array(cut.segments.map { .number($0.text.unicodeScalars.count) }),
            "remaining_in_last": .number(cut.remaining),
        ]
        return differ("cut", cut.segments.count, kept.segments.count)
            + differences(of: try need("expected").object ?? [:], from: found)
    }

    /// Members that are null are not asserted.
    private func differences(of expected: [String: JSON], from found: JSON) -> [String] {
        expected.filter { $0.value != .null }.flatMap { key, value in
            found[key].map { differ(key, $0, value) } ?? ["unknown key \(key)"]
        }
    }

    func splitPayload() throws -> [String] {
        let most = try number("max_octets")
        let isUCS2 = try text("coding") == "ucs2"
        let fillBits = try text("coding").hasSuffix("fill1") ? 1 : 0
        let capacity = isUCS2 ? most / 2 : (most * 8 - fillBits) / 7
        let cut = try SegmentedText(
            text(), in: isUCS2 ? .ucs2 : .gsm7(.none), capacity: SegmentCapacity(everySegment: capacity),
            cutting: .anywhere)
        let payloads = cut.segments.map { payload($0.content, fillBits: fillBits) }
        let expected = try need("payloads").array?.map { $0.octets ?? [] } ?? []
        let texts = cut.segments.map(\.text)
        let padded = try need("part_texts").array?.compactMap(\.string) ?? []
        return differ("payloads", payloads, expected)
            + differ("texts", texts, padded.map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 })
    }

    private func payload(_ content: UserData.Content, fillBits: Int) -> [UInt8] {
        switch content {
        case .septets(let septets): SeptetPacking.packed(septets, fillBits: fillBits, padding: .carriageReturn)
        case .codeUnits(let units): units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .octets(let octets): octets
        }
    }

    func splitBinary() throws -> [String] {
        let width: Concatenation.Width = vector["ref_bits"]?.number == 16 ? .twoOctets : .octet
        let segments = try UserData.segments(of: octets("data"), reference: UInt16(number("ref")), width: width)
        let found = try segments.map { segment in
            guard case .octets(let octets) = segment.content else { return "" }
            return try ((segment.header?.octets() ?? []) + octets).hexadecimal
        }
        return differ("parts", found, try need("parts").array?.compactMap(\.string) ?? [])
    }

    func userDataHeader() throws -> [String] {
        let header = try UserDataHeader(octets: octets("hex"))
        let found: JSON = [
            "concat": .init(header.concatenation), "ports": .init(header.ports),
            "ies": .array(header.elements.map(\.json)),
        ]
        return try differ("written", header.octets(), octets("hex"))
            + differences(of: need("expected").object ?? [:], from: found)
    }

    func reassemble() throws -> [String] {
        let hasAddress = vector["smsc_prefix"]?.bool ?? false
        let direction: TPDU.Direction = vector["direction"]?.string == "MT" ? .mobileTerminated : .mobileOriginated
        let parts = try need("pdus").array?.map {
            try PDU.reading($0.octets ?? [], direction, hasServiceCentreAddress: hasAddress).pdu.tpdu.userData
        }
        let userData = (parts ?? []).compactMap(\.self)
        let places = userData.compactMap { $0.header?.concatenation }
        var reassembly = Reassembly()
        let noon = try Timestamp("2026-11-21T12:00:00Z")
        let outcomes = try userData.shuffled().map {
            reassembly.receive($0, from: try Address("+6281200000001"), to: try Address("2757"), at: noon).outcome
        }
        guard case .whole(let message)? = outcomes.last else { return ["never whole"] }
        return try differ("text", message.text, text())
            + differ("part texts", userData.map { JSON($0.text) }, need("part_texts").array ?? [])
            + differ("seqs", places.map { JSON.number(Int($0.sequence)) }, need("seqs").array ?? [])
            + differ(
                "places", places.map { [Int($0.reference), $0.width.bits, Int($0.total)] },
                places.map { _ in [try number("ref"), try number("ref_bits"), try number("total")] })
    }
}

extension JSON {
    init(_ place: Concatenation?) {
        self =
            place.map {
                [
                    "ref": .number(Int($0.reference)), "ref_bits": .number($0.width.bits),
                    "total": .number(Int($0.total)),
                    "seq": .number(Int($0.sequence)),
                ]
            } ?? .null
    }

    init(_ ports: ApplicationPorts?) {
        self =
            ports.map {
                ["dest": .number(Int($0.destination)), "orig": .number(Int($0.originator)), "bits": .number($0.bits)]
            } ?? .null
    }
}
