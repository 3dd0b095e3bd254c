/// What a request to `sendsms` says, by the names of its query.
public struct SendSMSParameters: Sendable {
    private var values: [String: [UInt8]] = [:]
    /// Whether the text is octets unless it is said otherwise.
    private(set) var isData = false
    /// Receivers, where they do not stand in `to`.
    private(set) var receivers: [String]?

    /// Those of a query or a form; of two with one name the first counts.
    public init(query: some StringProtocol) {
        for part in query.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(decoding: FormEncoding.decoded(halves[0]), as: UTF8.self)
            guard values[name] == nil else { continue }
            values[name] = halves.count == 2 ? FormEncoding.decoded(halves[1]) : []
        }
    }

    /// Those of `X-Kannel-` headers; the body is the text.
    ///
    /// - Parameter headers: by names in small letters.
    public init(headers: [String: String], body: [UInt8], type: String, charset: String?) {
        for (name, value) in headers where name.hasPrefix("x-kannel-") {
            let name = String(name.dropFirst("x-kannel-".count))
            // A header of user data is written as in a query.
            values[name] = name == "udh" ? FormEncoding.decoded(value) : Array(value.utf8)
        }
        let isPage = type == "text/html" || type == "text/vnd.wap.wml"
        values["text"] = isPage ? Array(HTMLText.plain(String(decoding: body, as: UTF8.self)).utf8) : body
        if let charset { values["charset"] = Array(charset.utf8) }
        isData = type == "application/octet-stream"
    }

    /// Those of a message in XML, as Kannel reads it: by the names of its elements.
    public init(xml: String) {
        let submit = Self.element("submit", in: xml) ?? xml
        let places = [
            ("username", ["from", "username"]), ("username", ["from", "user"]), ("password", ["from", "password"]),
            ("password", ["from", "pass"]), ("account", ["from", "account"]), ("from", ["oa", "number"]),
            ("smsc", ["to"]), ("coding", ["dcs", "coding"]), ("mclass", ["dcs", "mclass"]), ("mwi", ["dcs", "mwi"]),
            ("alt-dcs", ["dcs", "alt-dcs"]), ("compress", ["dcs", "compress"]), ("pid", ["pid"]), ("rpi", ["rpi"]),
            ("dlr-mask", ["statusrequest", "dlr-mask"]), ("dlr-url", ["statusrequest", "dlr-url"]),
            ("validity", ["vp", "delay"]), ("deferred", ["timing", "delay"]), ("priority", ["priority"]),
        ]
        for (name, path) in places where values[name] == nil {
            values[name] = Self.element(path, in: submit).map { Array($0.utf8) }
        }
        if let header = Self.element("udh", in: submit) { values["udh"] = FormEncoding.decoded(header) }
        values["text"] = Self.element("ud", in: submit).map(Self.octets) ?? []
        receivers = Self.elements("number", in: Self.element("da", in: submit) ?? "")
        if receivers?.isEmpty == true { receivers = nil }
    }

    /// A text; nil where the parameter is not there.
    subscript(_ names: String...) -> String? {
        names.lazy.compactMap { values[$0] }.first.map { String(decoding: $0, as: UTF8.self) }
    }

    func octets(_ name: String) -> [UInt8]? { values[name] }

    /// A whole number that the text begins with; −1 for none.
    func number(_ names: String...) -> Int {
        guard let octets = names.lazy.compactMap({ values[$0] }).first else { return -1 }
        let text = String(decoding: octets, as: UTF8.self).trimmed
        let sign = text.hasPrefix("-") ? "-" : ""
        let digits = text.dropFirst(text.hasPrefix("-") || text.hasPrefix("+") ? 1 : 0).prefix {
            ("0"..."9").contains($0)
        }
        return Int(sign + digits) ?? -1
    }

    // MARK: Elements

    private static func element(_ path: [String], in text: String) -> String? {
        var content = text
        for name in path {
            guard let inner = element(name, in: content) else { return nil }
            content = inner
        }
        return content
    }

    private static func element(_ name: String, in text: String) -> String? { elements(name, in: text).first }

    private static func elements(_ name: String, in text: String) -> [String] {
        var (contents, rest): ([String], Substring) = ([], text[...])
        while let start = rest.firstRange(of: "<\(name)>"),
            let end = rest[start.upperBound...].firstRange(of: "</\(name)>")
        {
            contents.append(String(rest[start.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return contents
    }

    /// Text is hexadecimal where all of it could be, else as in a query.
    private static func octets(_ text: String) -> [UInt8] {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard !digits.isEmpty, digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else {
            return FormEncoding.decoded(text)
        }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
