import HTTPTypes

/// Who may ask.
///
/// A loopback address is no fence: every page that a browser has open can send to it, and a name that its owner lets point
/// there makes the page one of ours. So the name by which the server is called must be one of this machine's own, a page of
/// another site is refused, and beyond the loopback address a token is needed.
package struct Access: Sendable {
    /// Nil where everybody on this machine may ask.
    let token: [UInt8]?
    /// Where pages of this server can come from. Without TLS of its own it may stand behind a proxy that has it.
    private let schemes: [String]

    /// - Parameter isSecure: whether the server is reached by TLS alone.
    package init(token: [UInt8]?, isSecure: Bool = false) {
        (self.token, schemes) = (token, isSecure ? ["https://"] : ["http://", "https://"])
    }

    private static let ownNames: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    /// Refuses a request that is not to be answered whatever it asks.
    func check(_ head: HTTPRequest) throws(Problem) {
        guard let authority = head.authority, let name = Self.name(in: authority) else {
            throw Problem(.badRequest, "the header Host is missing or no host; expected one such as localhost:8757")
        }
        guard token != nil || Self.ownNames.contains(name) || name.hasPrefix("127.") && name.allSatisfy(\.isPartOfIPv4)
        else {
            throw Problem(
                .misdirectedRequest, "this server is not called so; expected localhost, 127.0.0.1 or [::1] in Host")
        }
        if let origin = head.headerFields[.origin], !schemes.contains(where: { origin == $0 + authority }) {
            throw Problem(.forbidden, "a page of another site asks; only the page of this server may")
        }
    }

    /// Refuses to let those in whom a part of the API is not for.
    func checkGuarded(_ head: HTTPRequest) throws(Problem) {
        if let site = head.headerFields[.fetchSite], site != "same-origin", site != "none" {
            throw Problem(.forbidden, "a page of another site asks; only the page of this server may")
        }
        guard let token else { return }
        guard let given = head.headerFields[.authorization], Self.bearer(in: given, is: token) else {
            throw Problem(.unauthorized, "the token is missing or another; expected Authorization: Bearer TOKEN")
                .with(.wwwAuthenticate, "Bearer")
        }
    }

    /// Takes as long for a token that is nearly right as for any other of its length.
    private static func bearer(in header: String, is token: [UInt8]) -> Bool {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        let given = Array(parts[1].utf8)
        var difference = given.count ^ token.count
        for (index, octet) in given.enumerated() { difference |= Int(octet ^ token[index % token.count]) }
        return difference == 0
    }

    /// The host without its port, in small letters; nil where it is none.
    private static func name(in authority: String) -> String? {
        let end: String.Index
        if authority.hasPrefix("[") {
            guard let bracket = authority.firstIndex(of: "]") else { return nil }
            end = authority.index(after: bracket)
        } else {
            end = authority.firstIndex(of: ":") ?? authority.endIndex
        }
        let port = authority[end...]
        guard end > authority.startIndex, port.isEmpty || port.hasPrefix(":") && UInt16(port.dropFirst()) != nil else {
            return nil
        }
        return authority[..<end].lowercased()
    }
}

extension Character {
    fileprivate var isPartOfIPv4: Bool { self == "." || isASCII && isNumber }
}

extension HTTPField.Name {
    /// Which site's page asks, as browsers say it.
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let contentSecurityPolicy = HTTPField.Name("Content-Security-Policy")!
    static let contentTypeOptions = HTTPField.Name("X-Content-Type-Options")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
