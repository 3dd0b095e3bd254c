package import MessageCentre
package import SMPP
package import ShortMessage

/// Who may bind, and what is done for it.
package struct Account: Hashable, Sendable {
    /// How a message goes that takes several short messages.
    package enum LongForm: String, Hashable, Sendable, CaseIterable {
        /// As short messages with a user data header.
        case udh
        /// As short messages with the parameters `sar_*`.
        case sar
        /// As one PDU with `message_payload`.
        case payload
    }

    /// The name by which an ESME binds.
    package var systemID: String
    /// Nil takes any.
    package var password: String?
    /// Whose messages the account sends and gets; none for whatever numbers it sends from.
    package var addresses: [AddressPattern] = []
    /// Messages a second that it may submit, and how many at once; nil for any number.
    package var rate: Rate?
    /// PDUs that may be unanswered, in either direction; nil for what the command line says.
    package var window: Int?
    /// How many sessions it may have at once.
    package var mostBinds = 32
    /// What `data_coding` 0 is.
    package var alphabet = DataCoding.DefaultAlphabet.gsm
    /// How it gets what takes several short messages.
    package var longForm = LongForm.udh

    /// Where it is called while none of its sessions receives.
    package var invitation: Invitation?

    /// What is told of its messages.
    package var receipts: [ReceiptRule] = []

    /// What goes wrong in its sessions.
    package var faults: [SMPPFault] = []

    /// An account that anybody may bind for.
    package init(systemID: String) {
        self.systemID = systemID
    }

    /// How many messages it may submit.
    package struct Rate: Hashable, Sendable {
        /// In each second.
        package var messages: Int
        /// At once, after a pause.
        package var burst: Int

        package init(messages: Int, burst: Int) {
            (self.messages, self.burst) = (messages, burst)
        }
    }
}

extension Accounts {
    /// The single numbers that accounts serve, each a short code or handset of an ESME's own.
    package var numbers: [Address] {
        switch self {
        case .anyone(let account): account.addresses.compactMap(\.address)
        case .listed(let accounts): accounts.flatMap(\.addresses).compactMap(\.address)
        }
    }

    /// The account of a bind, or why there is none.
    func account(of bind: Packet.Bind) throws(Refusal) -> Account {
        switch self {
        case .anyone(var account):
            account.systemID = bind.systemID
            return account
        case .listed(let accounts):
            guard let account = accounts.first(where: { $0.systemID == bind.systemID }) else {
                throw Refusal(.invalidSystemID)
            }
            if let password = account.password, !Self.isEqual(password, bind.password) {
                throw Refusal(.invalidPassword)
            }
            return account
        }
    }

    /// Takes as long for any password of a length, however much of it is right.
    private static func isEqual(_ password: String, _ given: String) -> Bool {
        let (password, given) = (Array(password.utf8), Array(given.utf8))
        guard password.count == given.count else { return false }
        return zip(password, given).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// A request that is not carried out.
struct Refusal: Error, Hashable {
    let status: CommandStatus

    init(_ status: CommandStatus) {
        self.status = status
    }
}
