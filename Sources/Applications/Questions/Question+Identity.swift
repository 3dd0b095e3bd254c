import MessageCentre
import ShortMessage

extension Question {
    /// By what a program knows the question again: the same for the same message of the same log, another for any other.
    var identity: String {
        let told = "\(id) \(message.receivedAt.milliseconds) \(message.from) \(message.to) \(message.text)"
        let digits = SHA256.digest(of: Array(told.utf8)).prefix(12).map { octet in
            let digits = String(octet, radix: 16)
            return octet < 16 ? "0" + digits : digits
        }
        return "q-" + digits.joined()
    }
}
