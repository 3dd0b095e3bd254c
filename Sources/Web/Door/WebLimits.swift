/// What one client may take of a server's time and places.
package struct WebLimits: Sendable {
    /// Connections at once; whoever calls then waits until one is closed.
    package var connections = 4096
    /// Without anything to read or to answer, after which a connection is closed.
    package var silence = Duration.seconds(60)
    /// In which a body must have come.
    package var body = Duration.seconds(10)
    /// Octets that the system is asked to hold of what a client does not read; Linux takes twice as many.
    package var unreadOctets = 64 << 10
    /// For which a client may leave unread what it is sent.
    package var unread = Duration.seconds(30)

    /// Those of `serve`.
    package init() {}
}
