/// What holds for every program that is asked over HTTP.
public struct WebTrust: Hashable, Sendable {
    /// What signs the questions; nil where nothing does.
    public var secret: WebhookSecret?
    /// Whether a host may have an address of a private network; one of this machine it may have always.
    public var allowsPrivate = false
    /// What is posted, and what its answer means.
    public var shape = WebhookShape.document

    /// Signs nothing, and reaches no private network.
    public init() {}
}
