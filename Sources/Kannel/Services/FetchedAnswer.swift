/// What a service's address has answered.
public struct FetchedAnswer: Sendable {
    /// Of HTTP.
    public let status: Int
    /// By names in small letters.
    public let headers: [String: String]
    /// As it came.
    public let body: [UInt8]

    /// An answer as HTTP has it.
    public init(status: Int, headers: [String: String], body: [UInt8]) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    /// What the telephone reads.
    public func text(_ words: SMSBoxWords) -> String {
        guard status == 200 || status == 202 else { return words.unfetched }
        let content = headers["content-type"] ?? "application/octet-stream"
        let parts = content.split(separator: ";").map(\.trimmed)
        let charset = parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }?.dropFirst("charset=".count)
        switch parts.first?.lowercased() {
        case "text/plain", "application/octet-stream":
            return read(charset) ?? words.unrepresentable
        case "text/html", "text/vnd.wap.wml":
            return read(charset).map(HTMLText.plain) ?? words.unrepresentable
        default: return words.unrepresentable
        }
    }

    private func read(_ charset: Substring?) -> String? {
        let name = charset?.filter { $0 != "\"" && $0 != "'" }
        return KannelCharset(name ?? "UTF-8")?.text(body)
    }
}
