import ShortMessage
import Testing

@Suite("The number that an address spells")
struct AddressNumberTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let one: String
        let other: String
        let isOne: Bool
        let sourceLocation: SourceLocation

        init(_ one: String, _ other: String, isOne: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.one, self.other, self.isOne) = (one, other, isOne)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { "\(one) and \(other)" }
    }

    static let rows = [
        Row("081200000001", "+6281200000001", isOne: true),
        Row("6281200000001", "+6281200000001", isOne: true),
        Row("0062081200000001", "+6281200000001", isOne: true),
        Row("006281200000001", "+6281200000001", isOne: true),
        Row("+62081200000001", "+6281200000001", isOne: true),
        Row("62081200000001", "+6281200000001", isOne: true),
        Row("+081200000001", "+6281200000001", isOne: true),
        Row("006591234567", "+6591234567", isOne: true),
        Row("6591234567", "+6591234567", isOne: false),
        Row("81200000001", "+6281200000001", isOne: false),
        Row("81200000001", "+81200000001", isOne: false),
        Row("081200000001", "081200000002", isOne: false),
        Row("2757", "2757", isOne: true),
        Row("2757", "+2757", isOne: false),
        Row("2757", "02757", isOne: false),
        Row("TELKOMSEL", "TELKOMSEL", isOne: true),
        Row("TELKOMSEL", "Telkomsel", isOne: false),
        Row("*123#", "*123#", isOne: true),
        Row("*123#", "123", isOne: false),
    ]

    @Test("is one in all its spellings", arguments: rows)
    func spellings(_ row: Row) throws {
        let (one, other) = (try Address(row.one), try Address(row.other))
        #expect((one.number == other.number) == row.isOne, sourceLocation: row.sourceLocation)
    }

    @Test(
        "is nobody's where digits have neither a plus nor the country nor a trunk prefix",
        arguments: ["81200000001", "6591234567", "1234567"])
    func nobody(text: String) throws {
        let address = try Address(text)
        #expect(address.isOfNobody)
        #expect(throws: InvalidMSISDN.noPrefix) { try MSISDN(address) }
    }

    @Test(
        "is a mobile one behind the country code, too, where a gateway calls it national",
        arguments: [
            ("6281200000001", "+6281200000001"), ("62899000001", "+62899000001"), ("81200000001", "+6281200000001"),
            ("081200000001", "+6281200000001"), ("62820123", "+6262820123"), ("6221500123", "+626221500123"),
        ])
    func national(digits: String, number: String) throws {
        #expect(try MSISDN(Address(digits: digits, typeOfNumber: .national)).description == number)
    }

    @Test("is a short code however a door types it, but not as letters")
    func types() {
        func number(_ type: Address.TypeOfNumber) -> Address.Number {
            Address(digits: "2757", typeOfNumber: type).number
        }
        #expect(number(.unknown) == .shortCode("2757"))
        #expect(number(.abbreviated) == number(.unknown))
        #expect(number(.alphanumeric) != number(.unknown))
    }
}
