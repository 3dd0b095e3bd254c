extension OctetReader {
    /// Reads the user data and the length before it.
    ///
    ///     length user-data                        ; length: septets or octets, as the scheme says
    ///
    /// - Parameter most: octets that this type of message has room for.
    mutating func userData(
        _ scheme: DataCodingScheme, hasHeader: Bool, most: Int = SegmentCapacity.userDataOctets
    ) throws(PDUError) -> UserData {
        let length = Int(try octetField(.userDataLength))
        return try field(.userData) { reader throws(PDUError) in
            let needed = scheme.countsSeptets ? SeptetPacking.octetCount(septets: length) : length
            let missing = needed - reader.remaining
            if missing > 0 {
                guard reader.acceptsTruncatedUserData else {
                    throw PDUError(octet: reader.end, .truncated(missing: missing))
                }
                reader.forgive(.truncatedUserData(missing: missing), at: reader.end)
            }
            if needed > most { reader.forgive(.longUserData(octets: needed, most: most)) }
            return try reader.within(min(needed, reader.remaining)) { data throws(PDUError) in
                let start = data.position
                let header = hasHeader ? try data.userDataHeader() : nil
                return UserData(header: header, content: try data.content(scheme, length: length, from: start))
            }
        }
    }

    /// Reads what stands behind the header, of which `position` is the end.
    private mutating func content(
        _ scheme: DataCodingScheme, length: Int, from start: Int
    ) throws(PDUError) -> UserData.Content {
        if scheme.countsSeptets { return .septets(try septets(length: length, from: start)) }
        return scheme.alphabet == .ucs2 && !scheme.isCompressed
            ? .codeUnits(codeUnits()) : .octets(Array(octets[rest()]))
    }

    /// Septets begin at the first boundary of septets behind the header, counted from the start of the user data.
    private mutating func septets(length: Int, from start: Int) throws(PDUError) -> [UInt8] {
        let headerSeptets = UserDataHeader.septetCount(octets: position - start)
        guard headerSeptets <= length else {
            throw PDUError(octet: start, .headerOverrunsUserData(header: position - start))
        }
        let available = (end - start) * 8 / 7
        let count = max(0, min(length, available) - headerSeptets)
        let firstBit = (start * 8) + headerSeptets * 7
        let hasFill = hasPadding(from: position * 8, to: min(firstBit, end * 8))
        // Where octets are missing, the last bits are of a septet that is cut.
        if hasFill || (available >= length && hasPadding(from: firstBit + count * 7, to: end * 8)) {
            forgive(.paddingNotZero, at: end - 1)
        }
        _ = rest()
        return SeptetPacking.unpacked(octets, firstBit: firstBit, count: count)
    }

    /// Whether any bit of a range of fewer than eight is set.
    private func hasPadding(from first: Int, to end: Int) -> Bool {
        (first..<max(first, end)).contains { octets[$0 / 8] >> UInt8($0 % 8) & 1 != 0 }
    }

    private mutating func codeUnits() -> [UInt16] {
        let range = rest()
        if range.count % 2 == 1 { forgive(.oddOctet(octets[range.upperBound - 1])) }
        return stride(from: range.lowerBound, to: range.upperBound - 1, by: 2).map {
            UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1])
        }
    }
}

extension OctetWriter {
    /// Writes the user data and the length before it.
    mutating func append(
        _ userData: UserData, _ scheme: DataCodingScheme, most: Int = SegmentCapacity.userDataOctets
    ) throws(PDUError) {
        try field(.userData) { writer throws(PDUError) in
            guard userData.content.isOf(scheme) else { throw writer.fail(.contentNotOfScheme(scheme)) }
            let count = userData.octetCount
            guard count <= most else { throw writer.fail(.userDataTooLong(count, most: most)) }
            if case .septets(let septets) = userData.content, let octet = septets.first(where: { $0 > 0x7F }) {
                throw writer.fail(.notSeptet(octet))
            }
            writer.append(UInt8(userData.length))
            if let header = userData.header { try writer.append(header) }
            writer.append(userData.content, fillBits: userData.header?.fillBits ?? 0)
        }
    }

    private mutating func append(_ content: UserData.Content, fillBits: Int) {
        switch content {
        case .septets(let septets): append(septets: septets, fillBits: fillBits)
        case .codeUnits(let units): for unit in units { append(unit.bigEndianOctets) }
        case .octets(let octets): append(octets)
        }
    }
}
