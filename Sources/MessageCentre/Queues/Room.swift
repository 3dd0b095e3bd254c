/// The bounds against which a queued entry counts.
///
/// Each kind has room of its own, so that what waits in one keeps nothing out of another: a service answers whoever asks,
/// however full the queues between handsets are.
enum Room: Hashable, Sendable {
    /// Messages from handset to handset: what finds no room is refused.
    case messages
    /// What services send: never refused, because what caused it was accepted; the longest waiting gives way.
    case replies
    /// Status reports; as replies.
    case reports
    /// What services leave to programs: what finds no room is refused.
    case questions
}

/// How much is in each room.
struct RoomCounts: Hashable, Sendable {
    private var (messages, replies, reports, questions) = (0, 0, 0, 0)

    subscript(_ room: Room) -> Int {
        get {
            switch room {
            case .messages: messages
            case .replies: replies
            case .reports: reports
            case .questions: questions
            }
        }
        set {
            switch room {
            case .messages: messages = newValue
            case .replies: replies = newValue
            case .reports: reports = newValue
            case .questions: questions = newValue
            }
        }
    }
}
