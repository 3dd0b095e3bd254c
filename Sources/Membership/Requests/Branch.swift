/// An office that members can go to.
public struct Branch: Hashable, Sendable {
    public let name: String
    public let address: String
    public let hours: String

    /// Septets of each, at most.
    static let widths = (name: 40, address: 60, hours: 30)

    package init(name: String, address: String, hours: String) {
        (self.name, self.address, self.hours) = (name, address, hours)
    }
}
