package import SMPP
package import ShortMessage
package import TransportSecurity

/// Where ESMEs bind, who may, and how they are dealt with.
package struct SMPPPlan: Sendable {
    /// The address that is listened on.
    package var host = "127.0.0.1"
    /// 0 lets the system choose.
    package var port = 2775
    /// What the port shows of itself; nil where it speaks without TLS.
    package var identity: ServerIdentity?
    /// Who may bind.
    package var accounts: Accounts
    /// Who is called besides the accounts that say so.
    package var invitations: [Invitation] = []
    /// Limits and times of sessions.
    package var session = SMPPSession.Configuration()
    /// How messages are named.
    package var idForm = MessageIDForm.decimal
    /// What receipts look like.
    package var receipts = ReceiptForm()
    /// What is told of some messages; the first that fits counts.
    package var receiptRules: [ReceiptRule] = []
    /// What goes wrong.
    package var faults: [SMPPFault] = []
    /// Where what goes over connections is kept; nil for nowhere.
    package var capture: String?
    /// Whether the centre is brought milliseconds, of which it makes whole seconds itself.
    package var bringsMilliseconds = false
    /// Whether sessions and their PDUs are kept for those who ask for them.
    package var isWatched = false
    /// Where random numbers begin.
    package var seed: UInt64 = 0
    /// Minutes ahead of UTC.
    package var zone: Int
    /// That of a program that is the short code, whatever its ESMEs are called; nil where each is somebody of its own.
    package var program: Address?
    /// What another door of the program plays; nil where there is none.
    package var played: PlayedNumbers?
    /// The short codes of the services at the centre.
    package var services: [Address] = []

    /// A door at 127.0.0.1:2775.
    package init(_ accounts: Accounts, zone: Int) {
        (self.accounts, self.zone) = (accounts, zone)
    }

    /// What `data_coding` 0 is before an ESME has bound.
    var alphabet: DataCoding.DefaultAlphabet {
        if case .anyone(let account) = accounts { account.alphabet } else { .gsm }
    }
}
