import ShortMessage
import Testing

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
        "an offset that has no room has no stamp, or is told as the nearest that has, and the moment stays",
        arguments: [(-1439, -1185), (-1186, -1185), (-1185, -1185), (0, 0), (1199, 1185), (1200, 1185), (1439, 1185)])
    func farOffset(offset: Int, told: Int) {
        let time = Timestamp(milliseconds: 1_795_237_200_000, offset: offset)
        #expect((ServiceCentreTimestamp(time) == nil) == (abs(offset) >= 1200 || offset == -1186))
        #expect(ServiceCentreTimestamp(nearest: time).timestamp == time.told(at: told))
    }

    @Test("a year that has no stamp is told as the nearest that has", arguments: ["0001", "1969", "2070", "9999"])
    func nearest(year: String) throws {
        let stamp = ServiceCentreTimestamp(nearest: try Timestamp("\(year)-06-01T12:00:00-23:59"))
        #expect(stamp.description.hasPrefix(year < "2000" ? "1970-01-0" : "2069-12-"))
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
        #expect(EnhancedValidity(form, isSingleShot: true)?.form == form)
        #expect(EnhancedValidity(form, isSingleShot: true)?.isSingleShot == true)
        #expect(EnhancedValidity(form)?.isSingleShot == false)
    }

    static let unwritable: [EnhancedValidity.Form] = [
        .reserved, .seconds(0), .time(hours: 100, minutes: 0, seconds: 0), .time(hours: -1, minutes: 0, seconds: 0),
        .time(hours: 0, minutes: 60, seconds: 0), .time(hours: 0, minutes: 0, seconds: 60),
        .time(hours: 300, minutes: -5, seconds: 0),
    ]

    @Test("a form that no octets have the meaning of cannot be made", arguments: unwritable)
    func unmade(_ form: EnhancedValidity.Form) {
        #expect(EnhancedValidity(form) == nil)
    }

    struct ReadValidity: Sendable {
        let hex: String
        let form: EnhancedValidity.Form
        let leniencies: [Leniency.Kind]
        let sourceLocation: SourceLocation

        init(
            _ hex: String, _ form: EnhancedValidity.Form, _ leniencies: Leniency.Kind...,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.hex, self.form, self.leniencies, self.sourceLocation) = (hex, form, leniencies, sourceLocation)
        }
    }

    static let readValidities = [
        ReadValidity("03991595000000", .time(hours: 99, minutes: 51, seconds: 59)),
        ReadValidity("03FFFFFF000000", .reserved, .invalidValidityPeriod),
        ReadValidity("03000600000000", .reserved, .invalidValidityPeriod),
        ReadValidity("03001A00000000", .reserved, .invalidValidityPeriod),
        ReadValidity("02000000000000", .reserved, .invalidValidityPeriod),
        ReadValidity("05000000000000", .reserved, .invalidValidityPeriod),
        ReadValidity("81010000000000", .reserved, .invalidValidityPeriod),
        ReadValidity("02010000000001", .seconds(1), .unusedValidityBits),
        ReadValidity("09A70000000000", .relative(RelativeValidity(rawValue: 167)), .unusedValidityBits),
    ]

    @Test("an enhanced validity without a meaning is kept, and that is told", arguments: readValidities)
    func enhancedRead(_ row: ReadValidity) throws {
        let octets = try Hexadecimal.octets("0900048172570000" + row.hex + "00")
        let reading = try PDU.reading(octets, .mobileOriginated, hasServiceCentreAddress: false)
        guard case .submit(let submit) = reading.pdu.tpdu, case .enhanced(let validity) = submit.validityPeriod else {
            Issue.record("no enhanced validity period", sourceLocation: row.sourceLocation)
            return
        }
        #expect(validity.form == row.form, sourceLocation: row.sourceLocation)
        #expect(reading.leniencies.map(\.kind) == row.leniencies, sourceLocation: row.sourceLocation)
        #expect(try reading.pdu.tpdu.octets() == octets, sourceLocation: row.sourceLocation)
    }
}
