package import Doors
package import MessageCentre
package import Services
package import ShortMessage
package import Transcripts

/// What is replayed, to whom, and what is told of it.
package struct ReplayPlan: Sendable {
    /// What is made of recordings, besides playing them.
    package enum Task: Sendable {
        /// What differs is shown.
        case compare
        /// The given replies are written into them.
        case update
        /// The fewest messages with which a reply still differs are written beside them.
        case shrink
    }

    /// Recordings; `-` is stdin.
    package var files: [String]
    package var task = Task.compare
    package var style: ReplayStyle
    /// What recordings are; nil leaves it to their names and first lines.
    package var input: LogHead.Form?
    package var services = ServicePlan()
    /// Files of members who are entered in place of those that a recording names.
    package var members: [String] = []
    /// The file of a store, to a copy of which is played; nil for an empty one.
    package var store: String?
    /// In place of those that a recording names; empty leaves it to that.
    package var faults: [FaultRule] = []
    package var seed: UInt64?
    package var times: TimeRule?
    /// When the first message comes.
    package var clock: Timestamp?
    /// In place of those that a recording names; empty leaves it to that.
    package var expectations: [Expectation] = []
    /// Whose replies are compared; nil for all.
    package var only: AddressPattern?
    /// Who answers in place of the built-in services; nil for these.
    package var program: ProgramPlan?
    /// How many recordings are played at once.
    package var jobs = 1

    package init(_ files: [String], _ style: ReplayStyle) {
        (self.files, self.style) = (files, style)
    }

    var isUpdate: Bool { task == .update }

    /// Hides what is of people, in messages to services.
    func mask(of services: PlayedServices) -> NumberMask {
        NumberMask(isOff: style.mask.isOff, grammars: services.grammars)
    }
}

/// A program that is the short code, to which recordings are played.
package struct ProgramPlan: Sendable {
    package var place: GatewayPlace
    /// Its short code; nil for that of the services.
    package var number: Address?
    package var pace: TrafficPace

    package init(at place: GatewayPlace, _ pace: TrafficPace) {
        (self.place, self.pace) = (place, pace)
    }
}
