package import SMPP
import ShortMessage

/// Something that goes wrong between the centre and an ESME, with some of the PDUs.
package struct SMPPFault: Hashable, Sendable {
    /// What becomes of what it strikes.
    package let kind: Kind
    /// How many of a hundred it strikes.
    package let share: Int
    /// The requests that it strikes, by name; nil for all submissions.
    package let command: String?
    /// The account whose sessions it strikes; nil for all.
    package var account: String?
    /// As it was given.
    package let text: String

    /// What a fault does.
    package enum Kind: Hashable, Sendable {
        /// A request is refused, and nothing done.
        case refusal(CommandStatus)
        /// A request is neither done nor answered.
        case silence
        /// A request is done and not answered.
        case answerLost
        /// Milliseconds until a request is done.
        case late(Int64)
        /// An answer bears another sequence number.
        case wrongSequence
        /// A PDU of an unknown command comes before an answer.
        case unknownCommand
        /// An answer says that it is shorter, or longer, than it is.
        case short
        case long
        /// What is written goes out octet by octet.
        case split
        /// A message comes before the ESME has bound.
        case beforeBind
        /// The connection is gone before the centre's PDU of this number.
        case disconnect(Int)
        /// From the centre's PDU of this number on nothing is written any more, and all is read.
        case halfClose(Int)
        /// enquire_link is not answered.
        case deaf
    }

    /// Reads a fault.
    ///
    ///     fault = kind [ "=" number ] [ ":" percent ] [ "@" command ]
    ///
    /// - Throws: where it is none; see `InvalidSMPPFault`.
    package init(_ text: String) throws(InvalidSMPPFault) {
        let ends = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let parts = ends[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let words = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let share = parts.count > 1 ? Int(parts[1]) : 100
        guard let kind = Self.kind(words[0], words.count > 1 ? words[1] : nil), let share, (0...100).contains(share),
            ends.count == 1 || Self.commands.contains(ends[1])
        else { throw InvalidSMPPFault(text: text) }
        (self.kind, self.share, self.text) = (kind, share, text)
        command = ends.count > 1 ? ends[1] : nil
    }

    private static func kind(_ name: String, _ value: String?) -> Kind? {
        if let value { return kind(name, of: value) }
        return switch name {
        case "throttled": .refusal(.throttled)
        case "queue-full": .refusal(.messageQueueFull)
        case "system-error": .refusal(.systemError)
        case "silence": .silence
        case "answer-lost": .answerLost
        case "wrong-sequence": .wrongSequence
        case "unknown-command": .unknownCommand
        case "short": .short
        case "long": .long
        case "split": .split
        case "before-bind": .beforeBind
        case "deaf": .deaf
        default: nil
        }
    }

    private static func kind(_ name: String, of value: String) -> Kind? {
        let number = value.hasPrefix("0x") ? UInt32(value.dropFirst(2), radix: 16) : UInt32(value)
        guard let number else {
            return name == "status" ? CommandStatus(name: value).map { .refusal($0) } : nil
        }
        return switch name {
        case "status" where number != 0: .refusal(CommandStatus(rawValue: number))
        case "late" where number <= 3_600_000: .late(Int64(number))
        case "disconnect" where number > 0: .disconnect(Int(number))
        case "half-close" where number > 0: .halfClose(Int(number))
        default: nil
        }
    }

    /// As `CommandID` describes them.
    static let commands: Set<String> = [
        "submit_sm", "submit_multi", "data_sm", "query_sm", "cancel_sm", "replace_sm", "bind_receiver",
        "bind_transmitter", "bind_transceiver", "unbind", "enquire_link",
    ]

    /// Whether a fault of this command, or of every one, strikes a request.
    func strikes(_ request: CommandID) -> Bool {
        guard let command else { return [.submitSM, .submitMulti, .dataSM].contains(request) }
        return "\(request)" == command
    }
}

/// A text that is no fault of SMPP.
package struct InvalidSMPPFault: Error, Hashable, CustomStringConvertible {
    /// The whole text that was to be a fault.
    let text: String

    package var description: String {
        "'\(Text.escaped(text))' is no fault of SMPP; expected one of throttled, queue-full, system-error, status=0x45, "
            + "silence, answer-lost, late=MILLISECONDS, wrong-sequence, unknown-command, short, long, split, before-bind, "
            + "disconnect=N, half-close=N, deaf, then perhaps :PERCENT and @COMMAND, such as throttled:5@submit_sm"
    }
}
