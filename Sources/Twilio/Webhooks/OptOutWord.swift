/// A word that Twilio answers itself, where that is switched on.
package enum OptOutWord: String, Hashable, Sendable {
    case stop = "STOP"
    case start = "START"
    case help = "HELP"

    /// Nil where a text is none; capitals and blanks round it count for nothing.
    package init?(_ text: String) {
        let word = text.uppercased().filter { !$0.isWhitespace }
        guard text.split(whereSeparator: \.isWhitespace).count == 1 else { return nil }
        switch word {
        case "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT": self = .stop
        case "START", "YES", "UNSTOP": self = .start
        case "HELP", "INFO": self = .help
        default: return nil
        }
    }

    /// What the sender reads.
    package var reply: String {
        switch self {
        case .stop:
            "You have successfully been unsubscribed. You will not receive any more messages from this number. "
                + "Reply START to resubscribe."
        case .start:
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help. "
                + "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
        case .help: "Reply STOP to unsubscribe. Msg&Data Rates May Apply."
        }
    }
}
