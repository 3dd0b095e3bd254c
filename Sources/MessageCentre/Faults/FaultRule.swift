import ShortMessage

/// What goes wrong with messages between some numbers, and how often.
public struct FaultRule: Hashable, Sendable {
    /// How many of a million.
    public struct Share: Hashable, Sendable {
        /// 0...1 000 000.
        public let millionths: Int

        /// No message of a million: the fault is switched off.
        public static let none = Share(millionths: 0)
    }

    /// Of a submission that the centre refuses, with a cause as RP-ERROR and CMS errors have it (TS 24.011, 8.2.5.4).
    public struct Rejection: Hashable, Sendable {
        /// How many of the submissions are refused.
        public let share: Share
        /// 1...127.
        public let cause: UInt8
    }

    /// Senders whose messages are struck; everyone, unless a rule names some.
    public internal(set) var from = AddressPattern.any
    /// Recipients whose messages are struck; everyone, unless a rule names some.
    public internal(set) var to = AddressPattern.any
    /// Submissions that are refused.
    public internal(set) var reject = Rejection(share: .none, cause: Self.standardCause)
    /// Submissions that are neither taken nor refused.
    public internal(set) var silence = Share.none
    /// Messages that do not arrive.
    public internal(set) var loss = Share.none
    /// Messages that arrive twice.
    public internal(set) var duplicate = Share.none
    /// Messages that arrive behind the next one to the same number, or a minute late where none comes.
    public internal(set) var reorder = Share.none
    /// Milliseconds by which every message is late; nil where it is not.
    public internal(set) var delay: ClosedRange<Int64>?

    /// 41, temporary failure.
    static let standardCause: UInt8 = 41

    init() {}
}

extension FaultRule {
    /// Whether it strikes messages on their way to a recipient.
    package var strikesDeliveries: Bool {
        loss != .none || duplicate != .none || reorder != .none || delay != nil
    }

    /// Whether it strikes messages on their way to the centre.
    package var strikesSubmissions: Bool { reject.share != .none || silence != .none }
}
