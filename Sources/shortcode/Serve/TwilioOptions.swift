import Applications
import ArgumentParser
import SMPPDoor
import Server
import ShortMessage
import Twilio
import TwilioDoor

/// Whether Twilio's API is served, and for which account.
struct TwilioOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Be Twilio's API of messages here: a port of 127.0.0.1, or an address and a port; 0 lets the system choose.",
            valueName: "[address:]port"))
    var twilio: SMPPPlace?

    @Option(
        help: ArgumentHelp(
            "The account: lines TWILIO_ACCOUNT_SID=AC… and TWILIO_AUTH_TOKEN=…, in a file that is its owner's only.",
            valueName: "file"))
    var twilioAccount: String?

    @Option(
        help: ArgumentHelp(
            "A number of the account, and what is asked about each message to it. May be repeated.",
            valueName: "number[=url]"), transform: Self.number)
    var twilioNumber: [TwilioPlan.Number] = []

    @Flag(help: "Answer STOP, START and HELP as Twilio does, and send nothing to whoever said STOP.")
    var twilioOptOut = false

    @Flag(help: "Let +15005550001 and its like give the errors that they have at Twilio.")
    var twilioMagic = false

    func validate() throws {
        let numbers = twilioNumber.map(\.address.number)
        if let twice = twilioNumber.first(where: { one in numbers.count { $0 == one.address.number } > 1 }) {
            throw ValidationError("--twilio-number has \(twice.address) twice; expected it once.")
        }
    }

    /// Refuses what is right alone and not together.
    func checkTogether(_ programs: ProgramOptions) throws {
        guard twilio != nil else {
            guard twilioAccount == nil, twilioNumber.isEmpty, !twilioOptOut, !twilioMagic else {
                throw ValidationError(
                    "--twilio-account and the others are of Twilio's API; --twilio says where that is.")
            }
            return
        }
        guard twilioAccount != nil else {
            throw ValidationError("--twilio asks everybody for an account; --twilio-account says which there is.")
        }
        guard !twilioNumber.isEmpty else {
            throw ValidationError("--twilio sends from numbers of its account; --twilio-number names one.")
        }
        let others = Set(programs.places.map(\.shortCode.number))
        if let twice = twilioNumber.first(where: { others.contains($0.address.number) }) {
            throw ValidationError("\(twice.address) is Twilio's and a program's; expected one of them.")
        }
    }

    func plan(_ programs: ProgramOptions, history: Int) throws -> ServedTwilio? {
        guard let twilio, let twilioAccount else { return nil }
        var plan = TwilioPlan(try Self.account(in: twilioAccount), twilioNumber, programs.trust)
        (plan.hasOptOut, plan.hasMagicNumbers, plan.history) = (twilioOptOut, twilioMagic, history)
        return ServedTwilio(host: twilio.host, port: twilio.port, plan)
    }

    private static func account(in name: String) throws -> TwilioAccount {
        let recipe =
            #"printf 'TWILIO_ACCOUNT_SID=AC%s\nTWILIO_AUTH_TOKEN=%s\n' "#
            + #"$(head -c 32 /dev/urandom | od -An -tx1 -w16 | tr -d ' ')"#
        let file = SecretFile(name: name, content: "an account", recipe: recipe)
        guard let account = TwilioAccount(environment: String(decoding: try file.octets(), as: UTF8.self)) else {
            throw file.misread("TWILIO_ACCOUNT_SID=, AC and 32 hexadecimal digits, and TWILIO_AUTH_TOKEN= on lines")
        }
        return account
    }

    private static func number(_ argument: String) throws -> TwilioPlan.Number {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = try? Address(String(parts[0])), !address.isOfNobody else {
            throw ValidationError(
                "'\(Text.escaped(argument))' is not NUMBER or NUMBER=URL, such as 5151=http://127.0.0.1:5000/sms.")
        }
        guard parts.count == 2 else { return TwilioPlan.Number(address, webhook: nil) }
        guard WebPlace(String(parts[1])) != nil else {
            throw ValidationError(
                "'\(Text.escaped(String(parts[1])))' is no address such as http://127.0.0.1:5000/sms.")
        }
        return TwilioPlan.Number(address, webhook: String(parts[1]))
    }
}
