import Seeded
import ShortMessage
import Testing

@Suite("A PDU of unknown origin")
struct PDUOfUnknownOriginTests {
    @Test("is read in the way that has to forgive least, whatever it is", arguments: 0..<500)
    func likeliest(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let text = random.text()
        let member = Address(digits: "6281200000001", typeOfNumber: .international)
        let submit = TPDU.Submit.messages(try SegmentedText(text), to: member, reference: UInt16(seed))[0]
        let hasAddress = seed % 2 == 0
        let octets =
            try hasAddress ? PDU(serviceCentre: member, .submit(submit)).octets() : TPDU.submit(submit).octets()
        let readings = try PDU.readings(octets)
        #expect(readings[0].leniencies.isEmpty)
        #expect(readings.contains { $0.pdu.tpdu == .submit(submit) && $0.hasServiceCentreAddress == hasAddress })
    }

    @Test("is what it was written as, whatever type it has", arguments: 0..<500)
    func whole(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 1000)
        let tpdu = random.tpdu()
        #expect(try PDU.readings(PDU(tpdu).octets())[0].pdu.tpdu == tpdu)
    }

    /// Before its address a message has next to nothing that tells it from a short report.
    @Test("is refused where it ends too early behind its address", arguments: 0..<500)
    func cut(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 1000)
        let tpdu = random.tpdu()
        let octets = try PDU(tpdu).octets()
        let parts = try PDU.reading(octets, tpdu.direction, options: tpdu.readingOptions).parts
        guard let address = parts.first(where: { $0.path.first.map(Self.addresses.contains) == true }),
            address.octets.count > 2
        else { return }
        for end in address.octets.upperBound..<octets.count {
            guard let reading = try? PDU.readings(Array(octets[..<end])).first else { continue }
            // A STATUS-REPORT may end before its parameters.
            guard case .statusReport(let report) = reading.pdu.tpdu, case .statusReport = tpdu,
                report.parameters?.userData == nil
            else {
                Issue.record("\(octets[..<end]) of \(octets.hexadecimal) was read as \(reading.pdu.tpdu.name)")
                return
            }
        }
    }

    private static let addresses: Set<PDUField> = [.originatingAddress, .destinationAddress, .recipientAddress]

    struct Front: Sendable {
        let says: String
        let hex: String
        let path: [PDUField]
        let octet: Int
        let sourceLocation: SourceLocation

        init(
            _ says: String, _ hex: String, _ path: PDUField..., at octet: Int,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.says, self.hex, self.path, self.octet) = (says, hex, path, octet)
            self.sourceLocation = sourceLocation
        }
    }

    /// What no reading explains, with the place of what is wrong with the one that fits best.
    static let misfits = [
        Front("a SUBMIT and three octets", submit + "FFFFFF", at: 24),
        Front("a DELIVER and another", deliver + deliver, at: deliver.utf8.count / 2),
        Front("zeros", String(repeating: "00", count: 250), at: 14),
    ]

    private static let submit = "0011000B916407281553F80000AA0AE8329BFD4697D9EC37"
    private static let deliver = "07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07"

    @Test("says where its end is, and how much follows", arguments: misfits)
    func surplus(_ row: Front) throws {
        let octets = try Hexadecimal.octets(row.hex)
        let error = #expect(throws: PDUError.self, sourceLocation: row.sourceLocation) { try PDU.readings(octets) }
        let expected = PDUError(octet: row.octet, .surplus(octets: octets.count - row.octet))
        #expect(error == expected, sourceLocation: row.sourceLocation)
    }

    /// Each is a DELIVER-REPORT or SUBMIT-REPORT, too, if one does not look further.
    static let fronts = [
        Front(
            "a STATUS-REPORT in its first time", "0006010B916407281553F8621112", .serviceCentreTimestamp, at: 14),
        Front("a DELIVER in its time", "00040B916407281553F8000062", .serviceCentreTimestamp, at: 13),
        Front("a SUBMIT before its scheme", "0011000B916407281553F800", .dataCodingScheme, at: 12),
    ]

    @Test("says where it ends too early", arguments: fronts)
    func front(_ row: Front) throws {
        let octets = try Hexadecimal.octets(row.hex)
        let error = #expect(throws: PDUError.self, sourceLocation: row.sourceLocation) { try PDU.readings(octets) }
        #expect(error?.path == row.path, sourceLocation: row.sourceLocation)
        #expect(error?.octet == row.octet, sourceLocation: row.sourceLocation)
    }
}
