import Doors
import ShortMessage
import Transcripts

/// What `shortcode pdu` tells of some octets.
struct PDUReport {
    let hex: String
    let type: String
    let direction: String
    let hasServiceCentreAddress: Bool
    let text: String?
    /// What is no text, in hexadecimal.
    let data: String?
    let fields: [Field]
    let tolerated: [String]
    /// Other readings that forgive as little.
    let alternatives: [String]

    struct Field {
        let path: [String]
        let title: String
        let from: Int
        /// The octet behind the last.
        let to: Int
        let octets: String
        let meaning: String
    }

    /// - Parameter place: what an error begins with, such as `line 3: `.
    init(_ given: String, place: String, options: PDUReadingOptions) throws {
        let octets = try Self.octets(given, place: place)
        let readings = try Self.readings(octets, place: place, options: options)
        let best = readings[0]
        hex = octets.hexadecimal
        type = best.pdu.tpdu.name
        direction = best.pdu.tpdu.direction.words
        hasServiceCentreAddress = best.hasServiceCentreAddress
        text = best.pdu.tpdu.userData?.text
        data = best.pdu.tpdu.userData?.content.octets?.hexadecimal
        fields = best.parts.map { Field($0, in: octets) }
        tolerated = best.leniencies.map(\.description)
        alternatives = readings.dropFirst().filter { $0.leniencies.count == best.leniencies.count }.map(\.summary)
    }

    private static func octets(_ given: String, place: String) throws -> [UInt8] {
        let octets: [UInt8]
        do {
            octets = try Hexadecimal.octets(given)
        } catch {
            throw UsageError("\(place)\(error)")
        }
        guard !octets.isEmpty else { throw UsageError("\(place)no octets; expected some in hexadecimal") }
        return octets
    }

    private static let openReading =
        "of all ways to read it this fits best; --direction, and --service-centre or its --no-, say which is meant"

    private static func readings(
        _ octets: [UInt8], place: String, options: PDUReadingOptions
    ) throws -> [PDU.Reading] {
        do {
            return try options.readings(octets)
        } catch let error as PDUError {
            let caret = String(repeating: " ", count: error.octet * 2) + "^"
            let picture = [octets.hexadecimal, caret] + (options.areComplete ? [] : [openReading])
            throw UsageError("\(place)no short message; \(error)", picture: picture)
        } catch {
            throw UsageError("\(place)\(error)")
        }
    }
}

extension PDUReport {
    /// One object: `hex`, `type`, `direction`, `hasServiceCentre`, `text`, `data`, `fields`, `tolerated`, `alternatives`.
    var json: JSONDocument {
        .object([
            ("hex", .string(hex)), ("type", .string(type)), ("direction", .string(direction)),
            ("hasServiceCentre", .bool(hasServiceCentreAddress)), ("text", .optional(text)), ("data", .optional(data)),
            ("fields", .array(fields.map(document))), ("tolerated", .array(tolerated.map(JSONDocument.string))),
            ("alternatives", .array(alternatives.map(JSONDocument.string))),
        ])
    }

    /// `from` and `to` count octets from 0; `to` is the one behind the last.
    private func document(of field: Field) -> JSONDocument {
        .object([
            ("path", .array(field.path.map(JSONDocument.string))), ("title", .string(field.title)),
            ("from", .number(field.from)), ("to", .number(field.to)), ("octets", .string(field.octets)),
            ("meaning", .string(field.meaning)),
        ])
    }
}

extension PDUReport.Field {
    fileprivate init(_ part: PDUPart, in octets: [UInt8]) {
        path = part.path.map(\.rawValue)
        title = part.path.last?.title ?? ""
        (from, to) = (part.octets.lowerBound, part.octets.upperBound)
        self.octets = Array(octets[part.octets]).hexadecimal
        meaning = part.meaning
    }
}

extension TPDU.Direction {
    fileprivate var words: String {
        switch self {
        case .mobileTerminated: "to a handset"
        case .mobileOriginated: "from a handset"
        }
    }
}

extension PDU.Reading {
    fileprivate var summary: String {
        let address = hasServiceCentreAddress ? "with" : "without"
        let cause = isRefusal ? ", refusing" : ""
        return
            "\(pdu.tpdu.name) \(pdu.tpdu.direction.words)\(cause), \(address) a service centre's address (\(options))"
    }

    /// What makes this the only reading.
    private var options: String {
        "--direction \(pdu.tpdu.direction == .mobileOriginated ? "mo" : "mt")"
            + (hasServiceCentreAddress ? " --service-centre" : " --no-service-centre") + (isRefusal ? " --refusal" : "")
    }
}
