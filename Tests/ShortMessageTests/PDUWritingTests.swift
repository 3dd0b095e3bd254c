import Seeded
import ShortMessage
import Testing

/// What is read liberally is written strictly.
@Suite("A PDU that cannot be written")
struct PDUWritingTests {
    struct Refusal: Sendable {
        let tpdu: TPDU
        let path: [PDUField]
        let problem: PDUError.Problem
        let sourceLocation: SourceLocation

        init(
            _ tpdu: TPDU, _ path: [PDUField], _ problem: PDUError.Problem,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.tpdu, self.path, self.problem) = (tpdu, path, problem)
            self.sourceLocation = sourceLocation
        }
    }

    private static func submit(
        to digits: String = "2757", _ type: Address.TypeOfNumber = .unknown, scheme: DataCodingScheme = .gsm7,
        header: UserDataHeader? = nil, content: UserData.Content = .septets([])
    ) -> TPDU {
        .submit(
            TPDU.Submit(
                destinationAddress: Address(digits: digits, typeOfNumber: type), dataCodingScheme: scheme,
                userData: UserData(header: header, content: content)))
    }

    private static let hugeElement = InformationElement.other(identifier: 0x70, octets: Array(repeating: 0, count: 256))

    static let refusals = [
        Refusal(
            submit(to: String(repeating: "1", count: 21)), [.destinationAddress], .addressTooLong(21, most: 20)),
        Refusal(submit(to: "+62"), [.destinationAddress], .undialable("+")),
        Refusal(submit(to: "TWELVELETTER", .alphanumeric), [.destinationAddress], .addressTooLong(12, most: 11)),
        Refusal(submit(to: "不", .alphanumeric), [.destinationAddress], .undialable("不")),
        Refusal(submit(content: .codeUnits([0x41])), [.userData], .contentNotOfScheme(.gsm7)),
        Refusal(submit(scheme: .ucs2, content: .septets([0x41])), [.userData], .contentNotOfScheme(.ucs2)),
        Refusal(submit(scheme: .eightBit, content: .codeUnits([0x41])), [.userData], .contentNotOfScheme(.eightBit)),
        Refusal(
            submit(content: .septets(Array(repeating: 0x41, count: 161))), [.userData], .userDataTooLong(141, most: 140)
        ),
        Refusal(
            submit(header: UserDataHeader([.source(1)]), content: .septets(Array(repeating: 0x41, count: 156))),
            [.userData],
            .userDataTooLong(141, most: 140)),
        Refusal(
            .command(
                TPDU.Command(
                    commandType: .delete, messageNumber: 1,
                    destinationAddress: Address(digits: "2757", typeOfNumber: .unknown),
                    data: Array(repeating: 0, count: 158))), [.commandData], .userDataTooLong(158, most: 157)),
    ]

    @Test(arguments: refusals)
    func refused(_ row: Refusal) {
        let error = #expect(throws: PDUError.self, sourceLocation: row.sourceLocation) { try row.tpdu.octets() }
        #expect(error?.path == row.path, sourceLocation: row.sourceLocation)
        #expect(error?.problem == row.problem, sourceLocation: row.sourceLocation)
    }

    @Test("an element of more than 255 octets has no length")
    func hugeElement() {
        let error = #expect(throws: PDUError.self) { try UserDataHeader([Self.hugeElement]).octets() }
        #expect(error?.problem == .tooManyOctets(258))
    }
}

@Suite("A PDU of unknown origin")
struct PDUReadingTests {
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
        let read = try TPDU(octets: octets, .mobileTerminated, options: .init(acceptsTruncatedUserData: true))
        #expect(read.userData?.text == "SAL")
    }
}

@Suite("Fields of time")
struct TimeFieldTests {
    @Test("years that two digits cannot tell have no stamp")
    func years() throws {
        #expect(ServiceCentreTimestamp(try Timestamp("1969-12-31T23:59:59+00:00")) == nil)
        #expect(ServiceCentreTimestamp(try Timestamp("2070-01-01T00:00:00+00:00")) == nil)
        #expect(ServiceCentreTimestamp(try Timestamp("2069-12-31T23:59:59+00:00")) != nil)
    }

    @Test("an offset between quarters of an hour keeps the moment")
    func offset() throws {
        let time = Timestamp(milliseconds: 1_795_237_200_000, offset: 427)
        #expect(ServiceCentreTimestamp(time)?.timestamp == time.told(at: 420))
    }

    @Test(
        "what cannot be represented is rounded up",
        arguments: [(1, 0), (6, 1), (721, 144), (1441, 168), (700_000, 255)])
    func rounding(minutes: Int, octet: Int) {
        #expect(RelativeValidity(minutes: minutes).rawValue == UInt8(octet))
    }

    static let forms: [EnhancedValidity.Form] = [
        .none, .relative(RelativeValidity(rawValue: 167)), .seconds(30), .time(hours: 1, minutes: 59, seconds: 7),
    ]

    @Test("every form of an enhanced validity is read as it was written", arguments: forms)
    func enhanced(_ form: EnhancedValidity.Form) {
        #expect(EnhancedValidity(form, isSingleShot: true).form == form)
        #expect(EnhancedValidity(form, isSingleShot: true).isSingleShot)
        #expect(!EnhancedValidity(form).isSingleShot)
    }
}
