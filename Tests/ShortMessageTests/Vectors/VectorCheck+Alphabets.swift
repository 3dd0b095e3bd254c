import ShortMessage

extension VectorCheck {
    func pack() throws -> [String] {
        let septets = try SeptetAlphabet().septets(text())
        let fillBits = vector["fill_bits"]?.number ?? 0
        let padding: SeptetPacking.Padding = try text("style") == "sms" ? .zeros : .carriageReturn
        let packed = SeptetPacking.packed(septets, fillBits: fillBits, padding: padding)
        let unpacked = SeptetPacking.unpacked(try octets("packed"), count: septets.count, fillBits: fillBits)
        return try differ("septets", septets, octets("septets")) + differ("packed", packed, octets("packed"))
            + differ("unpacked", unpacked, septets) + differ("text", SeptetAlphabet().text(unpacked), text())
            + differ("count", septets.count, number("septet_count"))
    }

    func septets() throws -> [String] {
        try differ("septets", SeptetAlphabet().septets(text()), octets("septets"))
    }

    func packSeptets() throws -> [String] {
        let fillBits = vector["fill_bits"]?.number ?? 0
        let packed = SeptetPacking.packed(try octets("septets"), fillBits: fillBits)
        return try differ("packed", packed, octets("packed")) + unpackSeptets()
    }

    func unpackSeptets() throws -> [String] {
        let septets = try octets("septets")
        let fillBits = vector["fill_bits"]?.number ?? 0
        let unpacked = SeptetPacking.unpacked(try octets("packed"), count: septets.count, fillBits: fillBits)
        return differ("unpacked", unpacked, septets)
    }

    func decodeSeptets() throws -> [String] {
        try differ("text", SeptetAlphabet().text(octets("septets")), text())
    }

    func decodePacked() throws -> [String] {
        let septets = try SeptetPacking.unpacked(octets("packed"), count: vector["septet_count"]?.number)
        return try differ("text", SeptetAlphabet().text(septets), text())
    }

    func ucs2() throws -> [String] {
        let octets = try octets("bytes")
        let units = stride(from: 0, to: octets.count - 1, by: 2).map {
            UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1])
        }
        return try differ("units", TextEncoding.ucs2.content(of: text()), .codeUnits(units))
            + differ("text", UserData.Content.codeUnits(units).text(), text())
    }

    func latin() throws -> [String] {
        try differ("octets", Latin1.octets(text()), octets("bytes"))
            + differ("text", Latin1.text(octets("bytes")), text())
    }

    /// The escape and what a decoder shows for it, and NUL beside `@`, stand in the source's table for a lookup in
    /// both directions; TS 23.038, 6.2.1 has neither character.
    private static let placeholders: Set<String> = ["\u{0}", "\u{A0}"]

    func alphabetTable() throws -> [String] {
        try need("map").object.map { map in
            try map.filter { !Self.placeholders.contains($0.key) }.flatMap { character, septets in
                try differ(character, SeptetAlphabet().septets(character).hexadecimal, septets.string ?? "")
            }
        } ?? ["no map"]
    }

    func lookalikes() throws -> [String] {
        try need("map").object.map { map in
            try map.flatMap { character, septets in
                let replacement = Transliteration.replacement(for: Character(character)) ?? "nothing"
                return try differ(character, SeptetAlphabet().septets(replacement).hexadecimal, septets.string ?? "")
            }
        } ?? ["no map"]
    }
}

extension VectorCheck {
    private func language(_ key: String = "nli") throws -> NationalLanguage? {
        NationalLanguage(rawValue: UInt8(try number(key)))
    }

    private func shift() throws -> NationalShift {
        NationalShift(locking: try language("nli_locking"), single: try language("nli_single"))
    }

    func char() throws -> [String] {
        let septet = try octets("septet")
        let isLocking = try text("table") == "locking"
        let shift = NationalShift(locking: isLocking ? try language() : nil, single: isLocking ? nil : try language())
        let read = SeptetAlphabet(shift).text((isLocking ? [] : [GSMAlphabet.escape]) + septet)
        guard let expected = try need("expected").string else { return differ("blank", read, " ") }
        // A table may have a character twice, so what was written is compared by what it is read as.
        let table = isLocking ? SeptetTable.locking(try language()) : .singleShift(try language())
        let written = expected.unicodeScalars.first.flatMap(table.septet(of:)).flatMap { table.scalars[Int($0)] }
        return differ("read", read, expected) + differ("written", written, expected.unicodeScalars.first)
    }

    func lockTable() throws -> [String] {
        let septets = (UInt8(0)..<0x80).map { $0 == GSMAlphabet.escape ? 0x20 : $0 }
        let read = SeptetAlphabet(NationalShift(locking: try language())).text(septets)
        let expected = vector["table"]?.string ?? String(String.UnicodeScalarView(GSMAlphabet.defaultTable))
        return differ("table", read, expected.replacing("\u{1B}", with: " "))
    }

    func shiftTable() throws -> [String] {
        let table = SeptetTable.singleShift(try language())
        let found = table.scalars.enumerated().reduce(into: [String: JSON]()) { map, entry in
            if let scalar = entry.element { map[[UInt8(entry.offset)].hexadecimal] = .string(String(scalar)) }
        }
        return differ("table", found, try need("map").object ?? [:])
    }

    func decodeUserData() throws -> [String] {
        let hasAddress = vector["smsc_prefix"]?.bool ?? false
        let direction: TPDU.Direction = vector["direction"]?.string == "MT" ? .mobileTerminated : .mobileOriginated
        let reading = try PDU.reading(octets("pdu"), direction, hasServiceCentreAddress: hasAddress)
        guard let userData = reading.pdu.tpdu.userData, case .septets(let septets) = userData.content else {
            return ["no septets"]
        }
        return try differ("text", userData.content.text(shift()), text("expected"))
            + differ("septets", septets, octets("septets")) + differ("length", userData.length, number("udl"))
    }

    func message() throws -> [String] {
        let encoding = TextEncoding.gsm7(try shift())
        let header = try UserDataHeader(octets: octets("udh"))
        let userData = try UserData(header: header, content: encoding.content(of: text()))
        let submit = TPDU.Submit(destinationAddress: try Address("2757"), dataCodingScheme: .gsm7, userData: userData)
        let written = try TPDU.submit(submit).octets().suffix(userData.octetCount)
        return try differ("elements", Set(encoding.headerElements), Set(header.elements))
            + differ("septets", userData.content, .septets(octets("septets")))
            + differ("fill bits", header.fillBits, number("fill_bits"))
            + differ("written", Array(written), octets("ud"))
            + differ("length", userData.length, number("udl")) + differ("text", userData.text, text("expected"))
    }
}
