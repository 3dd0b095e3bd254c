import ShortMessage
import Testing

@Suite("A PDU that breaks the standard")
struct PDUReadingTests {
    struct Forgiven: Sendable {
        let says: String
        let hex: String
        let kind: Leniency.Kind
        let text: String?
        let sourceLocation: SourceLocation

        init(
            _ says: String, _ hex: String, _ kind: Leniency.Kind, text: String? = "SALDO",
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.says, self.hex, self.kind, self.text) = (says, hex, kind, text)
            self.sourceLocation = sourceLocation
        }
    }

    /// DELIVERs without the service centre's address.
    static let forgiven = [
        Forgiven("message type 3", "07048172750000621112800000 8205D32093F804", .reservedMessageType),
        Forgiven("a reserved bit", "1404817275000062111280000082 05D32093F804", .reservedBits(0x10)),
        Forgiven("no extension bit", "0404017275000062111280000082 05D32093F804", .noExtensionBit),
        Forgiven("no filler", "0403817225000062111280000082 05D32093F804", .misplacedFiller),
        Forgiven(
            "21 digits", "04158121436587092143658709F1000062111280000082 05D32093F804", .longAddress(digits: 21)),
        Forgiven("a month 13", "0404817275000062311280000082 05D32093F804", .invalidTimestamp),
        Forgiven("a spare bit", "0404817275000062111280000082 05D32093F884", .paddingNotZero),
        Forgiven("half a code unit", "0404817275000862111280000082 03005300", .oddOctet(0x00), text: "S"),
        Forgiven("an octet behind", "0404817275000062111280000082 05D32093F804FF", .surplus([0xFF])),
        Forgiven(
            "an element longer than the header", "4404817275000062111280000082 0A03000501405B", .malformedHeader,
            text: nil),
        Forgiven(
            "segment 3 of 2", "4404817275000862111280000082 080500032A02030053", .malformedElement(identifier: 0x00),
            text: "S"),
        Forgiven(
            "a name with a length in octets", "040ED0CFB2BB1C2C8D0100006211128000008205D32093F804",
            .roundedAddressLength),
    ]

    @Test(arguments: forgiven)
    func read(_ row: Forgiven) throws {
        let octets = try Hexadecimal.octets(row.hex.replacing(" ", with: ""))
        guard row.text != nil else {
            let options = TPDU.ReadingOptions(acceptsTruncatedUserData: true)
            let reading = try PDU.reading(octets, .mobileTerminated, hasServiceCentreAddress: false, options: options)
            #expect(reading.leniencies.contains { $0.kind == row.kind }, sourceLocation: row.sourceLocation)
            return
        }
        let reading = try PDU.reading(octets, .mobileTerminated, hasServiceCentreAddress: false)
        #expect(reading.leniencies.map(\.kind) == [row.kind], sourceLocation: row.sourceLocation)
        #expect(reading.pdu.tpdu.userData?.text == row.text, sourceLocation: row.sourceLocation)
    }

    @Test("truncated user data is refused, or read as far as it goes where that is asked for")
    func truncated() throws {
        let octets = try Hexadecimal.octets("040481727500006211128000008205D32093")
        #expect(throws: PDUError.self) { try TPDU(octets: octets, .mobileTerminated) }
        let reading = try PDU.reading(
            octets, .mobileTerminated, hasServiceCentreAddress: false, options: .init(acceptsTruncatedUserData: true))
        #expect(reading.pdu.tpdu.userData?.text == "SAL")
        #expect(reading.leniencies.map(\.kind) == [.truncatedUserData(missing: 2)])
    }
}
