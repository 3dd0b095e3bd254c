public import ShortMessage

/// A message that a door hands in for someone, and what its sender asked of the service centre.
public struct Submission: Hashable, Sendable {
    /// The text, the two addresses, and the time at which the door took it.
    public var message: InboundMessage
    /// Whether the sender is to hear what became of it: once, as a delivery of its own kind.
    public var report: ReportRequest
    /// Milliseconds from `receivedAt` on in which delivery is tried; nil for the centre's own period, at most 63 weeks.
    public var validity: Int64?
    /// Before which no delivery is tried; nil for at once. Never later than the validity period ends.
    ///
    /// A message to a service is refused with it: what it holds secret would have to be kept until then.
    public var notBefore: Timestamp?
    /// How it was coded, for a message that another handset is to get as it was; nil for a text alone.
    public var coding: MessageCoding?
    /// TP-MR of the message, which its report bears; of a long one, of each part whose sender asked for a report.
    public internal(set) var references: [UInt8] = []
    /// One segment of a long message, which the centre puts together with the others; nil for a whole message.
    public internal(set) var segment: UserData?
    /// The road on which it came, where numbers are not proof of who sends: an account of a link. Parts of two roads are
    /// never put together.
    public var origin = ""
    /// Whether its sender can be told to try later. A line of a log cannot: what cannot wait for a recipient that nobody is
    /// fails at once then.
    public var mayBeRefused = true

    /// A whole message: tried at once and for three days, without a report, unless other things are asked for.
    public init(
        _ message: InboundMessage, report: ReportRequest = .none, validity: Int64? = nil, notBefore: Timestamp? = nil,
        coding: MessageCoding? = nil
    ) {
        self.message = message
        self.report = report
        self.validity = validity
        self.notBefore = notBefore
        self.coding = coding
    }

    /// One short message as a handset sends it: whole, or a segment of a long one. A segment of data is put together
    /// for a service alone, which reads it if it is plainly text; to another handset it is a message by itself.
    ///
    /// A segment is committed when it is acknowledged, and waits for the others, after a restart, too: at most a day, and
    /// within the bounds that `Reassembly` has. The whole message has the period and the coding of its last segment.
    ///
    /// - Parameters:
    ///   - userData: text or data; a segment says in its header which one it is.
    ///   - sender: the handset's number.
    ///   - recipient: a service's short code, or another handset's number.
    ///   - time: when the door took it.
    ///   - reference: TP-MR, which a report bears; nil for a door that has none.
    ///   - report: what the sender is to hear of it.
    ///   - validity: milliseconds from `time` on in which delivery is tried, at most 63 weeks; nil for three days.
    ///   - coding: how it was coded, for another handset; nil for a text alone.
    public init(
        _ userData: UserData, from sender: Address, to recipient: Address, at time: Timestamp, reference: UInt8? = nil,
        report: ReportRequest = .none, validity: Int64? = nil, coding: MessageCoding? = nil
    ) {
        let isCompressed = coding?.dataCodingScheme.isCompressed ?? false
        let text = isCompressed ? userData.text : userData.readableText
        let message = InboundMessage(from: sender, to: recipient, text: text ?? "", receivedAt: time)
        self.init(message, report: report, validity: validity, coding: coding)
        references = reference.map { [$0] } ?? []
        let isForProgram = userData.text == nil && (isCompressed || userData.header?.ports != nil)
        if !isForProgram, let place = userData.header?.concatenation, place.total > 1 { segment = userData }
    }

    /// Whether it is to be delivered later than it was taken.
    var isDeferred: Bool { notBefore.map { $0.milliseconds > message.receivedAt.milliseconds } ?? false }

    /// What the journal keeps for the report; nil where none was asked for.
    var reportReferences: [UInt8]? { report != .none && !references.isEmpty ? references : nil }
}
