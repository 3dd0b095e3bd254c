/// How far a message has come, in Twilio's words.
package enum MessageStatus: String, Hashable, Sendable {
    case scheduled, queued, sent, delivered, undelivered, failed, canceled, received

    /// Whether nothing follows.
    package var isFinal: Bool {
        switch self {
        case .scheduled, .queued, .sent: false
        case .delivered, .undelivered, .failed, .canceled, .received: true
        }
    }

    /// Whether an address that wants to know is told of it.
    package var isTold: Bool {
        switch self {
        case .sent, .delivered, .undelivered, .failed, .canceled: true
        case .scheduled, .queued, .received: false
        }
    }
}
