/// An office that members can go to.
public struct Branch: Hashable, Sendable {
    /// What the branch is called; 40 septets at most fit the reply.
    public let name: String
    /// Street and place; 60 septets at most fit the reply.
    public let address: String
    /// Days and times at which it is open, in words; 30 septets at most fit the reply.
    public let hours: String

    /// Septets of each, at most.
    static let widths = (name: 40, address: 60, hours: 30)

    package init(name: String, address: String, hours: String) {
        (self.name, self.address, self.hours) = (name, address, hours)
    }
}
