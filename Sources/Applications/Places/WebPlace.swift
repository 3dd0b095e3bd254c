import Foundation

/// A program over HTTP: where questions are posted, and what may be trusted there.
public struct WebPlace: Hashable, Sendable {
    /// `http://` or `https://`, a host, and no fragment.
    public let address: String
    /// What holds there.
    public let trust: WebTrust

    /// The address as it was written; nil for one that nothing can be posted to.
    public init?(_ address: String, _ trust: WebTrust) {
        guard let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased()),
            url.host?.isEmpty == false, url.fragment == nil, url.user == nil
        else { return nil }
        (self.address, self.trust) = (address, trust)
    }
}
