import Seeded
import ShortMessage

/// Invented people with their cards, one person at a time: the same seed and count give the same people.
///
/// Regions, birth dates, sexes and card numbers are of the kinds that exist; telephones begin with 0810, which is no
/// operator's, and serial numbers of identity cards with 9, so that the numbers are nobody's.
package struct GeneratedMembers: Sequence, IteratorProtocol {
    /// Cards.
    package static let range = 1...100_000_000

    private let cards: Int
    private let seed: UInt64
    private let cells: Shuffle
    private let cardNumbers: Shuffle
    private let telephones: Shuffle
    private var person = 0
    private var card = 0

    /// - Parameters:
    ///   - cards: how many cards, within `range`; one person in five has two or three.
    ///   - seed: tells one population from another.
    package init(cards: Int, seed: UInt64) {
        precondition(Self.range.contains(cards), "so many numbers there are")
        (self.cards, self.seed) = (cards, seed)
        var seeds = SplitMix64(seed: seed)
        cells = Shuffle(count: Self.cellCount, seed: seeds.next())
        cardNumbers = Shuffle(count: 100_000_000_000, seed: seeds.next())
        telephones = Shuffle(count: Self.range.upperBound, seed: seeds.next())
    }

    package mutating func next() -> (member: Member, cards: [Card])? {
        guard card < cards else { return nil }
        var numbers = SplitMix64(seed: seed, of: person)
        let member = member(&numbers)
        let count = Swift.min(cardCount(&numbers), cards - card)
        let numbersOfCards = (card..<(card + count)).map(cardNumber)
        var career = Career(of: member, from: &numbers)
        let cards = numbersOfCards.enumerated().map { index, kpj in
            career.card(kpj, isLast: index == count - 1, from: &numbers)
        }
        (person, card) = (person + 1, card + count)
        return (member, cards)
    }

    private func cardCount(_ numbers: inout SplitMix64) -> Int {
        switch numbers.below(100) {
        case 0..<80: 1
        case 80..<95: 2
        default: 3
        }
    }

    private func member(_ numbers: inout SplitMix64) -> Member {
        let place = cells[person % Self.cellCount]
        let cell = Cell(place)
        let serial = SplitMix64.mixed(UInt64(place) ^ seed) % Self.serialCount + UInt64(person / Self.cellCount)
        let first = numbers.pick(cell.isWoman ? InventedNames.women : InventedNames.men)
        let last = numbers.pick(InventedNames.last)
        let hasPhone = numbers.chance(85)
        return Member(
            nik: cell.nik(serial: Self.firstSerial + Int(serial % Self.serialCount)),
            name: Self.name(numbers.chance(8) ? first : "\(first) \(last)"), birthDate: cell.birthDate,
            phone: hasPhone ? MSISDN(number: Self.firstTelephone + UInt64(telephones[person])) : nil,
            email: numbers.chance(40) ? try? Email("\(last).\(person)@contoh.id") : nil)
    }

    private static func name(_ text: String) -> PersonName {
        guard let name = try? PersonName(text) else { preconditionFailure("an invented name has letters") }
        return name
    }

    /// Eleven digits; three old cards in a hundred have a letter in the third place.
    private func cardNumber(_ index: Int) -> KPJ {
        var digits = Array(String(cardNumbers[index] + 100_000_000_000).utf8.dropFirst())
        if index % 33 == 7 { digits[2] = Self.letter(for: digits[2]) }
        guard let kpj = try? KPJ(String(decoding: digits, as: UTF8.self)) else {
            preconditionFailure("eleven digits, or ten and a letter")
        }
        return kpj
    }

    /// Another letter for each digit, and neither I nor O.
    private static func letter(for digit: UInt8) -> UInt8 {
        let letter = digit - UInt8(ascii: "0") + UInt8(ascii: "A")
        return letter < UInt8(ascii: "I") ? letter : letter + 1
    }
}

extension GeneratedMembers {
    private static let firstSerial = 9000
    private static let serialCount: UInt64 = 1000
    private static let firstTelephone: UInt64 = 6_281_000_000_000
    private static let cellCount = RegionCodes.districts.count * Cell.days * 2

    /// A district, a birth date and a sex: what an identity number says of a person, but for the serial number.
    private struct Cell {
        /// From 1 January 1958 to 31 December 2007.
        static let days = 18_262
        private static let firstDay = -4383

        let district: Int
        let birthDate: CalendarDate
        let isWoman: Bool

        init(_ number: Int) {
            isWoman = number.isMultiple(of: 2)
            let (day, district) = (number / 2).quotientAndRemainder(dividingBy: RegionCodes.districts.count)
            self.district = RegionCodes.districts[district]
            birthDate = CalendarDate(dayNumber: Self.firstDay + day)
        }

        func nik(serial: Int) -> NIK {
            let (year, month, day) = birthDate.components
            let date = (isWoman ? day + 40 : day) * 10_000 + month * 100 + year % 100
            guard let nik = NIK(stored: Int64((district * 1_000_000 + date) * 10_000 + serial)) else {
                preconditionFailure("a district, a date and a serial number")
            }
            return nik
        }
    }
}
