import ShortMessage
package import Store

extension SQLColumns {
    /// Milliseconds since 1970-01-01T00:00:00Z; as late as a message of the year 9999 can be valid.
    package mutating func moment() throws(DamagedValue) -> Int64 {
        let moment = try integer()
        guard Timestamp.storable.contains(moment) else { throw damage("a time of the years 1 to 9999") }
        return moment
    }

    /// A moment that is never before another, and at most so many milliseconds after it.
    mutating func moment(after begin: Int64, atMost period: Int64) throws(DamagedValue) -> Int64 {
        let moment = try moment()
        guard (begin...begin + period).contains(moment) else {
            throw damage("a time at most \(period / 86_400_000) days after the message")
        }
        return moment
    }

    /// A moment that is never before another.
    mutating func moment(notBefore begin: Int64) throws(DamagedValue) -> Int64 {
        let moment = try moment()
        guard moment >= begin else { throw damage("a time that is not before the message's") }
        return moment
    }

    /// A moment of which a log can tell, and the offset with which it is told.
    mutating func timestamp() throws(DamagedValue) -> Timestamp {
        let moment = try moment()
        guard Timestamp.range.contains(moment) else { throw damage("a time of the years 1 to 9999") }
        return Timestamp(milliseconds: moment, offset: Int(try integer(in: -1439...1439)))
    }

    /// Digits or characters, and the type-of-address octet.
    mutating func address() throws(DamagedValue) -> Address {
        let digits = try text()
        guard !digits.isEmpty, digits.utf8.count <= Address.mostStoredOctets else { throw damage("a telephone number") }
        let octet = UInt8(try integer(in: 128...255))
        guard let type = Address.TypeOfNumber(rawValue: octet >> 4 & 7) else { throw damage("a type of address") }
        return Address(digits: digits, typeOfNumber: type, numberingPlan: Address.NumberingPlan(rawValue: octet))
    }
}

extension Address {
    /// Room for what lenient readers make of addresses that are too long.
    fileprivate static let mostStoredOctets = 1024

    /// Type-of-address: 1, three bits of type, four of numbering plan (TS 23.040, 9.1.2.5).
    var typeOctet: UInt8 { 0x80 | typeOfNumber.rawValue << 4 | numberingPlan.rawValue }
}

extension Timestamp {
    /// Milliseconds of the years 1 to 9999, and of the longest validity period behind them.
    fileprivate static let storable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999 + Validity.longest
}
