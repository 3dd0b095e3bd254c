import Foundation

/// A program over HTTP: where questions are posted.
public struct WebPlace: Hashable, Sendable {
    /// `http://` or `https://`, a host, and no fragment.
    public let address: String

    /// The address as it was written; nil for one that nothing can be posted to.
    public init?(_ address: String) {
        guard let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased()),
            url.host?.isEmpty == false, url.fragment == nil, url.user == nil
        else { return nil }
        self.address = address
    }
}
