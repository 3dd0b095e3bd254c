import ArgumentParser
import Doors
import SMPP
import SMPPDoor

extension MessageIDForm: ExpressibleByArgument {}
extension SMPPPlace: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
extension ReceiptForm.Parts: ExpressibleByArgument {}
extension Account.LongForm: ExpressibleByArgument {}

/// How messages and receipts look to ESMEs, and how many may be on their way.
struct SMPPMessageOptions: ParsableArguments {
    @Option(help: "How messages are named: decimal, hex or uuid.")
    var idForm = MessageIDForm.decimal

    @Option(help: "How receipts name them, where that is to differ: decimal, hex or uuid.")
    var receiptIds: MessageIDForm?

    @Option(help: "What receipts have: text (appendix B), tlv (parameters) or both.")
    var receipts = ReceiptForm.Parts.both

    @Option(
        name: .customLong("receipt"),
        help: ArgumentHelp(
            "What is told of some messages, such as to=+62812*,state=UNDELIV,err=012,delay=2s.",
            discussion: """
                Which messages: account, from, to (perhaps with a star at the end), text (how they begin). What: state, err, \
                receipts, ids. When: delay, early (before the answer that names the message), late (behind the next \
                receipt), never, doubled. A handset of nobody fails to get what is told as failed. May be repeated; the \
                first that fits a message counts.
                """, valueName: "rule"),
        transform: Self.rule)
    var rules: [ReceiptRule] = []

    @Option(
        help: ArgumentHelp(
            "Faults between the centre and ESMEs, such as throttled:5 or late=2000:10@query_sm.",
            discussion: """
                Of a request: throttled, queue-full, system-error, status=0x45, silence, late=MILLISECONDS, answer-lost. Of an \
                answer: wrong-sequence, unknown-command, short, long (in what it says of its length). Of a session: split \
                (octet by octet), before-bind (a message comes first), disconnect=N and half-close=N (at the N-th PDU), deaf \
                (enquire_link is not answered). :PERCENT of the PDUs, all without it; @COMMAND, without it \
                submissions. May be repeated.
                """, valueName: "fault"),
        transform: Self.fault)
    var smppFault: [SMPPFault] = []

    @Option(
        help: ArgumentHelp("Keep what goes over connections in this file, which Wireshark reads.", valueName: "file"))
    var capture: String?

    @Option(
        help: ArgumentHelp(
            "What data_coding 0 is: gsm, packed-gsm, latin1 or utf8 (default: gsm).", valueName: "alphabet"),
        transform: Self.alphabet)
    var alphabet = DataCoding.DefaultAlphabet.gsm

    @Option(help: "How ESMEs get long messages: udh, sar (parameters sar_*) or payload (message_payload).")
    var long = Account.LongForm.udh

    @Option(help: ArgumentHelp("PDUs of each session that may be unanswered, both ways (default: 10 out, 1000 in)."))
    var window: Int?

    @Flag(help: "Refuse what breaks the specification, and refuse without a body.")
    var strict = false

    @Option(help: ArgumentHelp("Silence after which an ESME is asked whether it is there.", valueName: "period"))
    var enquireLink = Period(milliseconds: 30_000)

    @Option(
        help: ArgumentHelp(
            "Silence but for enquire_link after which it is unbound (default: never).", valueName: "period"))
    var inactivity: Period?

    @Option(help: ArgumentHelp("How long an ESME may take to answer.", valueName: "period"))
    var response = Period(milliseconds: 10_000)

    func validate() throws {
        if let window, !(1...100_000).contains(window) {
            throw ValidationError("--window takes 1 to 100000 PDUs.")
        }
    }

    /// What an account has that says nothing else.
    var account: Account {
        var account = Account(systemID: "")
        (account.alphabet, account.longForm) = (alphabet, long)
        return account
    }

    /// - Parameter accounts: nil for anybody.
    func plan(_ accounts: [Account]?, zone: Zone) -> SMPPPlan {
        var plan = SMPPPlan(accounts.map { .listed($0) } ?? .anyone(account), zone: zone.minutes)
        plan.idForm = idForm
        (plan.receipts.parts, plan.receipts.idForm) = (receipts, receiptIds)
        plan.receiptRules = (accounts ?? []).flatMap(\.receipts) + rules
        plan.faults = (accounts ?? []).flatMap(\.faults) + smppFault
        if let window { (plan.session.requestWindow, plan.session.deliveryWindow) = (window, window) }
        (plan.session.isStrict, plan.session.refusesWithBody) = (strict, !strict)
        plan.session.enquireLinkTime = enquireLink.milliseconds
        plan.session.enquireLinkAnswerTime = 2 * enquireLink.milliseconds
        plan.session.inactivityTime = inactivity?.milliseconds
        plan.session.responseTime = response.milliseconds
        plan.capture = capture
        return plan
    }

    private static func rule(_ text: String) throws -> ReceiptRule {
        do throws(ReceiptRuleError) {
            return try ReceiptRule(text)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private static func fault(_ text: String) throws -> SMPPFault {
        do throws(InvalidSMPPFault) {
            return try SMPPFault(text)
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private static func alphabet(_ text: String) throws -> DataCoding.DefaultAlphabet {
        guard let alphabet = DataCoding.DefaultAlphabet(name: text) else {
            throw ValidationError("--alphabet takes gsm, packed-gsm, latin1 or utf8.")
        }
        return alphabet
    }
}
