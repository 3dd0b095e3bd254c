import SMPP
import ShortMessage
import Testing

@Suite("PDUs that break the specification")
struct PacketReadingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let command: UInt8
        let body: String
        let octet: Int
        let path: [PacketField]
        let status: CommandStatus

        init(
            _ name: String, _ command: UInt8, _ body: String, _ octet: Int, _ path: [PacketField],
            _ status: CommandStatus
        ) {
            (testDescription, self.command, self.body) = (name, command, body)
            (self.octet, self.path, self.status) = (octet, path, status)
        }

        var octets: [UInt8] {
            get throws {
                let body = try Hexadecimal.octets(body)
                return [0, 0, 0, UInt8(16 + body.count), 0, 0, 0, command, 0, 0, 0, 0, 0, 0, 0, 1] + body
            }
        }
    }

    static let errors: [Row] = [
        Row("a text without its NUL", 2, "6162", 18, [.systemID], .invalidMessageLength),
        Row(
            "a text of the message cut short", 4, "00 00003000 00003100 000000 00 00 00 00 00 00 05 41", 36,
            [.shortMessage], .invalidMessageLength),
        Row("no schedule", 4, "00 00003000 00003100 000000 3100 00 00 00 00 00 00", 28, [.schedule], .invalidSchedule),
        Row(
            "no validity period", 4, "00 00003000 00003100 000000 00 3100 00 00 00 00 00", 29, [.validity],
            .invalidExpiry),
        Row("a parameter of three octets", 3, "3700 00003000 042400", 22, [.parameter], .invalidParameterStream),
        Row("a parameter beyond the PDU", 3, "3700 00003000 04240001", 22, [.parameter], .invalidParameterLength),
        Row("no destinations", 0x21, "00 00003000 00", 21, [.numberOfDestinations], .invalidNumberOfDestinations),
        Row(
            "neither an address nor a list", 0x21, "00 00003000 01 03", 22, [.destinationFlag], .invalidDestinationFlag),
        Row(
            "a text twice", 4, "00 00003000 00003100 000000 00 00 00 00 00 00 01 41 0424000142", 36, [.parameter],
            .parameterNotAllowed),
    ]

    @Test("is refused by the place and the status of its fault", arguments: errors)
    func error(_ row: Row) throws {
        let octets = try row.octets
        let error = #expect(throws: PacketError.self) { try Packet.reading(octets) }
        #expect(error?.octet == row.octet)
        #expect(error?.path == row.path)
        #expect(error?.status == row.status)
    }

    static let leniencies: [Row] = [
        Row("a password of nine", 2, "6100 31323334353637383900 00 34 0000 00", 18, [.password], .invalidPassword),
        Row("letters beyond ASCII", 2, "E900 00 00 34 0000 00", 16, [.systemID], .invalidSystemID),
        Row("a reserved type of number", 3, "3700 07003000", 18, [.source, .typeOfNumber], .invalidSourceTypeOfNumber),
        Row(
            "a reserved numbering plan", 3, "3700 00023000", 19, [.source, .numberingPlan], .invalidSourceNumberingPlan),
        Row("octets after the last field", 0x15, "00", 16, [.body], .invalidCommandLength),
        Row(
            "a known parameter of another length", 3, "3700 00003000 0427 0002 0102", 22, [.parameter],
            .invalidParameterLength),
    ]

    @Test("is read all the same, and named", arguments: leniencies)
    func leniency(_ row: Row) throws {
        let found = try Packet.reading(row.octets).leniencies
        #expect(found.map(\.octet) == [row.octet])
        #expect(found.map(\.path) == [row.path])
        #expect(found.map(\.status) == [row.status])
    }
}
