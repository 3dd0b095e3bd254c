import ShortMessage
import Transcripts

/// Reads one file of smstools' spool: headers, an empty line, the text.
///
///     From: 6281200000001
///     From_TOA: 91 international, ISDN/telephone
///     Received: 26-11-21 08:00:00
///     Alphabet: UTF-8
///
///     SALDO
public enum SMSToolsFile {
    /// What the file says: a message that came (`From:`), or one that was sent (`To:`).
    public static func reading(_ octets: [UInt8], _ context: ConversionContext) -> ConvertedRecord {
        guard let (head, body) = parts(of: octets) else {
            return .bad(BadRecord("", "no empty line ends the headers; expected a message of smstools"))
        }
        let headers = headers(of: ForeignText.eightBit(head))
        guard let time = time(headers, context) else {
            return headers["to"] != nil && headers["sent"] == nil
                ? .passedOver("not sent")
                : .bad(BadRecord("", "the time is missing; expected 'Received: 26-11-21 08:00:00', or 'Sent:'"))
        }
        if headers["from"] != nil, headers["to"] == nil, headers["report"]?.lowercased() == "yes" {
            return .passedOver("status report")
        }
        guard let text = text(body, alphabet: headers["alphabet"]) else {
            return headers["alphabet"]?.lowercased() == "binary"
                ? .passedOver("8-bit data") : .bad(BadRecord("", "the text is not of the alphabet that the file names"))
        }
        let isReceived = headers["from"] != nil && headers["from_smsc"] != nil || headers["to"] == nil
        return .message(
            at: time, from: isReceived ? headers["from"].map { number($0, headers["from_toa"]) } : nil,
            to: isReceived ? nil : headers["to"].map { number($0, headers["to_toa"]) }, text: text, context: context,
            place: "")
    }

    private static func parts(of octets: [UInt8]) -> (head: ArraySlice<UInt8>, body: ArraySlice<UInt8>)? {
        if let end = octets.firstRange(of: [.lineFeed, .lineFeed]) {
            return (octets[..<end.lowerBound], octets[end.upperBound...])
        }
        guard let end = octets.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        return (octets[..<end.lowerBound], octets[end.upperBound...])
    }

    private static func headers(of head: String) -> [String: String] {
        var headers: [String: String] = [:]
        for line in head.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].trimmed.lowercased()] = line[line.index(after: colon)...].trimmed
        }
        return headers
    }

    /// When it came here, and when it was sent.
    private static func time(_ headers: [String: String], _ context: ConversionContext) -> Timestamp? {
        (headers["received"] ?? headers["sent"]).flatMap { ForeignTime.shortYearFirst($0, offset: context.offset) }
    }

    /// International numbers stand there without their sign, and others with an `s` before them.
    private static func number(_ text: String, _ type: String?) -> String {
        if text.first == "s", text.dropFirst().allSatisfy(\.isNumber) { return String(text.dropFirst()) }
        guard text.allSatisfy({ ("0"..."9").contains($0) }) else { return text }
        if let type { return type.hasPrefix("91") ? "+" + text : text }
        return text.first != "0" && text.count > 6 ? "+" + text : text
    }

    private static func text(_ body: ArraySlice<UInt8>, alphabet: String?) -> String? {
        switch alphabet?.lowercased().prefix(3) {
        case "ucs",
            "utf" where alphabet?.lowercased() == "utf-16":
            ForeignText.utf16(body)
        case "bin": nil
        case "gsm": SeptetAlphabet().text(Array(body))
        default: ForeignText.eightBit(body).withoutLineEnd
        }
    }
}

extension String {
    /// Without the line end that ends a file and no text.
    var withoutLineEnd: String { last?.isNewline == true ? String(dropLast()) : self }
}
