import Foundation
package import Transcripts

/// An account of Twilio's: whoever knows its token may ask, and the token signs what the account's addresses are asked.
package struct TwilioAccount: Hashable, Sendable {
    /// `AC` and 32 hexadecimal digits.
    package let sid: String
    private let token: String

    /// Nil where the SID is none, or the token is no word of 16 to 128 visible characters.
    package init?(sid: String, token: String) {
        guard Self.isIdentifier(sid, "AC"), (16...128).contains(token.utf8.count),
            token.utf8.allSatisfy({ 0x21...0x7E ~= $0 })
        else { return nil }
        (self.sid, self.token) = (sid, token)
    }

    /// Reads the lines `TWILIO_ACCOUNT_SID=AC…` and `TWILIO_AUTH_TOKEN=…`, as files of an environment have them; other
    /// lines say nothing here.
    package init?(environment text: String) {
        var values: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let name = parts[0].split(separator: " ").last.map(String.init) ?? ""
            values[name] = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
        }
        self.init(sid: values["TWILIO_ACCOUNT_SID"] ?? "", token: values["TWILIO_AUTH_TOKEN"] ?? "")
    }

    /// Whether two letters and 32 hexadecimal digits stand there.
    static func isIdentifier(_ text: String, _ prefix: String) -> Bool {
        let digits = text.utf8.dropFirst(2)
        return text.hasPrefix(prefix) && digits.count == 32 && digits.allSatisfy(\.isHexadecimal)
    }

    /// Whether a header `Authorization` has the SID and the token (HTTP basic); it takes as long for a token that is nearly
    /// right as for any other of its length.
    package func admits(authorization header: String?) -> Bool {
        let parts = (header ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic", let given = Data(base64Encoded: String(parts[1]))
        else {
            return false
        }
        let expected = Array("\(sid):\(token)".utf8)
        var difference = given.count ^ expected.count
        for (index, octet) in given.enumerated() { difference |= Int(octet ^ expected[index % expected.count]) }
        return difference == 0
    }

    /// The header `X-Twilio-Signature` of a request: HMAC-SHA1 over its address and, of a form, each name in order with its
    /// value, in base64.
    package func signature(of address: String, _ form: FormParameters = FormParameters([])) -> String {
        let sorted = form.pairs.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        let signed = address + sorted.map { $0.name + $0.value }.joined()
        return Data(SHA1.authenticator(of: Array(signed.utf8), key: Array(token.utf8))).base64EncodedString()
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
