extension SMPPSession {
    /// How a message centre behaves; times are milliseconds, and nil is never.
    public struct Configuration: Hashable, Sendable {
        /// The name of the message centre.
        public var systemID = "shortcode"
        /// The newest version that it speaks: 0x34 or 0x50.
        public var interfaceVersion: UInt8 = 0x34
        /// Octets of the longest PDU that is taken.
        public var mostOctets = PacketHeader.mostOctets
        /// Requests of the ESME that may wait for an answer; what comes beyond is refused with `overWindow`.
        public var requestWindow = 1000
        /// What a request beyond the window is answered with.
        public var overWindow = CommandStatus.throttled
        /// Messages that may wait for the ESME's answer.
        public var deliveryWindow = 10
        /// Binds refused before the connection is closed.
        public var mostRefusedBinds = 3
        /// Whether a refusal has the NUL of an empty field, as some clients expect, or ends with its header.
        public var refusesWithBody = true
        /// Whether what breaks the specification is refused, even where it could be read.
        public var isStrict = false
        /// How long an ESME may take to bind.
        public var sessionInitTime: Int64? = 5_000
        /// How long nothing may come before the ESME is asked whether it is there.
        public var enquireLinkTime: Int64? = 30_000
        /// How long nothing may come after that.
        public var enquireLinkAnswerTime: Int64? = 60_000
        /// How long there may be nothing but signs of life.
        public var inactivityTime: Int64?
        /// How long the ESME may take to answer.
        public var responseTime: Int64? = 10_000

        /// The limits and times that a message centre has unless others are said.
        public init() {}
    }
}
