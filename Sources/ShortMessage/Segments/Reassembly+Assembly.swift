extension Reassembly {
    /// Who writes to whom, and over which road.
    ///
    /// All spellings of a number are one.
    struct Conversation: Hashable {
        let sender: Address
        let recipient: Address
        let origin: String

        var party: Party { Party(origin: origin, number: sender.number) }

        static func == (left: Self, right: Self) -> Bool {
            left.origin == right.origin && left.sender.number == right.sender.number
                && left.recipient.number == right.recipient.number
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(sender.number)
            hasher.combine(recipient.number)
            hasher.combine(origin)
        }
    }

    /// Who has a share of the room: a number on one road.
    struct Party: Hashable {
        let origin: String
        let number: Address.Number
    }

    /// What the segments of one message have in common.
    struct MessageIdentity: Hashable {
        let reference: UInt16
        let width: Concatenation.Width
        let total: UInt8

        init(_ place: Concatenation) {
            (reference, width, total) = (place.reference, place.width, place.total)
        }

        init(_ series: Series) {
            (reference, width, total) = (series.reference, series.width, series.total)
        }
    }

    /// A message that waits for segments, or did.
    struct Assembly {
        /// What an assembly counts for besides its segments' content.
        static let overhead = 256
        private static let segmentOverhead = 96

        let identity: MessageIdentity
        /// Milliseconds of the clock when it is given up or, whole, forgotten.
        var deadline: Int64
        /// Assemblies in the order of their first segments.
        let order: UInt64
        /// Whether another message with its reference was given up for it a moment before, so that nobody knows which of the
        /// two a further segment is of.
        var isContested = false
        private(set) var octets = overhead
        /// Milliseconds of the clock when its last new segment came.
        private(set) var lastAt: Int64
        /// The whole messages whose reference it bears, the last first.
        private let earlier: [Earlier]
        /// Empty once the message is whole.
        private var segments: [UInt8: UserData] = [:]
        /// Of the segments that came: what is left of a whole message.
        private var digests: [UInt8: UInt64] = [:]
        /// The first segments, as far as they came again one after the other: perhaps a next message begins so.
        private var repeatedFront: [UserData] = []

        /// What is left of a whole message after another began with its reference.
        private struct Earlier {
            let lastAt: Int64
            let digests: [UInt8: UInt64]
        }

        /// So many whole messages of one reference are told apart.
        static let mostEarlier = 4

        /// - Parameters:
        ///   - clashing: the message whose reference it takes.
        ///   - front: the first segments, as far as they have come already.
        init(
            _ identity: MessageIdentity, deadline: Int64, order: UInt64, instead clashing: Assembly?, front: [UserData],
            at time: Timestamp
        ) {
            (self.identity, self.deadline, self.order, lastAt) = (identity, deadline, order, time.milliseconds)
            earlier = clashing?.withEarlier ?? []
            octets += earlier.reduce(0) { $0 + $1.digests.count * 32 }
            for segment in front {
                if let place = segment.header?.concatenation { _ = add(segment, place, at: time) }
            }
        }

        /// One that became whole in another process.
        init(
            _ identity: MessageIdentity, wholeAt time: Timestamp, until deadline: Int64, order: UInt64,
            instead clashing: Assembly?, digests: [UInt64]
        ) {
            (self.identity, self.deadline, self.order, lastAt) = (identity, deadline, order, time.milliseconds)
            self.digests = Dictionary(uniqueKeysWithValues: zip(1...identity.total, digests))
            earlier = clashing?.withEarlier ?? []
            octets = wholeOctets
        }

        private var withEarlier: [Earlier] {
            Array(((isWhole ? [Earlier(lastAt: lastAt, digests: digests)] : []) + earlier).prefix(Self.mostEarlier))
        }

        private var wholeOctets: Int {
            Self.overhead + (digests.count + earlier.reduce(0) { $0 + $1.digests.count }) * 32
        }

        /// Whether a segment that has not come is the same as one of a whole message with its reference, from which this one
        /// differs, so lately that it can be that one again: nobody knows then of which of the two it is.
        func isDoubtful(_ userData: UserData, _ place: Concatenation, at time: Timestamp, _ limits: Limits) -> Bool {
            guard !isWhole, !has(place), !earlier.isEmpty else { return false }
            let digest = userData.content.digest
            return earlier.contains { whole in
                whole.digests[place.sequence] == digest
                    && time.milliseconds - whole.lastAt <= limits.disorderSeconds * 1000
                    && digests.contains { whole.digests[$0.key] != $0.value }
            }
        }

        var isWhole: Bool { digests.count == Int(identity.total) }
        var missing: [UInt8] { (1...identity.total).filter { digests[$0] == nil } }

        func has(_ place: Concatenation) -> Bool { digests[place.sequence] != nil }

        /// Whether a segment belongs to this message: it is the same as the one of its number, or new, and not too late for
        /// one that comes before others. The first of a whole message begins another after a while, and so does the first
        /// of a contested one.
        func accepts(_ userData: UserData, _ place: Concatenation, at time: Timestamp, _ limits: Limits) -> Bool {
            if let digest = digests[place.sequence] {
                let age = time.milliseconds - lastAt
                let isLate = isWhole ? age >= limits.repeatSeconds * 1000 : isContested && !isRecent(at: time, limits)
                return digest == userData.content.digest && !(isLate && place.sequence == 1)
            }
            if isContested { return false }
            return isRecent(at: time, limits) || digests.keys.allSatisfy { $0 < place.sequence }
        }

        /// Whether its last segment came so lately that another one of it can be on its way beside those of a next message.
        func isRecent(at time: Timestamp, _ limits: Limits) -> Bool {
            time.milliseconds - lastAt <= limits.disorderSeconds * 1000
        }

        /// Adds a segment that has not come yet, and gives all of them in order if it was the last.
        mutating func add(_ userData: UserData, _ place: Concatenation, at time: Timestamp) -> [UserData]? {
            lastAt = time.milliseconds
            segments[place.sequence] = userData
            digests[place.sequence] = userData.content.digest
            octets += Self.octets(of: [userData])
            guard isWhole else { return nil }
            defer {
                segments = [:]
                octets = wholeOctets + Self.octets(of: repeatedFront)
            }
            return (1...identity.total).compactMap { segments[$0] }
        }

        /// Keeps a segment that came again, if it may be the next of another message that begins as this one.
        ///
        /// - Returns: whether it is kept: then it must outlive the process, as any other that was acknowledged.
        mutating func keepRepeated(_ userData: UserData, _ place: Concatenation) -> Bool {
            guard isWhole else { return false }
            if place.sequence == 1 {
                octets -= Self.octets(of: repeatedFront)
                repeatedFront = []
            }
            guard Int(place.sequence) == repeatedFront.count + 1 else { return false }
            repeatedFront.append(userData)
            octets += Self.octets(of: [userData])
            return true
        }

        /// The segments of a message that begins as this one and goes on with another segment at a place.
        func front(before place: Concatenation) -> [UserData] {
            repeatedFront.count + 1 == Int(place.sequence) ? repeatedFront : []
        }

        static func octets(of segments: [UserData]) -> Int {
            segments.reduce(0) { $0 + segmentOverhead + $1.octetCount }
        }

        /// Nothing is given up of a message that is whole, but for a beginning of another one that came to nothing.
        func givenUp(_ reason: GivenUp.Reason, _ conversation: Conversation) -> [GivenUp] {
            let left = isWhole ? Dictionary(uniqueKeysWithValues: zip(1..., repeatedFront)) : segments
            if left.isEmpty { return [] }
            return [
                GivenUp(
                    reason: reason, from: conversation.sender, to: conversation.recipient, origin: conversation.origin,
                    total: identity.total, segments: left)
            ]
        }
    }
}

extension UserData.Content {
    /// FNV-1a over the units: the same in every process, so that a replay decides as the first run did.
    var digest: UInt64 {
        func hash(_ units: some Sequence<some FixedWidthInteger>) -> UInt64 {
            units.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        }
        return switch self {
        case .septets(let septets): hash(septets)
        case .codeUnits(let units): hash(units) ^ 1
        case .octets(let octets): hash(octets) ^ 2
        }
    }
}
