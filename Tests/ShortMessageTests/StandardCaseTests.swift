import Foundation
import ShortMessage
import Testing

/// The standards' own examples, worked by hand: `samples/pdus/standard.json`.
@Suite("Cases of the standards")
struct StandardCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let members: JSON

        var testDescription: String { "\(members["clause"]?.string ?? ""): \(members["says"]?.string ?? "")" }

        func text(_ key: String) throws -> String { try #require(members[key]?.string, "\(key) of \(testDescription)") }
        func number(_ key: String) throws -> Int { try #require(members[key]?.number, "\(key) of \(testDescription)") }
        func octets(_ key: String = "octets") throws -> [UInt8] { try Hexadecimal.octets(text(key)) }
    }

    static let cases: [Case] = {
        let file = Project.root.appending(path: "samples/pdus/standard.json")
        return ((try? JSON.file(file))?.array ?? []).map(Case.init)
    }()

    @Test("there are at least sixty")
    func count() {
        #expect(Self.cases.count >= 60)
    }

    @Test(arguments: cases)
    func holds(_ row: Case) throws {
        switch try row.text("kind") {
        case "septets": try septets(row)
        case "read septets": #expect(try SeptetAlphabet(shift(row)).text(row.octets("septets")) == row.text("text"))
        case "packed": try packed(row)
        case "address": try address(row)
        case "timestamp": try timestamp(row)
        case "relative validity": try relativeValidity(row)
        case "scheme": #expect(try DataCodingScheme(rawValue: row.octets("octet")[0]).description == row.text("means"))
        case "segments": try segments(row)
        case "header": try header(row)
        case "tpdu": try tpdu(row)
        case "refused": try refused(row)
        case let kind: Issue.record("no such kind of case: \(kind)")
        }
    }

    /// Octets that are a TPDU of another type than the test has made.
    private struct NoSuchType: Error {}

    private func shift(_ row: Case) -> NationalShift {
        func language(_ key: String) -> NationalLanguage? {
            row.members[key]?.string.flatMap { name in NationalLanguage.allCases.first { "\($0)" == name } }
        }
        return NationalShift(locking: language("locking"), single: language("single"))
    }

    private func septets(_ row: Case) throws {
        let alphabet = SeptetAlphabet(shift(row))
        #expect(try alphabet.septets(row.text("text")).hexadecimal == row.text("septets"))
        #expect(try alphabet.text(row.octets("septets")) == row.text("text"))
    }

    private func packed(_ row: Case) throws {
        let septets = try SeptetAlphabet().septets(row.text("text"))
        let padding: SeptetPacking.Padding = row.members["padding"] == nil ? .zeros : .carriageReturn
        #expect(try SeptetPacking.packed(septets, padding: padding).hexadecimal == row.text("packed"))
        #expect(try SeptetPacking.unpacked(row.octets("packed"), count: septets.count) == septets)
    }

    private func address(_ row: Case) throws {
        let octets = try [0x01, 0x00] + row.octets() + [0, 0, 0]
        guard case .submit(let submit) = try TPDU(octets: octets, .mobileOriginated) else { throw NoSuchType() }
        #expect(try submit.destinationAddress.description == row.text("address"))
        #expect(try "\(submit.destinationAddress.typeOfNumber)" == row.text("type"))
        #expect(try TPDU.submit(submit).octets() == octets)
    }

    private func timestamp(_ row: Case) throws {
        let octets = try [0x01, 0x00] + row.octets()
        guard case .submitReport(let report) = try TPDU(octets: octets, .mobileTerminated) else { throw NoSuchType() }
        #expect(report.timestamp.timestamp?.description == row.members["time"]?.string)
        #expect(try report.timestamp.octets == row.octets())
        if let time = report.timestamp.timestamp { #expect(ServiceCentreTimestamp(time) == report.timestamp) }
    }

    private func relativeValidity(_ row: Case) throws {
        let (octet, minutes) = (UInt8(try row.number("octet")), try row.number("minutes"))
        #expect(RelativeValidity(rawValue: octet).minutes == minutes)
        #expect(RelativeValidity(minutes: minutes).rawValue == octet)
        #expect(RelativeValidity(minutes: minutes - 1).rawValue == octet, "rounded up")
    }

    private func segments(_ row: Case) throws {
        let pair = try #require(row.members["repeat"]?.array)
        let text = String(repeating: pair[0].string ?? "", count: pair[1].number ?? 0)
        let names = row.members["languages"]?.array?.compactMap(\.string) ?? []
        let languages = NationalLanguage.allCases.filter { names.contains("\($0)") }
        let shifts = languages.map { NationalShift(single: $0) }
        let width: Concatenation.Width = row.members["bits"] == 16 ? .twoOctets : .octet
        let cut = try SegmentedText(text, allowing: shifts, reference: width)
        #expect(try cut.encoding.description == row.text("encoding"))
        #expect(cut.segments.map(\.units) == row.members["units"]?.array?.compactMap(\.number))
    }

    private func header(_ row: Case) throws {
        let header = try UserDataHeader(octets: row.octets())
        #expect(try header.description == row.text("means"))
        #expect(try header.octets() == row.octets())
    }

    private func reading(_ row: Case) throws -> PDU.Reading {
        try PDU.reading(
            row.octets(), row.text("direction") == "to handset" ? .mobileTerminated : .mobileOriginated,
            hasServiceCentreAddress: false,
            options: .init(isRefusal: row.members["refusal"]?.bool ?? false, isTraced: true))
    }

    private func tpdu(_ row: Case) throws {
        let reading = try reading(row)
        let meanings = Dictionary(
            reading.parts.filter { $0.path.count == 1 }.map { ($0.path[0].rawValue, $0.meaning) },
            uniquingKeysWith: { $1 })
        for (field, meaning) in row.members["fields"]?.object ?? [:] {
            #expect(meanings[field] == meaning.string, "\(field)")
        }
        #expect(reading.leniencies.isEmpty)
        #expect(try reading.pdu.tpdu.octets() == row.octets())
    }

    private func refused(_ row: Case) throws {
        let error = #expect(throws: PDUError.self) { try reading(row) }
        #expect(try error?.description == row.text("error"))
    }
}
