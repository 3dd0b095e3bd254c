import ShortMessage

/// The months of a year as the ledger holds them: about two octets a month where the wage stays the same.
///
///     packed = months 1*( contribution )        ; months: 16 bits, the lowest is January; the contributions in order
///     contribution = wage paid [ worker employer ]
///     wage   = number                           ; what it differs from the month before, signed
///     paid   = number                           ; days from the thirtieth behind the first of the month, signed, times
///                                               ; two; one more where the shares follow, because they are not the usual
///     number = *( octet of 128 and above ) octet below 128     ; seven bits each, the lowest first
extension SavingsYear {
    package var packed: [UInt8] {
        var writer = PackedNumbers()
        let paid = months.indices.filter { months[$0] != nil }
        let bits = paid.reduce(UInt16(0)) { $0 | 1 << UInt16($1) }
        writer.octets = [UInt8(truncatingIfNeeded: bits), UInt8(bits >> 8)]
        var wage: Int64 = 0
        for month in paid {
            guard let contribution = months[month] else { continue }
            writer.append(signed: contribution.wage.amount - wage)
            wage = contribution.wage.amount
            let late = Int64(contribution.paidOn.dayNumber - start(of: month + 1).dayNumber) - Contribution.usualDelay
            writer.append((PackedNumbers.unsigned(late) << 1) | (contribution.isUsual ? 0 : 1))
            if !contribution.isUsual {
                writer.append(UInt64(contribution.worker.amount))
                writer.append(UInt64(contribution.employer.amount))
            }
        }
        return writer.octets
    }

    /// Reads what `packed` wrote; nil for octets that it never writes.
    package init?(kpj: KPJ, year: Int, packed octets: [UInt8], development: Rupiah) {
        guard Self.years.contains(year), octets.count >= 2, octets[1] < 0x10 else { return nil }
        self.init(kpj: kpj, year: year)
        self.development = development
        let bits = UInt16(octets[0]) | UInt16(octets[1]) << 8
        var reader = PackedNumbers(octets: octets, place: 2)
        var wage: Int64 = 0
        for month in 1...12 where bits >> UInt16(month - 1) & 1 == 1 {
            guard let contribution = reader.contribution(after: wage, in: start(of: month)) else { return nil }
            wage = contribution.wage.amount
            self[month] = contribution
        }
        guard reader.place == octets.count, packed == octets else { return nil }
    }
}

/// What most contributions are like, so that least has to be written of them. It is part of the form of the octets and never
/// changes, whatever the rates of the day are.
extension Contribution {
    /// Days from the first of the month; contributions are due in the month after it.
    fileprivate static let usualDelay: Int64 = 30

    /// With 2 and 3.7 per cent of the wage.
    fileprivate init(usualOf wage: Rupiah, paidOn: CalendarDate) {
        self.init(
            wage: wage, worker: Rupiah(stored: wage.amount * 20 / 1000),
            employer: Rupiah(stored: wage.amount * 37 / 1000), paidOn: paidOn)
    }

    fileprivate var isUsual: Bool { self == Contribution(usualOf: wage, paidOn: paidOn) }
}

/// Numbers of any size in as few octets as they need.
private struct PackedNumbers {
    var octets: [UInt8] = []
    var place = 0

    /// Small where the number is near zero.
    static func unsigned(_ number: Int64) -> UInt64 { UInt64(bitPattern: number << 1 ^ number >> 63) }

    mutating func append(signed number: Int64) {
        append(Self.unsigned(number))
    }

    mutating func append(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            octets.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        octets.append(UInt8(rest))
    }

    /// Nil at the end, and for a number that no amount or day can be.
    private mutating func next() -> UInt64? {
        var (number, shift) = (UInt64(0), UInt64(0))
        while place < octets.count, shift < 49 {
            let octet = octets[place]
            place += 1
            number |= UInt64(octet & 0x7F) << shift
            if octet < 0x80 { return number }
            shift += 7
        }
        return nil
    }

    private mutating func nextSigned() -> Int64? {
        next().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }

    mutating func contribution(after wage: Int64, in month: CalendarDate) -> Contribution? {
        guard let step = nextSigned(), let own = try? Rupiah(wage + step), let paid = next() else { return nil }
        let late = Int64(bitPattern: paid >> 2) ^ -Int64(bitPattern: paid >> 1 & 1)
        guard abs(late) < 100_000 else { return nil }
        let paidOn = CalendarDate(dayNumber: month.dayNumber + Int(late + Contribution.usualDelay))
        if paid & 1 == 0 { return Contribution(usualOf: own, paidOn: paidOn) }
        guard let worker = next().flatMap({ try? Rupiah(Int64($0)) }),
            let employer = next().flatMap({ try? Rupiah(Int64($0)) })
        else { return nil }
        return Contribution(wage: own, worker: worker, employer: employer, paidOn: paidOn)
    }
}
