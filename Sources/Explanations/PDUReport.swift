import Doors
import ShortMessage
package import Transcripts

/// What `shortcode pdu` tells of some octets.
package struct PDUReport {
    package let hex: String
    package let type: String
    package let direction: String
    package let hasServiceCentreAddress: Bool
    package let text: String?
    /// What is no text, in hexadecimal.
    package let data: String?
    package let fields: [Field]
    package let tolerated: [String]
    /// Other readings that forgive as little.
    package let alternatives: [String]

    package struct Field {
        package let path: [String]
        package let title: String
        package let from: Int
        /// The octet behind the last.
        package let to: Int
        package let octets: String
        package let meaning: String
    }

    /// - Parameter place: what an error begins with, such as `line 3: `.
    package init(_ given: String, place: String = "", options: PDUReadingTerms = PDUReadingTerms()) throws {
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
        _ octets: [UInt8], place: String, options: PDUReadingTerms
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
    package var json: JSONDocument {
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
