import ShortMessage
import Testing
import Transcripts

@Suite("A line of a log")
struct ServiceNumbersTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String?
        let direction: ServiceNumbers.Direction
        let sourceLocation: SourceLocation

        init(
            _ from: String, to: String?, _ direction: ServiceNumbers.Direction,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            (self.from, self.to, self.direction) = (from, to, direction)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { "\(from) > \(to ?? "")" }
    }

    /// Of services at 2757, 8893 and 08112119211.
    static let rows = [
        Row("+6281200000001", to: "2757", .message),
        Row("+6281200000001", to: "08112119211", .message),
        Row("+6281200000001", to: "+628112119211", .message),
        Row("8893", to: "2757", .message),
        Row("2757", to: "2757", .message),
        Row("TELKOMSEL", to: "2757", .message),
        Row("2757", to: "+6281200000001", .reply),
        Row("628112119211", to: "+6281200000001", .reply),
        Row("2757", to: "1717", .reply),
        Row("+6281200000001", to: "1717", .foreign),
        Row("1717", to: "+6281200000001", .foreign),
        Row("+6281200000001", to: "+6281200000002", .foreign),
        Row("+6281200000001", to: "+2757", .foreign),
        Row("TELKOMSEL", to: "+6281200000001", .foreign),
        Row("+6281200000001", to: nil, .message),
        Row("2757", to: nil, .reply),
    ]

    @Test("is a message to a service, a reply of one, or neither", arguments: rows)
    func direction(_ row: Row) throws {
        let services = ServiceNumbers(try ["2757", "8893", "08112119211"].map { try Address($0) })
        let direction = services.direction(from: try Address(row.from), to: try row.to.map { try Address($0) })
        #expect(direction == row.direction, sourceLocation: row.sourceLocation)
    }
}
