extension Address {
    /// The most digits of an address field.
    static let mostDigits = 20
    /// The most septets of an alphanumeric address.
    static let mostSeptets = 11

    /// The first octet: an extension bit, the type of number and the numbering plan.
    public var typeOfAddress: UInt8 { 0x80 | typeOfNumber.rawValue << 4 | numberingPlan.rawValue }

    /// The semi-octets in use, which is what an address field gives as its length.
    public var semiOctetCount: Int {
        guard typeOfNumber == .alphanumeric else { return digits.utf8.count }
        return ((GSMAlphabet.septets(digits) ?? 0) * 7 + 3) / 4
    }
}

/// The first octet of an address (TS 23.040, 9.1.2.5).
private struct TypeOfAddress: CustomStringConvertible {
    let rawValue: UInt8

    var hasExtensionBit: Bool { rawValue & 0x80 != 0 }
    // All eight values of the three bits are cases.
    var typeOfNumber: Address.TypeOfNumber { .init(rawValue: rawValue >> 4 & 0x07) ?? .reserved }
    var numberingPlan: Address.NumberingPlan { .init(rawValue: rawValue) }

    var description: String {
        "0x\(hexadecimal: [rawValue]) \(typeOfNumber), numbering plan \(numberingPlan.rawValue)"
    }
}

extension OctetReader {
    /// Reads an address of a TPDU (TS 23.040, 9.1.2.5).
    ///
    ///     address = length type-of-address *semi-octet     ; length: semi-octets in use
    mutating func address() throws(PDUError) -> Address {
        let length = try octetField(.addressLength)
        return try address(semiOctets: Int(length), in: (Int(length) + 1) / 2)
    }

    /// Reads the service centre's address as PDU mode puts it before a TPDU (TS 24.011, 8.2.5.1; TS 27.005, 4.0).
    ///
    ///     address = length type-of-address *semi-octet     ; length: octets that follow
    mutating func serviceCentreAddress() throws(PDUError) -> Address {
        let length = Int(try octetField(.addressLength))
        guard length > 0, length <= remaining else {
            throw PDUError(octet: end, .truncated(missing: max(1, length - remaining)))
        }
        let isName = octets[position] >> 4 & 0x07 == Address.TypeOfNumber.alphanumeric.rawValue
        let hasFiller = length > 1 && !isName && octets[position + length - 1] >> 4 == 0x0F
        return try address(
            semiOctets: (length - 1) * 2 - (hasFiller ? 1 : 0), in: length - 1, countsWholeOctets: true)
    }

    private mutating func address(
        semiOctets: Int, in count: Int, countsWholeOctets: Bool = false
    ) throws(PDUError) -> Address {
        let type = try field(.typeOfAddress) { reader throws(PDUError) in
            let type = TypeOfAddress(rawValue: try reader.octet())
            if !type.hasExtensionBit { reader.forgive(.noExtensionBit) }
            return type
        }
        let typeOfNumber = type.typeOfNumber
        let value = try field(.addressValue) { reader throws(PDUError) in
            let range = try reader.take(count)
            return typeOfNumber == .alphanumeric
                ? reader.name(semiOctets: semiOctets, in: range, countsWholeOctets: countsWholeOctets)
                : reader.digits(semiOctets, in: range)
        }
        return Address(digits: value, typeOfNumber: typeOfNumber, numberingPlan: type.numberingPlan)
    }

    private mutating func digits(_ count: Int, in range: Range<Int>) -> String {
        if count > Address.mostDigits { forgive(.longAddress(digits: count), at: range.lowerBound) }
        let octets = octets
        var (written, hasFiller) = (0, false)
        let digits = String(unsafeUninitializedCapacity: count) { buffer in
            for index in 0..<count {
                let nibble = octets[range.lowerBound + index / 2] >> UInt8(index % 2 * 4) & 0x0F
                guard let character = nibble.semiOctetCharacter else {
                    hasFiller = true
                    continue
                }
                buffer[written] = character
                written += 1
            }
            return written
        }
        let isUnfilled = count % 2 == 1 && octets[range.upperBound - 1] >> 4 != 0x0F
        if hasFiller || isUnfilled { forgive(.misplacedFiller) }
        return digits
    }

    /// Reads the characters of an alphanumeric address: as many as fit in the semi-octets.
    ///
    /// A length in whole octets turns the seven spare bits behind seven characters into an eighth, `@`; it is dropped.
    /// A service centre's address has such a length, and some encoders write it everywhere.
    private mutating func name(semiOctets: Int, in range: Range<Int>, countsWholeOctets: Bool) -> String {
        var septets = SeptetPacking.unpacked(octets, firstBit: range.lowerBound * 8, count: semiOctets * 4 / 7)
        if septets.count == 8, septets[7] == 0 { septets.removeLast() }
        if !countsWholeOctets, semiOctets != (septets.count * 7 + 3) / 4 { forgive(.roundedAddressLength) }
        if septets.count > Address.mostSeptets { forgive(.longAddress(digits: semiOctets), at: range.lowerBound) }
        if !SeptetPacking.packed(septets).elementsEqual(octets[range]) { forgive(.paddingNotZero) }
        let name = SeptetAlphabet().text(septets)
        if (try? SeptetAlphabet().septets(name)) != septets { forgive(.undefinedSeptets, at: range.lowerBound) }
        return name
    }
}

extension OctetWriter {
    /// Writes an address of a TPDU.
    mutating func append(_ address: Address) throws(PDUError) {
        append(UInt8(truncatingIfNeeded: address.semiOctetCount))
        append(address.typeOfAddress)
        try appendValue(of: address)
    }

    /// Writes the service centre's address as PDU mode puts it before a TPDU; nil is the one the modem has stored.
    mutating func append(serviceCentre address: Address?) throws(PDUError) {
        guard let address else { return append(0) }
        append(UInt8(truncatingIfNeeded: 1 + (address.semiOctetCount + 1) / 2))
        append(address.typeOfAddress)
        try appendValue(of: address)
    }

    private mutating func appendValue(of address: Address) throws(PDUError) {
        if address.typeOfNumber == .alphanumeric { return try append(name: address.digits) }
        let count = address.digits.utf8.count
        guard count <= Address.mostDigits else { throw fail(.addressTooLong(count, most: Address.mostDigits)) }
        var low: UInt8?
        for scalar in address.digits.unicodeScalars {
            guard let nibble = scalar.semiOctet else { throw fail(.undialable(scalar)) }
            if let first = low { append(nibble << 4 | first) }
            low = low == nil ? nibble : nil
        }
        if let low { append(0xF0 | low) }
    }

    private mutating func append(name: String) throws(PDUError) {
        let septets: [UInt8]
        do {
            septets = try SeptetAlphabet().septets(name)
        } catch {
            throw fail(.undialable(error.scalar))
        }
        guard septets.count <= Address.mostSeptets else {
            throw fail(.addressTooLong(septets.count, most: Address.mostSeptets))
        }
        // Seven octets hold seven characters and a blank end just as well: a reader drops the `@`.
        guard septets.count != 8 || septets.last != 0 else { throw fail(.ambiguousName(name)) }
        append(septets: septets, fillBits: 0)
    }
}

extension UInt8 {
    /// The character of a semi-octet (TS 23.040, 9.1.2.3), or nil for the filler.
    fileprivate var semiOctetCharacter: UInt8? {
        switch self {
        case 0...9: UInt8(ascii: "0") + self
        case 10: UInt8(ascii: "*")
        case 11: UInt8(ascii: "#")
        case 12...14: UInt8(ascii: "a") + self - 12
        default: nil
        }
    }
}

extension Unicode.Scalar {
    fileprivate var semiOctet: UInt8? {
        switch self {
        case "0"..."9": UInt8(truncatingIfNeeded: value) - UInt8(ascii: "0")
        case "*": 10
        case "#": 11
        case "a"..."c": UInt8(truncatingIfNeeded: value) - UInt8(ascii: "a") + 12
        default: nil
        }
    }
}
