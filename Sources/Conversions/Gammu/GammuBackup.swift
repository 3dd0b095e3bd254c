import ShortMessage
import Transcripts

/// A backup as gammu writes messages with all that is known of them: sections of an INI file, one a part.
enum GammuBackup {
    static func reading(_ octets: [UInt8], _ context: ConversionContext) -> [ConvertedRecord] {
        guard let source = ForeignText.file(octets) else { return [.bad(BadRecord("", "this is no UTF-16"))] }
        var joiner = PartJoiner()
        let records = sections(of: source).compactMap { reading($0, context, &joiner) }
        return records + joiner.finish()
    }

    /// The sections of a file, of one name the last: gammu-smsd writes what it has sent into its file once more.
    private static func sections(of source: String) -> [[String: String]] {
        var (names, sections, name) = ([String](), [String: [String: String]](), "")
        for line in source.split(whereSeparator: \.isNewline) where line.first != ";" && line.first != "#" {
            if line.hasPrefix("[") {
                name = String(line)
                if sections[name] == nil { names.append(name) }
                sections[name] = ["": name]
            } else if let sign = line.firstIndex(of: "=") {
                let value = line[line.index(after: sign)...].trimmed
                sections[name]?[line[..<sign].trimmed.lowercased()] = value.filter { $0 != "\"" }
            }
        }
        return names.compactMap { sections[$0] }
    }

    private static func reading(
        _ section: [String: String], _ context: ConversionContext, _ joiner: inout PartJoiner
    ) -> ConvertedRecord? {
        guard let place = section[""] else { return nil }
        let isSent = section["pdu"]?.lowercased() == "submit"
        guard section["pdu"]?.lowercased() != "status_report" else { return .passedOver("status report") }
        let digits = (section["datetime"] ?? "").split(separator: "T")
        guard digits.count == 2,
            let time = ForeignTime.compact(
                day: digits[0], clock: digits[1].prefix(6), offset: digits[1].hasSuffix("Z") ? 0 : context.offset)
        else { return .bad(BadRecord(place, "DateTime is missing; expected one like 20261121T080000")) }
        let number =
            section["number"] ?? section["numberunicode"].flatMap { hexadecimal($0).flatMap(ForeignText.utf16) }
        let message = ConvertedRecord.message(
            at: time, from: isSent ? nil : number, to: isSent ? number : nil, text: "", context: context, place: place)
        guard case .message(let entry) = message else { return message }
        guard section["coding"]?.lowercased().hasPrefix("8bit") != true else { return .passedOver("8-bit data") }
        let texts = section.filter { $0.key.hasPrefix("text") && Int($0.key.dropFirst(4)) != nil }
        let octets = hexadecimal(texts.sorted { $0.key < $1.key }.map(\.value).joined())
        guard let octets else { return .bad(BadRecord(place, "the text is no UTF-16 in hexadecimal")) }
        let header = section["udh"].flatMap(hexadecimal) ?? []
        return joiner.add(entry, .utf16(octets), at: PartJoiner.Place(header: header), from: place)
    }

    private static func hexadecimal(_ digits: String) -> [UInt8]? { try? Hexadecimal.octets(digits) }
}
