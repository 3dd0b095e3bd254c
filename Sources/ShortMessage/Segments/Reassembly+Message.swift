extension Reassembly {
    /// How much an assembly may hold, and how long.
    public struct Limits: Hashable, Sendable {
        /// From a message's first segment on; a day.
        public var seconds: Int64 = 24 * 60 * 60
        /// How long the first segment of a message that became whole is a repetition; ten minutes.
        public var repeatSeconds: Int64 = 10 * 60
        /// How long after the last segment one can come that stands before it; two minutes.
        public var disorderSeconds: Int64 = 2 * 60
        /// Of one sender to one recipient, whole ones that are remembered included; at least one.
        public var messagesPerSender = 16
        /// Of one sender to all recipients together, and some for each message.
        public var octetsPerSender = 256 << 10
        /// Of all segments, and some for each message.
        public var octets = 8 << 20
        /// What a sender may hold though `octets` are held: for it the oldest messages are given up of who holds most, on the
        /// road whose senders hold most. With 0 nothing is given up, and the segment is refused.
        public var octetsAssured = 0

        /// The limits that doors use unless they are told others.
        public init() {}
    }

    /// A text or data as it was sent: whole.
    public struct Message: Hashable, Sendable {
        /// Who sent it.
        public let from: Address
        /// The number that it was sent to.
        public let to: Address
        /// In order; one that was not cut is a single segment.
        public let segments: [UserData]

        /// By which a segment is known that comes again, in order; the same in every process.
        public var digests: [UInt64] { segments.map(\.content.digest) }

        /// The text, or nil where a segment is data.
        ///
        /// Units of neighbours in the same alphabet are joined before they are read, so that a pair which a careless
        /// sender cut is whole again.
        public var text: String? {
            var text = ""
            var run: [UserData] = []
            for segment in segments {
                if let last = run.last, !last.continues(in: segment) {
                    guard let part = UserData.joinedText(run) else { return nil }
                    text += part
                    run = []
                }
                run.append(segment)
            }
            return UserData.joinedText(run).map { text + $0 }
        }

        /// The text, or what data plainly says, as `UserData.readableText` does; nil for other data, and for data among
        /// texts.
        ///
        /// Octets of all segments are joined before they are read: a character may be cut between two.
        public var readableText: String? { text ?? data.flatMap(UserData.plainText) }

        /// The octets of all segments, or nil where one is text.
        public var data: [UInt8]? {
            var data: [UInt8] = []
            for segment in segments {
                guard case .octets(let octets) = segment.content else { return nil }
                data += octets
            }
            return data
        }
    }

    /// What one segment made of its message.
    public enum Outcome: Hashable, Sendable {
        /// It was the last one missing, or the message is only one.
        case whole(Message)
        /// The numbers of the segments that have not come, ascending.
        case incomplete(missing: [UInt8])
        /// This segment came before.
        ///
        /// - Parameter isKept: whether it must outlive the process all the same, because another message can begin with it.
        case repeated(isKept: Bool)
        /// Nothing was done, because so many messages wait for their segments.
        case refused(waiting: Int)
        /// Nothing was done: two messages with one reference came at the same time, and the segment may be of either.
        case contested
    }

    /// What the segments of one message have in common, and when it became whole.
    public struct Series: Hashable, Sendable {
        /// Who sends it.
        public let from: Address
        /// The number that it is sent to.
        public let to: Address
        /// Of all its segments alike.
        public let reference: UInt16
        /// Of the reference, in octets.
        public let width: Concatenation.Width
        /// How many segments it has.
        public let total: UInt8
        /// The road on which it comes.
        public let origin: String
        /// When it became whole.
        public let at: Timestamp

        /// The series of which one segment is known, whichever it is, whole since a moment.
        public init(
            from: Address, to: Address, origin: String = "", _ place: Concatenation, at time: Timestamp
        ) {
            (self.from, self.to, self.origin, at) = (from, to, origin, time)
            (reference, width, total) = (place.reference, place.width, place.total)
        }

        /// The series with what its segments have in common.
        package init(
            from: Address, to: Address, origin: String, reference: UInt16, width: Concatenation.Width, total: UInt8,
            at time: Timestamp
        ) {
            (self.from, self.to, self.origin, at) = (from, to, origin, time)
            (self.reference, self.width, self.total) = (reference, width, total)
        }
    }

    /// What one short message led to.
    public struct Receipt: Hashable, Sendable {
        /// What became of the message that the segment is of.
        public let outcome: Outcome
        /// Incomplete messages that were given up for it, the oldest first.
        public let givenUp: [GivenUp]
        /// Whether the segment begins a message of which no further one can be told from those of the message before it.
        public let isContested: Bool

        init(_ outcome: Outcome, given: [GivenUp], isContested: Bool = false) {
            (self.outcome, givenUp, self.isContested) = (outcome, given, isContested)
        }
    }

    /// An incomplete message that nothing more is expected of.
    public struct GivenUp: Hashable, Sendable {
        /// Why nothing more is expected of a message.
        public enum Reason: Hashable, Sendable {
            /// `Limits.seconds` have passed.
            case expired
            /// Its reference was used again.
            case displaced
            /// Its sender held most of the room, and another one had none.
            case crowdedOut
        }

        /// Why it was given up.
        public let reason: Reason
        /// Who sent it.
        public let from: Address
        /// The number that it was sent to.
        public let to: Address
        /// The road on which it came.
        public let origin: String
        /// How many segments it should have.
        public let total: UInt8
        /// The segments that came, by their numbers.
        public let segments: [UInt8: UserData]
    }
}

extension UserData {
    /// Whether units of two segments may be read together.
    fileprivate func continues(in next: UserData) -> Bool {
        switch (content, next.content) {
        case (.septets, .septets): header?.nationalShift == next.header?.nationalShift
        case (.codeUnits, .codeUnits), (.octets, .octets): true
        default: false
        }
    }

    /// The text of segments whose units may be read together.
    fileprivate static func joinedText(_ run: [UserData]) -> String? {
        var septets: [UInt8] = []
        var units: [UInt16] = []
        for segment in run {
            switch segment.content {
            case .septets(let more): septets += more
            case .codeUnits(let more): units += more
            case .octets: return nil
            }
        }
        let shift = run.first?.header?.nationalShift ?? .none
        return SeptetAlphabet(shift).text(septets) + String(decoding: units, as: UTF16.self)
    }
}
