/// A door at which a program is the short code: what a recording is played through, however the program is connected.
package protocol GatewayDoor {
    /// Lets a recording's messages arrive, behind any other's.
    mutating func feed(_ plan: TrafficPlan) async throws

    /// False once a signal has come, nobody can come any more, or the recording is over.
    var goesOn: Bool { get }

    /// Sleeps until something happens or is due, and does it.
    mutating func step() async throws

    /// What has happened to the recording since the last time.
    mutating func takeEvents() -> [TrafficEvent]

    /// How the recording ended; nil while it goes on, and where a signal ended it.
    var end: TrafficEnd? { get }

    /// What a program that takes no messages has failed to do.
    var neglect: String { get }

    /// What the program has done since the last time that is no answer and should have been one, a sentence each.
    mutating func takeComplaints() -> [String]

    /// Leaves nothing behind.
    mutating func close() async
}

extension GatewayDoor {
    package mutating func takeComplaints() -> [String] { [] }
}
