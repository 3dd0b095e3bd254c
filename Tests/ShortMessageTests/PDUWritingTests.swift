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
        Refusal(submit(to: "ABCDEFG@", .alphanumeric), [.destinationAddress], .ambiguousName("ABCDEFG@")),
        Refusal(submit(to: "ABCDE{@", .alphanumeric), [.destinationAddress], .ambiguousName("ABCDE{@")),
        Refusal(submit(content: .septets([0x41, 0xC1])), [.userData], .notSeptet(0xC1)),
        Refusal(
            submit(header: UserDataHeader([.other(identifier: 0x00, octets: [1, 2, 1])])), [.userData],
            .untypedElement(identifier: 0x00)),
        Refusal(
            submit(header: UserDataHeader([.other(identifier: 0x24, octets: [1])])), [.userData],
            .untypedElement(identifier: 0x24)),
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
