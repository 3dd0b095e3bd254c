extension Reassembly {
    /// Who writes to whom.
    struct Conversation: Hashable {
        let sender: Address
        let recipient: Address
    }

    /// What the segments of one message have in common.
    struct MessageIdentity: Hashable {
        let reference: UInt16
        let width: Concatenation.Width
        let total: UInt8

        init(_ place: Concatenation) {
            (reference, width, total) = (place.reference, place.width, place.total)
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
        private(set) var octets = overhead
        /// Empty once the message is whole.
        private var segments: [UInt8: UserData] = [:]
        /// Of the segments that came: what is left of a whole message.
        private var digests: [UInt8: UInt64] = [:]

        init(_ identity: MessageIdentity, deadline: Int64, order: UInt64) {
            (self.identity, self.deadline, self.order) = (identity, deadline, order)
        }

        var isWhole: Bool { digests.count == Int(identity.total) }
        var missing: [UInt8] { (1...identity.total).filter { digests[$0] == nil } }

        func has(_ place: Concatenation) -> Bool { digests[place.sequence] != nil }

        /// Whether a segment is new, or the same as the one of its number.
        func accepts(_ userData: UserData, _ place: Concatenation) -> Bool {
            digests[place.sequence].map { $0 == userData.content.digest } ?? true
        }

        /// Adds a segment that has not come yet, and gives all of them in order if it was the last.
        mutating func add(_ userData: UserData, _ place: Concatenation) -> [UserData]? {
            segments[place.sequence] = userData
            digests[place.sequence] = userData.content.digest
            octets += Self.segmentOverhead + userData.octetCount
            guard isWhole else { return nil }
            defer {
                segments = [:]
                octets = Self.overhead + digests.count * 32
            }
            return (1...identity.total).compactMap { segments[$0] }
        }

        /// Nothing is given up of a message that is whole.
        func givenUp(_ reason: GivenUp.Reason, _ conversation: Conversation) -> [GivenUp] {
            if isWhole { return [] }
            return [
                GivenUp(
                    reason: reason, from: conversation.sender, to: conversation.recipient, total: identity.total,
                    segments: segments)
            ]
        }
    }
}

extension UserData.Content {
    /// FNV-1a over the units: the same in every process, so that a replay decides as the first run did.
    fileprivate var digest: UInt64 {
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
